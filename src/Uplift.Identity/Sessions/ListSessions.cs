using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Sessions;

/// <param name="Id">Names the session when it is to be ended; it opens nothing.</param>
/// <param name="Device">Browser and system in words, as far as the browser says so.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record SessionView(
    string Id, string Device, string Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool Current);

/// <summary>Where a person is signed in. There are few, so the list is whole.</summary>
internal sealed class ListSessions(AppDb db, CurrentUser user, CurrentSession current, TimeProvider clock)
{
    private const int MostShown = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/sessions", GetAsync)
        .WithSummary("List my sessions")
        .RequireAuthorization(Policies.SignedIn)
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<Page<SessionView>>> GetAsync(ListSessions list, CancellationToken cancellation) =>
        TypedResults.Ok(new Page<SessionView>(await list.HandleAsync(cancellation), null));

    public async Task<IReadOnlyList<SessionView>> HandleAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var rows = await db.Sessions.AsNoTracking()
            .Where(s => s.UserId == user.Id && s.ExpiresAt > now)
            .OrderByDescending(s => s.LastSeenAt)
            .Take(MostShown)
            .ToListAsync(cancellation);
        return
        [
            .. rows.Select(s => new SessionView(
                Convert.ToHexStringLower(s.Id),
                DeviceName.Of(s.UserAgent),
                s.Address,
                s.CreatedAt,
                s.LastSeenAt,
                s.ExpiresAt,
                current.Id?.AsSpan().SequenceEqual(s.Id) ?? false)),
        ];
    }
}
