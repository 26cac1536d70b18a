using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Paging;

namespace Uplift.Identity.PersonalTokens;

public sealed record PersonalTokenView(
    Guid Id,
    string Name,
    IReadOnlyList<string> Scopes,
    DateTimeOffset CreatedAt,
    DateTimeOffset ExpiresAt,
    DateTimeOffset? LastUsedAt);

/// <summary>A person's tokens that are still good, newest first; what they are, never the secrets.</summary>
internal sealed class ListPersonalTokens(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/tokens", GetAsync)
        .WithSummary("My personal access tokens")
        .RequireAuthorization(Policies.SignedIn)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<Page<PersonalTokenView>>> GetAsync(ListPersonalTokens list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(cancellation));

    public async Task<Page<PersonalTokenView>> HandleAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var tokens = await db.PersonalTokens.AsNoTracking()
            .Where(t => t.UserId == user.Id && t.ExpiresAt > now)
            .OrderByDescending(t => t.Id)
            .ToListAsync(cancellation);
        return new Page<PersonalTokenView>(
            [.. tokens.Select(t => new PersonalTokenView(t.Id, t.Name, t.Scope.Split(' '), t.CreatedAt, t.ExpiresAt, t.LastUsedAt))], null);
    }
}
