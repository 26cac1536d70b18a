using Uplift.Coaching.Choosing;
using Uplift.Coaching.Skills;
using Uplift.Library.Contracts;

namespace Uplift.Tests.Coaching.Choosing;

public sealed class QuestionChoiceTests
{
    private static readonly List<QuestionSummary> All =
        [.. from topic in new[] { "a", "b", "c", "d" } from number in Enumerable.Range(1, 6) select new QuestionSummary($"{topic}{number}", topic, (Level)(1 + (number % 3)))];

    private static readonly Knowledge Nothing = new(
        new Dictionary<string, SkillState>(), new Dictionary<string, double>(), new Dictionary<string, FadedCards>(), new HashSet<string>());

    [Fact]
    public void A_session_of_three_has_three_topics_whatever_scores_best()
    {
        // All that is known speaks for topic a.
        var known = Nothing with { GoalTopics = new HashSet<string> { "a" }, Cards = All.Where(q => q.TopicId == "a").ToDictionary(q => q.Slug, _ => new FadedCards(1, true)) };
        for (var seed = 0; seed < 50; seed++)
        {
            Session(known, seed).Select(slug => slug[0]).Distinct().Count().ShouldBe(3);
        }
    }

    [Fact]
    public void Within_one_topic_the_quota_asks_for_nothing_that_is_not_there() =>
        QuestionChoice.Choose(All, ["a"], Level.Advanced, ["a1"], Nothing, 1)!.Question.TopicId.ShouldBe("a");

    [Fact]
    public void What_has_faded_comes_before_what_has_not() => Best(Nothing with { Cards = new Dictionary<string, FadedCards> { ["c2"] = new(0.6, false) } }).ShouldBe("c2");

    [Fact]
    public void A_point_missed_before_comes_before_one_that_was_not() => Best(Nothing with { Cards = new Dictionary<string, FadedCards> { ["b3"] = new(0, true) } }).ShouldBe("b3");

    [Fact]
    public void What_was_seen_yesterday_waits()
    {
        var known = Nothing with { Cards = new Dictionary<string, FadedCards> { ["b3"] = new(0, true) }, LastAnswered = new Dictionary<string, double> { ["b3"] = 1 } };

        Best(known).ShouldNotBe("b3");
    }

    [Fact]
    public void The_topic_that_counts_and_is_not_mastered_comes_first()
    {
        var mastered = SkillState.None with { Mastery = Mastery.Mastered };

        Best(Nothing with { GoalTopics = new HashSet<string> { "d" } })[0].ShouldBe('d');
        Best(Nothing with { GoalTopics = new HashSet<string> { "d", "c" }, Skills = new Dictionary<string, SkillState> { ["d"] = mastered } })[0].ShouldBe('c');
    }

    [Fact]
    public void Without_a_wanted_level_somebody_strong_gets_what_they_answer_to_seven_tenths()
    {
        var strong = new Dictionary<string, SkillState>();
        foreach (var topic in new[] { "a", "b", "c", "d" })
        {
            strong[topic] = SkillState.None with { Theta = 1.85 };
        }

        var level = QuestionChoice.Choose(All, [], null, [], Nothing with { Skills = strong }, 3)!.Question.Level;

        level.ShouldBe(Level.Advanced);
        Ability.Expected(1.85, LevelDifficulties.Usual.Of(Level.Advanced)).ShouldBe(0.7, 0.01);
    }

    [Fact]
    public void A_wanted_level_is_kept() => QuestionChoice.Choose(All, [], Level.Beginner, [], Nothing, 4)!.Question.Level.ShouldBe(Level.Beginner);

    [Fact]
    public void When_all_was_asked_there_is_none() => QuestionChoice.Choose(All, ["a"], Level.Beginner, [.. All.Select(q => q.Slug)], Nothing, 4).ShouldBeNull();

    private static string Best(Knowledge knowledge) => QuestionChoice.Choose(All, [], null, [], knowledge, 7)!.Question.Slug;

    private static List<string> Session(Knowledge knowledge, int seed)
    {
        var asked = new List<string>();
        while (asked.Count < 3)
        {
            asked.Add(QuestionChoice.Choose(All, [], Level.Intermediate, asked, knowledge, seed)!.Question.Slug);
        }

        return asked;
    }
}
