using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Coaching;

/// <summary>A coach of one's own.</summary>
public sealed record MyCoachView(Guid Id, string DisplayName, DateTimeOffset Since, DateTimeOffset? Until);

public sealed record MyCoachQuery
{
    /// <summary><c>displayName</c> (the default) or <c>-since</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>One's own coaches: who they are, and parting from one.</summary>
internal sealed class ListMyCoaches(CurrentUser user, Coaches coaches, Lists lists)
{
    private static readonly SortOrders<CoachView> Orders = new SortOrders<CoachView>()
        .Add("displayName", by => by.Up(c => c.DisplayName).Up(c => c.Id))
        .Add("-since", by => by.Down(c => c.Since).Down(c => c.Id));

    public static void Map(IEndpointRouteBuilder api)
    {
        var mine = api.MapGroup("/me/coaches")
            .RequireSignedIn();
        mine.MapGet("/", GetAsync)
            .WithSummary("List your coaches")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        mine.MapDelete("/{coachId:guid}", DeleteAsync)
            .WithSummary("Part from a coach")
            .WithDescription("Everything that was shared with them is theirs to see no longer.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<MyCoachView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] MyCoachQuery query, ListMyCoaches list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid coachId, ListMyCoaches list, CancellationToken cancellation) => (await list.PartAsync(coachId, cancellation)).ToNoContent();

    public async Task<Outcome<Page<MyCoachView>>> HandleAsync(MyCoachQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<Slice<MyCoachView>>> SliceAsync(MyCoachQuery query, CancellationToken cancellation) => await lists.SliceAsync(
        await coaches.OfAsync(user.Id, Guid.Empty, cancellation),
        Orders,
        c => new MyCoachView(c.Id, c.DisplayName, c.Since, c.Until),
        new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
        Lists.Scope("my-coaches", user.Id));

    public Task<Outcome<string>> PartAsync(Guid coachId, CancellationToken cancellation) =>
        coaches.DismissAsync(user.Id, coachId, cancellation);
}
