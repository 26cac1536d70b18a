using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Skills;

/// <param name="Counts">Whether the plan names it, or names no topic at all.</param>
/// <param name="Ability">The share of an intermediate question's points that is to be expected, 0 to 1; null before the first answer.</param>
/// <param name="AbilityLow">One standard error below.</param>
/// <param name="AbilityHigh">One standard error above.</param>
/// <param name="Theta">The same in logits.</param>
/// <param name="ThetaError">Its standard error, in logits.</param>
/// <param name="Answers">How many answers it follows from.</param>
/// <param name="Cards">How many points of it are on cards.</param>
/// <param name="Recall">The mean chance to recall those that were reviewed, on the day of the map; null without any.</param>
/// <param name="Weeks">The mastery at the end of each of the last eight weeks, the oldest first.</param>
public sealed record SkillView(
    string TopicId,
    string Name,
    Mastery Mastery,
    bool Counts,
    double? Ability,
    double? AbilityLow,
    double? AbilityHigh,
    double Theta,
    double ThetaError,
    int Answers,
    int Cards,
    double? Recall,
    IReadOnlyList<Mastery> Weeks);

/// <param name="RecallOn">The day that recall is predicted for: the interview's, or today without one.</param>
/// <param name="Topics">Sorted by what limits most.</param>
public sealed record SkillMapView(DateOnly RecallOn, bool IsInterview, IReadOnlyList<SkillView> Topics);

/// <summary>All topics by mastery and by what will be recalled on the day.</summary>
internal sealed class ReadSkillMap(
    AppDb db, ILibrary library, FindLearner learners, IOptions<LevelDifficulties> levels, CurrentUser user, TimeProvider clock)
{
    public const int Weeks = 8;

    /// <summary>Of more cards the newest are looked at; a mean over so many does not move any more.</summary>
    private const int MostCards = 20_000;

    private const int MostObservations = 5_000;

    public static void Map(IEndpointRouteBuilder skills)
    {
        skills.MapGet("/", async Task<Ok<SkillMapView>> (ReadSkillMap read, CancellationToken cancellation) =>
            TypedResults.Ok(await read.HandleAsync(cancellation))).WithSummary("Your skill map");
        skills.MapGet("/map.svg", async Task<FileContentHttpResult> (ReadSkillMap read, CancellationToken cancellation) =>
            TypedResults.File(System.Text.Encoding.UTF8.GetBytes(SkillMapSvg.Write(await read.HandleAsync(cancellation))), "image/svg+xml"))
            .WithSummary("Your skill map as a picture")
            .Produces<string>(StatusCodes.Status200OK, "image/svg+xml");
    }

    public async Task<SkillMapView> HandleAsync(CancellationToken cancellation)
    {
        var (ownerId, now) = (user.Id, clock.GetUtcNow());
        var learner = await learners.HandleAsync(ownerId, cancellation);
        var interview = learner.InterviewOn(now);
        var day = interview ?? learner.Today(now);
        var skills = await db.Skills.AsNoTracking()
            .Where(s => s.OwnerId == ownerId && s.Tag == "")
            .ToDictionaryAsync(s => s.TopicId, s => s.State, cancellation);
        var recall = await RecallAsync(learner, day, cancellation);
        var weeks = await WeeksAsync(ownerId, now, cancellation);
        var goal = (learner.Plan?.Counted ?? []).ToHashSet();
        var topics = await library.ListTopicsAsync(cancellation);
        var views = topics.Select(topic => Of(topic, skills.GetValueOrDefault(topic.Id, SkillState.None), goal, recall, weeks));
        return new SkillMapView(
            day,
            interview is not null,
            // What counts first; of that what was begun and is weakest; what was never asked limits nothing yet.
            [
                .. views.OrderByDescending(view => view.Counts && goal.Count > 0)
                    .ThenBy(view => view.Answers == 0 && view.Cards == 0)
                    .ThenBy(view => view.Mastery)
                    .ThenBy(view => view.Recall ?? 1)
                    .ThenBy(view => view.Theta),
            ]);
    }

    private SkillView Of(
        TopicSummary topic,
        SkillState state,
        HashSet<string> goal,
        Dictionary<string, (int Cards, double? Recall)> recall,
        Dictionary<string, Mastery[]> weeks)
    {
        var (cards, chance) = recall.GetValueOrDefault(topic.Id);
        double? Share(double theta) => state.Answers == 0 ? null : Skills.Ability.Expected(theta, levels.Value.IntermediateDifficulty);
        return new SkillView(
            topic.Id,
            topic.Name,
            state.Mastery,
            goal.Count == 0 || goal.Contains(topic.Id),
            Share(state.Theta),
            Share(state.Theta - state.Error),
            Share(state.Theta + state.Error),
            state.Theta,
            state.Error,
            state.Answers,
            cards,
            chance,
            weeks.GetValueOrDefault(topic.Id) ?? new Mastery[Weeks]);
    }

    private async Task<Dictionary<string, (int Cards, double? Recall)>> RecallAsync(Learner learner, DateOnly day, CancellationToken cancellation)
    {
        var ownerId = learner.Id;
        var cards = await db.StudyCards.AsNoTracking()
            .Where(c => c.OwnerId == ownerId)
            .OrderByDescending(c => c.Id)
            .Take(MostCards)
            .Select(c => new { c.TopicId, c.Stability, c.LastDay })
            .ToListAsync(cancellation);
        var model = new MemoryModel(learner.Settings.Model);
        return cards.GroupBy(card => card.TopicId).ToDictionary(group => group.Key, group =>
        {
            var known = group.Where(card => card is { Stability: not null, LastDay: not null }).ToList();
            return (group.Count(), known.Count == 0 ? (double?)null : known.Average(card =>
                model.Retrievability(Math.Max(0, day.DayNumber - card.LastDay!.Value.DayNumber), card.Stability!.Value)));
        });
    }

    /// <summary>The answers played forward, with a look at the end of each week.</summary>
    private async Task<Dictionary<string, Mastery[]>> WeeksAsync(Guid ownerId, DateTimeOffset now, CancellationToken cancellation)
    {
        var seen = await db.Observations.AsNoTracking()
            .Where(o => o.OwnerId == ownerId)
            .OrderByDescending(o => o.At)
            .Take(MostObservations)
            .Select(o => new Observation
            {
                Id = o.Id,
                OwnerId = o.OwnerId,
                InterviewId = o.InterviewId,
                QuestionSlug = o.QuestionSlug,
                TopicId = o.TopicId,
                Tags = new List<string>(),
                Level = o.Level,
                At = o.At,
                Day = o.Day,
                Score = o.Score,
                Weight = o.Weight,
                Difficulty = o.Difficulty,
                Mixed = o.Mixed,
                Points = new List<SeenPoint>(),
            })
            .ToListAsync(cancellation);
        return seen.GroupBy(one => one.TopicId).ToDictionary(group => group.Key, group =>
        {
            var weeks = new Mastery[Weeks];
            var state = SkillState.None;
            using var left = group.OrderBy(one => one.At).ThenBy(one => one.Id).GetEnumerator();
            var more = left.MoveNext();
            for (var week = 0; week < Weeks; week++)
            {
                for (var end = now.AddDays(-7 * (Weeks - 1 - week)); more && left.Current.At <= end; more = left.MoveNext())
                {
                    state = state.After(left.Current);
                }

                weeks[week] = state.Mastery;
            }

            return weeks;
        });
    }
}
