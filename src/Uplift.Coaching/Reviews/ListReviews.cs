using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Examiner;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Coaching.Reviews;

public sealed record ReviewQuery
{
    [Description("Only the reviews of one card.")]
    public Guid? Card { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>A line of the review log.</summary>
/// <param name="ElapsedDays">Days since the review before, counted as you live them.</param>
/// <param name="Undoes">The line that this one takes back.</param>
public sealed record ReviewLine(
    Guid Id,
    Guid CardId,
    int Rating,
    ReviewSource Source,
    DateTimeOffset At,
    int ElapsedDays,
    int Milliseconds,
    PointVerdict? Verdict,
    string? Quote,
    Guid? Undoes);

/// <summary>A person's review log, the latest first.</summary>
internal sealed class ListReviews(AppDb db, CurrentUser user, Lists lists)
{
    private static readonly SortOrders<Review> Orders = new SortOrders<Review>().Add("-at", by => by.Down(r => r.Id));

    public static void Map(IEndpointRouteBuilder reviews) => reviews
        .MapGet("/", GetAsync)
        .WithSummary("Your review log")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<ReviewLine>>, ProblemHttpResult>> GetAsync(
        [AsParameters] ReviewQuery query, ListReviews list, CancellationToken cancellation)
    {
        var slice = await list.SliceAsync(query, cancellation);
        return slice.Value is { } rows ? TypedResults.Ok(rows.ToPage(null)) : slice.Problem!.ToResult();
    }

    public Task<Outcome<Slice<ReviewLine>>> SliceAsync(ReviewQuery query, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var reviews = db.Reviews.AsNoTracking().Where(r => r.OwnerId == ownerId);
        return lists.SliceAsync(
            query.Card is { } card ? reviews.Where(r => r.CardId == card) : reviews,
            Orders,
            r => new ReviewLine(r.Id, r.CardId, (int)r.Rating, r.Source, r.At, r.ElapsedDays, r.Milliseconds, r.Verdict, r.Quote, r.Undoes),
            new ListRequest(null, query.Limit, query.After, query.Fields),
            Lists.Scope("reviews", ownerId, query.Card),
            cancellation);
    }
}
