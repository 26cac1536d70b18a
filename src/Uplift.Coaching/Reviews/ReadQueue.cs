using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Fsrs;
using Uplift.Coaching.Learners;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Coaching.Reviews;

/// <summary>A card in the queue, with the key under which its rating is to be sent.</summary>
internal sealed record QueuedCard(CardView Card, string TopicName, Guid Key);

/// <param name="Cards">The next of what is due.</param>
/// <param name="Due">How many are due, to <see cref="ReadQueue.MostCounted"/>.</param>
/// <param name="DoneToday">How many were rated on this day of the learner's.</param>
/// <param name="NextDueAt">When the next one comes, when none is due.</param>
/// <param name="MayGoAhead">An interview lies ahead, so reviewing before it is due has a use.</param>
internal sealed record ReviewQueue(IReadOnlyList<QueuedCard> Cards, int Due, int DoneToday, DateTimeOffset? NextDueAt, bool MayGoAhead, bool HasCards);

/// <summary>What the review page shows: enough cards that a lost connection does not stop a review.</summary>
internal sealed class ReadQueue(AppDb db, ILibrary library, FindLearner learners, CurrentUser user, TimeProvider clock)
{
    public const int MostCounted = 1000;

    private const int CardsAtOnce = 20;
    private const int CardsWeighed = 500;

    /// <param name="ahead">Where nothing is due: what gains most for the interview.</param>
    public async Task<ReviewQueue> HandleAsync(bool ahead, CancellationToken cancellation)
    {
        var (ownerId, now) = (user.Id, clock.GetUtcNow());
        var learner = await learners.HandleAsync(ownerId, cancellation);
        var due = await db.StudyCards.AsNoTracking()
            .DueFor(ownerId, now)
            .OrderBy(c => c.AskAt).ThenBy(c => c.Id)
            .Take(CardsAtOnce)
            .Select(CardView.Of)
            .ToListAsync(cancellation);
        if (due.Count == 0 && ahead && learner.InterviewOn(now) is { } day)
        {
            due = await AheadAsync(learner, day, cancellation);
        }

        var count = due.Count < CardsAtOnce ? due.Count : await db.StudyCards.DueFor(ownerId, now).OrderBy(c => c.AskAt).Take(MostCounted).CountAsync(cancellation);
        var begun = Guid.CreateVersion7(learner.Calendar.StartOf(learner.Today(now)));
        var lines = await db.Reviews
            .Where(r => r.OwnerId == ownerId && r.Id >= begun && r.Source != ReviewSource.Interview)
            .Take(MostCounted)
            .GroupBy(r => r.Undoes == null)
            .Select(group => new { IsRating = group.Key, Count = group.Count() })
            .ToListAsync(cancellation);
        var next = due.Count > 0 ? null : await db.StudyCards
            .Where(c => c.OwnerId == ownerId && !c.Resting)
            .OrderBy(c => c.AskAt)
            .Select(c => (DateTimeOffset?)c.AskAt)
            .FirstOrDefaultAsync(cancellation);
        var topics = (await library.ListTopicsAsync(cancellation)).ToDictionary(topic => topic.Id, topic => topic.Name);
        return new ReviewQueue(
            [.. due.Select(card => new QueuedCard(card, topics.GetValueOrDefault(card.TopicId, card.TopicId), Ids.Next(clock)))],
            count,
            Math.Max(0, lines.Sum(line => line.IsRating ? line.Count : -line.Count)),
            next,
            learner.InterviewOn(now) is not null,
            due.Count > 0 || next is not null || await db.StudyCards.AnyAsync(c => c.OwnerId == ownerId, cancellation));
    }

    /// <summary>What was not reviewed today and gains most until the interview.</summary>
    private async Task<List<CardView>> AheadAsync(Learner learner, DateOnly interviewOn, CancellationToken cancellation)
    {
        var ownerId = learner.Id;
        var today = learner.Today(clock.GetUtcNow());
        var model = new MemoryModel(learner.Settings.Model);
        var cards = await db.StudyCards.AsNoTracking()
            .Where(c => c.OwnerId == ownerId && c.AskAt < StudyCard.Never)
            .OrderBy(c => c.AskAt).ThenBy(c => c.Id)
            .Take(CardsWeighed)
            .ToListAsync(cancellation);
        return
        [
            .. cards.Where(card => card.LastDay != today)
                .OrderByDescending(card => Gains.Of(
                    model,
                    card.Stability is { } stability ? new Memory(stability, card.Difficulty!.Value) : null,
                    card.LastDay is { } last ? today.DayNumber - last.DayNumber : 0,
                    interviewOn.DayNumber - today.DayNumber))
                .Take(CardsAtOnce)
                .Select(CardView.From),
        ];
    }

    /// <summary>A review that was just made, to be shown with its verdict; null when it is not the person's or was taken back.</summary>
    public async Task<ReviewView?> RatedAsync(Guid id, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var review = await db.Reviews.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id && r.OwnerId == ownerId && r.Undoes == null, cancellation);
        if (review is null || await db.Reviews.AnyAsync(r => r.CardId == review.CardId && r.Undoes == id, cancellation))
        {
            return null;
        }

        return ReviewView.Of(review, await db.StudyCards.AsNoTracking().SingleAsync(c => c.Id == review.CardId, cancellation));
    }
}
