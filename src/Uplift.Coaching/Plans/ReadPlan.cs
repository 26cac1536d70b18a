using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Skills;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Ui;

namespace Uplift.Coaching.Plans;

/// <summary>The plan as it stands now: laid out anew at each look, so that it moves with what was really done.</summary>
internal sealed class ReadPlan(AppDb db, ILibrary library, FindLearner learners, CurrentUser user, TimeProvider clock)
{
    /// <summary>Of more cards than that the ones due first are planned; no plan of a day's minutes could hold the rest.</summary>
    private const int MostCards = 5_000;

    public static void Map(IEndpointRouteBuilder plan)
    {
        plan.MapGet("/", GetAsync).WithSummary("Your plan, day by day").ProducesProblem(StatusCodes.Status404NotFound);
        plan.MapGet("/calendar.ics", GetCalendarAsync)
            .WithSummary("Your plan as a calendar (RFC 5545)")
            .Produces<string>(StatusCodes.Status200OK, "text/calendar")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<PlanView>, ProblemHttpResult>> GetAsync(ReadPlan read, CancellationToken cancellation) =>
        (await read.HandleAsync(cancellation)).ToOk();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetCalendarAsync(
        ReadPlan read, CurrentUser user, TimeProvider clock, CancellationToken cancellation)
    {
        var outcome = await read.HandleAsync(cancellation);
        return outcome.Value is { } plan
            ? TypedResults.File(PlanCalendar.Write(plan, user.Id, clock.GetUtcNow()), "text/calendar; charset=utf-8", "uplift-plan.ics")
            : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<PlanView>> HandleAsync(CancellationToken cancellation)
    {
        var learner = await learners.HandleAsync(user.Id, cancellation);
        return learner.Plan is { } plan ? await OfAsync(learner, plan, cancellation) : Problem.NotFound("plan");
    }

    internal async Task<PlanView> OfAsync(Learner learner, StudyPlan plan, CancellationToken cancellation)
    {
        var today = learner.Today(clock.GetUtcNow());
        var topics = await library.ListTopicsAsync(cancellation);
        var planned = Planner.Plan(new PlanInput(
            today,
            plan.InterviewOn,
            plan.MinutesADay,
            plan.FreeDays,
            learner.Settings.Retention,
            learner.Settings.Model,
            await CardsAsync(learner, plan.InterviewOn, cancellation),
            await TopicsAsync(learner, plan, topics, cancellation)));
        var names = topics.ToDictionary(topic => topic.Id, topic => topic.Name);
        return new PlanView(
            plan.InterviewOn,
            plan.MinutesADay,
            plan.FreeDays,
            plan.Topics,
            plan.Role,
            plan.Goal is { } goal ? Of(goal, topics) : null,
            Math.Max(0, plan.InterviewOn.DayNumber - today.DayNumber),
            planned.MissingMinutes == 0,
            Verdict(planned, plan, today, names),
            planned.MissingMinutes,
            planned.MinutesADayNeeded,
            planned.Drop,
            planned.Recall,
            [.. planned.Days.Select(day => new PlanDayView(day.Day, day.Minutes, [.. day.Items.Select(item => Of(item, names, plan.Goal?.Level))]))]);
    }

    private async Task<IReadOnlyList<PlannedCard>> CardsAsync(Learner learner, DateOnly until, CancellationToken cancellation)
    {
        var (ownerId, end) = (learner.Id, learner.Calendar.StartOf(until));
        var cards = await db.StudyCards.AsNoTracking()
            .DueFor(ownerId, end)
            .OrderBy(c => c.AskAt).ThenBy(c => c.Id)
            .Take(MostCards)
            .Select(c => new { c.Stability, c.Difficulty, c.LastDay, c.DueAt })
            .ToListAsync(cancellation);
        return
        [
            .. cards.Select(card => new PlannedCard(
                card.Stability is { } stability ? new Memory(stability, card.Difficulty!.Value) : null, card.LastDay, learner.Calendar.DayOf(card.DueAt))),
        ];
    }

    private async Task<IReadOnlyList<PlannedTopic>> TopicsAsync(
        Learner learner, StudyPlan plan, IReadOnlyList<TopicSummary> topics, CancellationToken cancellation)
    {
        var ownerId = learner.Id;
        var skills = await db.Skills.AsNoTracking().Where(s => s.OwnerId == ownerId && s.Tag == "").ToDictionaryAsync(s => s.TopicId, cancellation);
        var (counted, weights) = (plan.Counted, plan.Goal?.Weights());
        return
        [
            .. topics.Where(topic => counted.Count == 0 || counted.Contains(topic.Id)).Select(topic =>
            {
                var skill = skills.GetValueOrDefault(topic.Id);
                var weight = weights is null ? PlanGoal.MostWeight : weights.GetValueOrDefault(topic.Id, 1);
                return new PlannedTopic(
                    topic.Id, topic.Name, skill?.Mastery ?? Mastery.NotStarted, skill?.Theta ?? 0, weight, Target(plan.Goal, weight), topic.Guides > 0);
            }),
        ];
    }

    /// <summary>Who is asked as a beginner, or about something named in passing, need not be more than familiar with it.</summary>
    private static Mastery Target(PlanGoal? goal, int weight) =>
        goal is not null && (goal.Level == Level.Beginner || weight == 1) ? Mastery.Familiar : Mastery.Proficient;

    private static PlanGoalView Of(PlanGoal goal, IReadOnlyList<TopicSummary> topics)
    {
        var taught = topics.Where(topic => topic.Guides > 0).Select(topic => topic.Id).ToHashSet();
        var needs = goal.Needs.Select(need => new PlanNeedView(need.Name, need.Weight, need.Topics, need.Topics.Any(taught.Contains)))
            .OrderByDescending(need => need.Weight)
            .ToList();
        return new PlanGoalView(
            goal.Title, goal.Application, goal.Role, goal.Level, needs, [.. needs.Where(need => !need.Taught).Select(need => need.Name)]);
    }

    private string Verdict(Planned planned, StudyPlan plan, DateOnly today, Dictionary<string, string> names)
    {
        if (plan.InterviewOn <= today)
        {
            return "The day has come. There is nothing to plan; choose the next date when you know it.";
        }

        if (planned.MissingMinutes == 0)
        {
            var busiest = planned.Days.Max(day => day.Minutes);
            return $"All of it finds room: {Counted.Of(busiest, "minute")} on the fullest of {Counted.Of(planned.Days.Count, "day")}.";
        }

        var drop = planned.Drop.Select(id => names.GetValueOrDefault(id, id)).ToList();
        var instead = drop.Count == 0 ? "" : $" Or leave out {Listed(drop)}, which {(plan.Goal is null ? "would take the most time from here" : "the job asks for least, or which would take the most time from here")}.";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Counted.Of(planned.MissingMinutes, "minute")} of it find no room until {user.Format(plan.InterviewOn)}. Plan {planned.MinutesADayNeeded} minutes a day instead of {plan.MinutesADay}.{instead}");
    }

    private static string Listed(List<string> names) =>
        names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} and {names[^1]}";

    private static PlanItemView Of(PlannedItem item, Dictionary<string, string> names, Level? level)
    {
        var topic = item.Topic is { } id ? names.GetValueOrDefault(id, id) : "";
        return item.Kind switch
        {
            PlanItemKind.Reviews => new(item.Kind, null, Counted.Of(item.Count, "point") + " to recall", "/review", item.Minutes),
            PlanItemKind.Guide => new(item.Kind, item.Topic, $"Read on {topic}", $"/topics/{item.Topic}", item.Minutes),
            PlanItemKind.Question => new(
                item.Kind,
                item.Topic,
                $"{Counted.Of(item.Count, level is { } wanted ? $"{wanted.Slug()} question" : "question")} on {topic}",
                $"/questions?topic={item.Topic}{(level is { } asked ? $"&level={asked.Slug()}" : "")}",
                item.Minutes),
            _ => new(item.Kind, null, "A mixed interview of three questions", "/interviews/new", item.Minutes),
        };
    }
}
