using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Cards;
using Uplift.Coaching.Learners;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Reviews;

/// <summary>
/// Takes back the last rating of a card: a further line of the log says so, and the schedule is worked out again without it.
/// Taking it back twice changes nothing.
/// </summary>
internal sealed class UndoReview(AppDb db, FindLearner learners, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder reviews) => reviews
        .MapDelete("/{id:guid}", DeleteAsync)
        .WithSummary("Take back the last rating of a card")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<CardView>, ProblemHttpResult>> DeleteAsync(Guid id, UndoReview undo, CancellationToken cancellation) =>
        (await undo.HandleAsync(id, cancellation)).ToOk();

    public async Task<Outcome<CardView>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var review = await db.Reviews.AsNoTracking()
            .SingleOrDefaultAsync(r => r.Id == id && r.OwnerId == ownerId && r.Undoes == null, cancellation);
        if (review is null)
        {
            return Problem.NotFound("review");
        }

        var card = await db.StudyCards.SingleAsync(c => c.Id == review.CardId, cancellation);
        var log = await db.Reviews.AsNoTracking().Where(r => r.CardId == card.Id).OrderBy(r => r.Line).ToListAsync(cancellation);
        if (log.Exists(line => line.Undoes == id))
        {
            return CardView.From(card);
        }

        var standing = log.Standing().ToList();
        if (standing[^1].Id != id)
        {
            return Problem.Conflict("review-not-last", "The card was rated again since. Only its last rating can be taken back.");
        }

        var learner = await learners.HandleAsync(ownerId, cancellation);
        db.Reviews.Add(new Review
        {
            Id = Ids.Next(clock),
            OwnerId = ownerId,
            CardId = card.Id,
            Line = card.NextLine(),
            Key = Ids.Next(clock),
            Source = ReviewSource.Undo,
            At = clock.GetUtcNow(),
            Day = review.Day,
            DayStart = review.DayStart,
            Undoes = id,
        });
        card.Rebuild(standing.SkipLast(1), learner.Settings.Model, clock);
        await db.SaveChangesAsync(cancellation);
        return CardView.From(card);
    }
}
