using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Choosing;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Skills;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Ui;

namespace Uplift.Coaching.Today;

/// <summary>
/// What to do today and why: reviews that are due, one question, one guide, and what limits the person most. The number of
/// statements is the same whatever has gathered, and none reads more rows than it shows or weighs.
/// </summary>
internal sealed class ReadCoachToday(
    AppDb db, ILibrary library, FindLearner learners, ReadKnowledge knowledge, TimeProvider clock) : ICoach
{
    /// <summary>More are said as "more than".</summary>
    private const int MostCounted = 1000;

    private const int MinutesAQuestion = 5;
    private const int MinutesAGuide = 10;

    public async Task<CoachToday?> TodayAsync(Guid userId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var learner = await learners.HandleAsync(userId, cancellation);
        var (known, due) = await knowledge.HandleAsync(learner, cancellation);
        var count = await db.StudyCards.DueFor(userId, now).OrderBy(c => c.AskAt).Take(MostCounted + 1).CountAsync(cancellation);
        if (known.Skills.Count == 0 && count == 0 && learner.Plan is null)
        {
            return null;
        }

        var topics = (await library.ListTopicsAsync(cancellation)).ToDictionary(topic => topic.Id, topic => topic.Name);
        var limiting = Limiting(known, topics);
        var all = await library.ListQuestionsAsync(cancellation);
        var seed = learner.Today(now).DayNumber;
        var choice = QuestionChoice.Choose(all, [], null, [], known, seed);
        var wanted = new[] { choice?.Question.Slug, due.Count > 0 ? due[0].QuestionSlug : null }.OfType<string>().Distinct().ToList();
        var questions = await library.FindQuestionsAsync(wanted, cancellation);
        var guides = await library.FindGuidesOfAsync(wanted, cancellation);
        return new CoachToday(
            ReviewsOf(count, due),
            choice is not null && questions.GetValueOrDefault(choice.Question.Slug) is { } question ? QuestionOf(choice, question) : null,
            GuideOf(due, choice, guides),
            limiting,
            PlanOf(learner, now));
    }

    private static CoachStep? ReviewsOf(int count, IReadOnlyList<DueCard> due)
    {
        if (count == 0)
        {
            return null;
        }

        var words = count > MostCounted ? "More than 1,000 points" : Counted.Of(count, "point");
        var fresh = due.Count(card => card.Reviews == 0);
        var asked = due.Count(card => card is { Reviews: 0, Origin: Cards.CardOrigin.JobRequirement });
        var why = asked == due.Count ? "A job asks for them, and your resume did not show them."
            : fresh == due.Count ? "They were missed or said in part; the first look comes the day after."
            : fresh == 0 ? "About one in ten would be forgotten by now; recalling them now makes them last longer."
            : $"{fresh} {(fresh == 1 ? "is" : "are")} new, the rest is about to fade; recalling it now makes it last longer.";
        return new CoachStep($"{words} to recall", why, "Begin the review", "/review", ReviewTime.Minutes(Math.Min(count, MostCounted)));
    }

    private static CoachStep QuestionOf(Scored choice, QuestionContent question) => new(
        question.Prompt,
        choice switch
        {
            { Risk: > 0.2 } => $"Points of it are fading; answering it whole is the better review. {question.TopicName}.",
            { Missed: > 0 } => $"You missed a point of it before. {question.TopicName}.",
            { Gap: >= 0.5 } => $"{question.TopicName} counts for what you prepare for, and is not mastered yet.",
            _ => $"It is about as hard as you can answer now, which is where most is learned. {question.TopicName}.",
        },
        "Answer it",
        $"/practice/{question.Slug}",
        MinutesAQuestion);

    private static CoachStep? GuideOf(IReadOnlyList<DueCard> due, Scored? choice, IReadOnlyDictionary<string, GuideLink> guides)
    {
        if (due.FirstOrDefault(card => card.See is not null) is { See: { } section })
        {
            return new CoachStep("The section that puts a wrong claim right", "You said something that is not so; this section says why.", "Read it", $"/guides/{section}", MinutesAGuide);
        }

        if (due.Count > 0 && guides.GetValueOrDefault(due[0].QuestionSlug) is { } missed)
        {
            return new CoachStep(missed.Title, "It teaches the point that has been waiting longest.", "Read it", $"/guides/{missed.Slug}", MinutesAGuide);
        }

        return choice is not null && guides.GetValueOrDefault(choice.Question.Slug) is { } guide
            ? new CoachStep(guide.Title, "It teaches what the next question asks.", "Read it", $"/guides/{guide.Slug}", MinutesAGuide)
            : null;
    }

    /// <summary>The topic with the widest gap among those that were answered and count.</summary>
    private static CoachStep? Limiting(Knowledge known, Dictionary<string, string> topics)
    {
        var weakest = known.Skills
            .Where(skill => topics.ContainsKey(skill.Key) && skill.Value.Mastery < Mastery.Mastered)
            .Where(skill => known.GoalTopics.Count == 0 || known.GoalTopics.Contains(skill.Key))
            .OrderBy(skill => skill.Value.Mastery).ThenBy(skill => skill.Value.Theta).ThenBy(skill => skill.Key, StringComparer.Ordinal)
            .Select(skill => (Topic: skill.Key, State: skill.Value))
            .FirstOrDefault();
        return weakest.State is not { } state ? null : new CoachStep(
            topics[weakest.Topic],
            string.Create(
                CultureInfo.InvariantCulture,
                $"{MasteryWords.Of(state.Mastery)} after {Counted.Of(state.Answers, "answer")}; your last earned {state.LastScore * 100:0} % of its points."),
            "See the evidence",
            $"/skills/{weakest.Topic}",
            MinutesAQuestion);
    }

    private static CoachStep? PlanOf(Learner learner, DateTimeOffset now)
    {
        if (learner.InterviewOn(now) is not { } day)
        {
            return null;
        }

        var left = day.DayNumber - learner.Today(now).DayNumber;
        var role = learner.Plan!.Role.Length > 0 ? $" for {learner.Plan.Role}" : "";
        return new CoachStep(
            $"{Counted.Of(left, "day")} until the interview{role}",
            $"{Counted.Of(learner.Plan.MinutesADay, "minute")} a day are planned; the plan moves with what you do.",
            "See the plan",
            "/plan",
            learner.Plan.MinutesADay);
    }
}
