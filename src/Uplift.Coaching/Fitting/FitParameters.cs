using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Learners;
using Uplift.Coaching.Recompute;
using Uplift.Coaching.Reviews;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Ui;

namespace Uplift.Coaching.Fitting;

/// <param name="Used">Whether the fitted numbers are used from now on.</param>
/// <param name="Reviews">How many reviews it looked at.</param>
/// <param name="HeldOut">How many of them the fit did not see; both qualities are measured on these.</param>
/// <param name="Verdict">What was decided, and why.</param>
public sealed record FitReport(
    bool Used, int Reviews, int HeldOut, FitQuality Before, FitQuality After, string Verdict, IReadOnlyList<double> Parameters);

/// <summary>
/// Fits the memory model to a person's own reviews, and uses it only if it predicts the ones it did not see better than the
/// usual numbers. Then every card's schedule is worked out again from its log.
/// </summary>
internal sealed class FitParameters(
    AppDb db, SaveCoachingSettings settings, RecomputeSchedules recompute, CurrentUser user, TimeProvider clock)
{
    public const int LeastReviews = 400;

    /// <summary>The newest cards with so many reviews are enough to learn from, and take about a second.</summary>
    private const int MostReviews = 20_000;

    private const int CardsAtATime = 500;

    public static void Map(IEndpointRouteBuilder coaching)
    {
        coaching.MapPut("/parameters", PutAsync)
            .WithSummary("Fit the memory model to your reviews")
            .ProducesProblem(StatusCodes.Status409Conflict);
        coaching.MapDelete("/parameters", DeleteAsync).WithSummary("Use the usual memory model");
    }

    private static async Task<Results<Ok<FitReport>, ProblemHttpResult>> PutAsync(FitParameters fit, CancellationToken cancellation) =>
        (await fit.HandleAsync(cancellation)).ToOk();

    private static async Task<NoContent> DeleteAsync(FitParameters fit, CancellationToken cancellation)
    {
        await fit.ForgetAsync(cancellation);
        return TypedResults.NoContent();
    }

    public async Task<Outcome<FitReport>> HandleAsync(CancellationToken cancellation)
    {
        var histories = await HistoriesAsync(cancellation);
        var reviews = histories.Sum(history => history.Count);
        if (reviews < LeastReviews)
        {
            return Problem.Conflict(
                "too-few-reviews", $"There are {Counted.Of(reviews, "review")}; from {LeastReviews} on there is something to learn from.");
        }

        var fit = Optimiser.Fit(histories);
        if (fit.IsBetter)
        {
            await UseAsync(fit.Weights, cancellation);
        }

        return new FitReport(
            fit.IsBetter,
            reviews,
            fit.HeldOut,
            fit.Before,
            fit.After,
            fit.IsBetter
                ? "Your numbers predict reviews that the fit did not see better than the usual ones. They are in use, and every card was scheduled anew."
                : "Your numbers do not predict unseen reviews better than the usual ones, so nothing was changed. More reviews may help.",
            fit.Weights);
    }

    public Task ForgetAsync(CancellationToken cancellation) => UseAsync(null, cancellation);

    private async Task UseAsync(IReadOnlyList<double>? weights, CancellationToken cancellation)
    {
        var own = await settings.OwnAsync(cancellation);
        own.Use(weights, clock);
        var model = own.Model;
        // Under an idempotency key there is one already.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await db.SaveChangesAsync(cancellation);
        await recompute.RebuildCardsAsync(user.Id, model, _ => Task.CompletedTask, keep: false, cancellation);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<FitReview>>> HistoriesAsync(CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var cards = await db.StudyCards.AsNoTracking()
            .Where(c => c.OwnerId == ownerId && c.Reviews > 0)
            .OrderByDescending(c => c.Id)
            .Select(c => new { c.Id, c.Reviews })
            .Take(MostReviews)
            .ToListAsync(cancellation);
        var (ids, taken) = (new List<Guid>(), 0);
        foreach (var card in cards.TakeWhile(_ => taken < MostReviews))
        {
            ids.Add(card.Id);
            taken += card.Reviews;
        }

        var log = new List<Review>();
        foreach (var chunk in ids.Chunk(CardsAtATime))
        {
            log.AddRange(await db.Reviews.AsNoTracking().Where(r => chunk.Contains(r.CardId)).ToListAsync(cancellation));
        }

        var order = log.Standing().Select((review, at) => (review, at)).ToList();
        return
        [
            .. order.GroupBy(one => one.review.CardId)
                .Select(IReadOnlyList<FitReview> (group) => [.. group.Select(one => new FitReview(one.review.ElapsedDays, one.review.Rating, one.at))]),
        ];
    }
}
