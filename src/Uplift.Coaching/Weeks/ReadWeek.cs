using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Skills;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Ui;

namespace Uplift.Coaching.Weeks;

/// <param name="Facts">The strongest things that the week showed, three at most.</param>
/// <param name="Limiting">The one topic that holds you back most; null before the first answer.</param>
/// <param name="Actions">What to do next, three at most.</param>
public sealed record WeekView(DateOnly From, DateOnly To, IReadOnlyList<string> Facts, CoachStep? Limiting, IReadOnlyList<CoachStep> Actions);

/// <summary>A person's last seven days: what was strongest, what limits, what is next. No count of days in a row.</summary>
internal sealed class ReadWeek(AppDb db, ILibrary library, FindLearner learners, ICoach coach, CurrentUser user, TimeProvider clock)
{
    private const int Days = 7;
    private const int Most = 3;

    /// <summary>A point that holds for so long counts as learned for good.</summary>
    private const double LongStability = 21;

    private const int MostLines = 5_000;

    public static void Map(IEndpointRouteBuilder coaching) => coaching
        .MapGet("/week", async Task<Ok<WeekView>> (ReadWeek read, CurrentUser user, CancellationToken cancellation) =>
            TypedResults.Ok(await read.HandleAsync(user.Id, cancellation)))
        .WithSummary("Your week: what was strongest, what limits, what is next");

    public Task<WeekView> HandleAsync(CancellationToken cancellation) => HandleAsync(user.Id, cancellation);

    public async Task<WeekView> HandleAsync(Guid userId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var learner = await learners.HandleAsync(userId, cancellation);
        var today = learner.Today(now);
        var from = today.AddDays(1 - Days);
        var begun = learner.Calendar.StartOf(from);
        var facts = new List<(double Strength, string Text)>();
        facts.AddRange(await MasteryAsync(userId, begun, cancellation));
        facts.AddRange(await ReviewsAsync(userId, begun, cancellation));
        var next = await coach.TodayAsync(userId, cancellation);
        return new WeekView(
            from,
            today,
            [.. facts.OrderByDescending(fact => fact.Strength).Take(Most).Select(fact => fact.Text)],
            next?.Limiting,
            [.. new[] { next?.Reviews, next?.Question, next?.Guide }.OfType<CoachStep>().Take(Most)]);
    }

    private async Task<IEnumerable<(double, string)>> MasteryAsync(Guid ownerId, DateTimeOffset begun, CancellationToken cancellation)
    {
        var topics = await db.Observations.Where(o => o.OwnerId == ownerId && o.At >= begun).Select(o => o.TopicId).Distinct().ToListAsync(cancellation);
        if (topics.Count == 0)
        {
            return [];
        }

        var seen = await db.Observations.AsNoTracking()
            .Where(o => o.OwnerId == ownerId && topics.Contains(o.TopicId))
            .OrderByDescending(o => o.At)
            .Take(MostLines)
            .ToListAsync(cancellation);
        var names = (await library.ListTopicsAsync(cancellation)).ToDictionary(topic => topic.Id, topic => topic.Name);
        var ordered = seen.OrderBy(one => one.At).ThenBy(one => one.Id).ToList();
        var before = SkillBook.Fold(ordered.Where(one => one.At < begun));
        var after = SkillBook.Fold(ordered);
        var risen = topics
            .Select(topic => (Topic: topic, Before: before.GetValueOrDefault((topic, ""), SkillState.None), After: after[(topic, "")]))
            .Where(one => one.After.Mastery > one.Before.Mastery && one.After.Mastery > Mastery.Attempted)
            .Select(one => (10.0 + (int)one.After.Mastery, $"{names.GetValueOrDefault(one.Topic, one.Topic)} rose from {MasteryWords.Of(one.Before.Mastery).ToLowerInvariant()} to {MasteryWords.Of(one.After.Mastery).ToLowerInvariant()}."));
        var best = ordered.Where(one => one.At >= begun).MaxBy(one => one.Score);
        return best is null or { Score: < SkillState.Fair } ? risen : risen.Append((
            5 * best.Score,
            string.Create(CultureInfo.InvariantCulture, $"An answer on {names.GetValueOrDefault(best.TopicId, best.TopicId)} earned {best.Score * 100:0} % of its points.")));
    }

    private async Task<IEnumerable<(double, string)>> ReviewsAsync(Guid ownerId, DateTimeOffset begun, CancellationToken cancellation)
    {
        var since = Guid.CreateVersion7(begun);
        var lines = await db.Reviews.AsNoTracking()
            .Where(r => r.OwnerId == ownerId && r.Id >= since)
            .OrderByDescending(r => r.Id)
            .Take(MostLines)
            .ToListAsync(cancellation);
        var due = lines.Standing().Where(line => line.ElapsedDays > 0).ToList();
        var recalled = due.Count(line => line.Rating > Rating.Again);
        var facts = new List<(double, string)>();
        if (due.Count > 0 && recalled * 10 >= due.Count * 7)
        {
            facts.Add((4 + (4.0 * recalled / due.Count), $"You recalled {recalled} of {Counted.Of(due.Count, "point")} that had begun to fade."));
        }

        var ids = lines.Select(line => line.CardId).Distinct().Take(1000).ToList();
        var firm = await db.StudyCards.CountAsync(c => ids.Contains(c.Id) && c.Stability >= LongStability, cancellation);
        if (firm > 0)
        {
            facts.Add((6, $"{Counted.Of(firm, "point")} you reviewed {(firm == 1 ? "holds" : "hold")} for three weeks or longer now."));
        }

        return facts;
    }
}
