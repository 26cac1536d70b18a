using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Skills;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Choosing;

/// <summary>A card that is due, as far as choosing needs it.</summary>
internal sealed record DueCard(
    Guid Id, string QuestionSlug, string TopicId, string? See, Cards.CardOrigin Origin, double? Stability, DateOnly? LastDay, int Reviews, int Lapses);

/// <summary>Reads what is known of a person, in three statements whatever they have done.</summary>
internal sealed class ReadKnowledge(AppDb db, IOptions<LevelDifficulties> levels, TimeProvider clock)
{
    /// <summary>What lies further back is as good as not seen.</summary>
    private const int RemembersAnswers = 200;

    /// <summary>The longest due, which is what has faded most.</summary>
    private const int RemembersCards = 200;

    public async Task<(Knowledge Knowledge, IReadOnlyList<DueCard> Due)> HandleAsync(Learner learner, CancellationToken cancellation)
    {
        var (ownerId, now) = (learner.Id, clock.GetUtcNow());
        var skills = await db.Skills.AsNoTracking()
            .Where(s => s.OwnerId == ownerId && s.Tag == "")
            .ToDictionaryAsync(s => s.TopicId, s => s.State, cancellation);
        var answered = await db.Observations.AsNoTracking()
            .Where(o => o.OwnerId == ownerId)
            .OrderByDescending(o => o.At)
            .Take(RemembersAnswers)
            .Select(o => new { o.QuestionSlug, o.At })
            .ToListAsync(cancellation);
        var due = await db.StudyCards.AsNoTracking()
            .DueFor(ownerId, now)
            .OrderBy(c => c.AskAt).ThenBy(c => c.Id)
            .Take(RemembersCards)
            .Select(c => new DueCard(c.Id, c.QuestionSlug, c.TopicId, c.See, c.Origin, c.Stability, c.LastDay, c.Reviews, c.Lapses))
            .ToListAsync(cancellation);
        var model = new MemoryModel(learner.Settings.Model);
        var today = learner.Today(now);
        return (new Knowledge(
            skills,
            answered.GroupBy(one => one.QuestionSlug).ToDictionary(group => group.Key, group => (now - group.Max(one => one.At)).TotalDays),
            due.GroupBy(card => card.QuestionSlug).ToDictionary(group => group.Key, group => Faded(group, model, today)),
            (learner.Plan?.Counted ?? []).ToHashSet())
        {
            Levels = levels.Value,
        }, due);
    }

    private static FadedCards Faded(IEnumerable<DueCard> cards, MemoryModel model, DateOnly today)
    {
        var all = cards.ToList();
        return new FadedCards(
            // What was never recalled counts as forgotten by half: it was missed once and its correction was read.
            all.Average(card => card is { Stability: { } stability, LastDay: { } last }
                ? 1 - model.Retrievability(Math.Max(0, today.DayNumber - last.DayNumber), stability)
                : 0.5),
            all.Exists(card => card.Reviews == 0 && card.Origin is Cards.CardOrigin.Missed or Cards.CardOrigin.Misconception));
    }
}
