using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Contracts;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Reviews;
using Uplift.Coaching.Skills;
using Uplift.Platform.Data;

namespace Uplift.Coaching.Recompute;

/// <inheritdoc cref="IRecompute"/>
internal sealed class RecomputeSchedules(AppDb db, FindLearner learners, SkillBook skills, TimeProvider clock) : IRecompute
{
    /// <summary>So many cards are in memory at a time, each with its log.</summary>
    private const int Batch = 500;

    public async Task<(int People, int Cards)> RunAsync(Func<Difference, Task> report, bool keep, CancellationToken cancellation)
    {
        var (people, cards) = (0, 0);
        foreach (var ownerId in await OwnersAsync(cancellation))
        {
            var learner = await learners.HandleAsync(ownerId, cancellation);
            cards += await RebuildCardsAsync(ownerId, learner.Settings.Model, report, keep, cancellation);
            await RebuildSkillsAsync(ownerId, report, keep, cancellation);
            people++;
        }

        return (people, cards);
    }

    /// <summary>Works out one person's cards again, as after a change of their memory model.</summary>
    public async Task<int> RebuildCardsAsync(
        Guid ownerId, FsrsParameters parameters, Func<Difference, Task> report, bool keep, CancellationToken cancellation)
    {
        var seen = 0;
        Guid? last = null;
        while (true)
        {
            var cards = await db.StudyCards
                .Where(c => c.OwnerId == ownerId && (last == null || c.Id > last))
                .OrderBy(c => c.Id)
                .Take(Batch)
                .ToListAsync(cancellation);
            if (cards.Count == 0)
            {
                return seen;
            }

            var ids = cards.ConvertAll(card => card.Id);
            var logs = (await db.Reviews.AsNoTracking().Where(r => ids.Contains(r.CardId)).OrderBy(r => r.Line).ToListAsync(cancellation))
                .GroupBy(review => review.CardId)
                .ToDictionary(group => group.Key, group => group.ToList());
            foreach (var card in cards)
            {
                var before = card.ToSchedule();
                if (card.Rebuild(logs.GetValueOrDefault(card.Id, []).Standing(), parameters, clock))
                {
                    await report(new Difference(ownerId, $"card {card.Id}: was {Words(before)}, is {Words(card.ToSchedule())}"));
                }
            }

            (seen, last) = (seen + cards.Count, cards[^1].Id);
            await SaveAsync(keep, cancellation);
        }
    }

    private async Task RebuildSkillsAsync(Guid ownerId, Func<Difference, Task> report, bool keep, CancellationToken cancellation)
    {
        var topics = await db.Observations.Where(o => o.OwnerId == ownerId).Select(o => o.TopicId)
            .Union(db.Skills.Where(s => s.OwnerId == ownerId).Select(s => s.TopicId))
            .ToListAsync(cancellation);
        foreach (var topic in topics)
        {
            if (await skills.RebuildAsync(ownerId, [topic], [], [], cancellation) is > 0 and var differing)
            {
                await report(new Difference(ownerId, string.Create(CultureInfo.InvariantCulture, $"skills of {topic}: {differing} not as the answers say")));
            }
        }

        await SaveAsync(keep, cancellation);
    }

    private async Task SaveAsync(bool keep, CancellationToken cancellation)
    {
        if (!keep)
        {
            await db.SaveChangesAsync(cancellation);
        }

        db.ChangeTracker.Clear();
    }

    private Task<List<Guid>> OwnersAsync(CancellationToken cancellation) => db.StudyCards.Select(c => c.OwnerId)
        .Union(db.Observations.Select(o => o.OwnerId))
        .OrderBy(id => id)
        .ToListAsync(cancellation);

    private static string Words(Card card) => string.Create(
        CultureInfo.InvariantCulture,
        $"{card.State} due {card.Due:yyyy-MM-dd'T'HH:mm:ss'Z'} stability {card.Memory?.Stability ?? 0:0.####} after {card.Reviews} reviews");
}
