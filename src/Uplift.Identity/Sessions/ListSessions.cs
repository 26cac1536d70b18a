using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Sessions;

/// <param name="Id">Names the session when it is to be ended; it opens nothing.</param>
/// <param name="Device">Browser and system in words, as far as the browser says so.</param>
/// <param name="Current">Whether it is the one that asks.</param>
public sealed record SessionView(
    string Id, string Device, string Address, DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, bool Current);

public sealed record SessionQuery
{
    /// <summary><c>-lastSeenAt</c>, the latest first, or <c>lastSeenAt</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>Where a person is signed in.</summary>
internal sealed class ListSessions(AppDb db, CurrentUser user, CurrentSession current, TimeProvider clock, Lists lists)
{
    private static readonly SortOrders<Session> Orders = new SortOrders<Session>()
        .Add("-lastSeenAt", by => by.Down(s => s.LastSeenAt).Down(s => s.Id))
        .Add("lastSeenAt", by => by.Up(s => s.LastSeenAt).Up(s => s.Id));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/sessions", GetAsync)
        .WithSummary("List my sessions")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<SessionView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] SessionQuery query, ListSessions list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    /// <summary>The latest, as many as a page may have.</summary>
    public async Task<IReadOnlyList<SessionView>> HandleAsync(CancellationToken cancellation) =>
        (await HandleAsync(new SessionQuery { Limit = Lists.MostRows }, cancellation)).Value!.Items;

    public async Task<Outcome<Page<SessionView>>> HandleAsync(SessionQuery query, CancellationToken cancellation)
    {
        var (userId, now, own) = (user.Id, clock.GetUtcNow(), current.Id ?? []);
        var slice = await lists.SliceAsync(
            db.Sessions.AsNoTracking().Where(s => s.UserId == userId && s.ExpiresAt > now),
            Orders,
            s => new SessionView(
                Convert.ToHexStringLower(s.Id),
                DeviceName.Of(s.UserAgent),
                s.Address,
                s.CreatedAt,
                s.LastSeenAt,
                s.ExpiresAt,
                s.Id == own),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("sessions", userId),
            cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }
}
