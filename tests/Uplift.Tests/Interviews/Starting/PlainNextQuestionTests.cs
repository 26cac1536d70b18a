using Uplift.Interviews.Contracts;
using Uplift.Interviews.Starting;
using Uplift.Library.Contracts;

namespace Uplift.Tests.Interviews.Starting;

public sealed class PlainNextQuestionTests
{
    private static readonly IReadOnlyList<QuestionSummary> Library =
    [
        .. from topic in new[] { "caching", "indexing", "locking" }
           from level in Enum.GetValues<Level>()
           from number in new[] { 1, 2 }
           select new QuestionSummary($"{topic}-{level.Slug()}-{number}", topic, level),
    ];

    [Theory]
    [InlineData(Level.Beginner)]
    [InlineData(Level.Intermediate)]
    [InlineData(Level.Advanced)]
    public void The_wanted_level_is_asked(Level level) =>
        Enumerable.Range(0, 50).ShouldAllBe(seed => Choose(Wanted(level, seed))!.Level == level);

    [Fact]
    public void The_nearest_level_is_asked_when_the_wanted_one_is_used_up()
    {
        string[] used = [.. Library.Where(question => question.Level == Level.Advanced).Select(question => question.Slug)];

        Enumerable.Range(0, 50).ShouldAllBe(seed => Choose(Wanted(Level.Advanced, seed, used))!.Level == Level.Intermediate);
    }

    [Fact]
    public void Topics_take_turns()
    {
        var asked = new List<string>();
        for (var question = 0; question < 3; question++)
        {
            asked.Add(Choose(Wanted(Level.Beginner, 7, [.. asked]))!.Slug);
        }

        asked.Select(slug => slug.Split('-')[0]).ShouldBe(["caching", "indexing", "locking"], ignoreOrder: true);
    }

    [Fact]
    public void Only_the_chosen_topics_are_asked() =>
        Enumerable.Range(0, 50).Select(seed => Choose(Wanted(Level.Beginner, seed) with { Topics = ["locking"] })!.TopicId)
            .ShouldAllBe(topic => topic == "locking");

    [Fact]
    public void What_was_asked_lately_comes_after_what_was_not()
    {
        HashSet<string> lately = [.. Library.Select(question => question.Slug).Where(slug => slug != "locking-beginner-2")];

        Enumerable.Range(0, 50).ShouldAllBe(seed =>
            PlainNextQuestion.Choose(Library, Wanted(Level.Beginner, seed), lately)!.Slug == "locking-beginner-2");
    }

    [Fact]
    public void What_was_asked_lately_is_better_than_nothing() =>
        PlainNextQuestion.Choose(Library, Wanted(Level.Beginner), Library.Select(question => question.Slug).ToHashSet()).ShouldNotBeNull();

    [Fact]
    public void No_question_is_asked_twice_and_then_there_is_none()
    {
        var asked = new List<string>();
        while (Choose(Wanted(Level.Beginner, 7, [.. asked])) is { } next)
        {
            asked.Add(next.Slug);
        }

        asked.ShouldBe(Library.Select(question => question.Slug), ignoreOrder: true);
    }

    [Fact]
    public void The_same_interview_would_choose_the_same_again() =>
        Enumerable.Range(0, 50).ShouldAllBe(seed => Choose(Wanted(Level.Beginner, seed)) == Choose(Wanted(Level.Beginner, seed)));

    [Fact]
    public void Every_question_of_a_level_is_drawn_by_some_interview() =>
        Enumerable.Range(0, 200).Select(seed => Choose(Wanted(Level.Beginner, seed))!.Slug).Distinct().Count().ShouldBe(6);

    [Fact]
    public void A_new_question_in_the_library_moves_only_draws_that_it_wins()
    {
        var newcomer = new QuestionSummary("caching-beginner-3", "caching", Level.Beginner);

        Enumerable.Range(0, 100).ShouldAllBe(seed =>
            Choose(Wanted(Level.Beginner, seed), newcomer) == newcomer
            || Choose(Wanted(Level.Beginner, seed), newcomer) == Choose(Wanted(Level.Beginner, seed)));
    }

    private static NextQuestionRequest Wanted(Level level, int seed = 1, params string[] asked) => new(Guid.Empty, [], level, asked, [], seed);

    private static QuestionSummary? Choose(NextQuestionRequest request, params QuestionSummary[] more) =>
        PlainNextQuestion.Choose([.. Library, .. more], request, new HashSet<string>());
}
