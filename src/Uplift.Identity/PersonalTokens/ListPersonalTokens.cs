using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.PersonalTokens;

public sealed record PersonalTokenView(
    Guid Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt);

public sealed record PersonalTokenQuery
{
    /// <summary><c>-createdAt</c>, newest first, or <c>createdAt</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>A person's tokens that are still good, newest first; what they are, never the secrets.</summary>
internal sealed class ListPersonalTokens(AppDb db, CurrentUser user, TimeProvider clock, Lists lists)
{
    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<PersonalToken> Orders = new SortOrders<PersonalToken>()
        .Add("-createdAt", by => by.Down(t => t.Id))
        .Add("createdAt", by => by.Up(t => t.Id));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/tokens", GetAsync)
        .WithSummary("My personal access tokens")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<PersonalTokenView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] PersonalTokenQuery query, ListPersonalTokens list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    /// <summary>The newest, as many as a page may have.</summary>
    public async Task<IReadOnlyList<PersonalTokenView>> HandleAsync(CancellationToken cancellation) =>
        (await HandleAsync(new PersonalTokenQuery { Limit = Lists.MostRows }, cancellation)).Value!.Items;

    public async Task<Outcome<Page<PersonalTokenView>>> HandleAsync(PersonalTokenQuery query, CancellationToken cancellation)
    {
        var (userId, now) = (user.Id, clock.GetUtcNow());
        var slice = await lists.SliceAsync(
            db.PersonalTokens.AsNoTracking().Where(t => t.UserId == userId && t.ExpiresAt > now),
            Orders,
            t => new PersonalTokenView(t.Id, t.Name, t.Scope.Split(' ', StringSplitOptions.None), t.CreatedAt, t.ExpiresAt, t.LastUsedAt),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("tokens", userId),
            cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }
}
