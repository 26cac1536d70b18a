using System.Linq.Expressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Registration;

/// <summary>Where an invitation stands.</summary>
/// <param name="State"><c>open</c>, <c>used</c> or <c>expired</c>.</param>
public sealed record InvitationRow(
    Guid Id, string? Email, Role Role, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, string State);

public sealed record InvitationQuery
{
    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary><c>-madeAt</c>, newest first, or <c>madeAt</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>Invitations, newest first. Nobody sees a link again.</summary>
internal sealed class ListInvitations(AppDb db, Lists lists, TimeProvider clock)
{
    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<Invitation> Orders = new SortOrders<Invitation>()
        .Add("-madeAt", by => by.Down(i => i.Id))
        .Add("madeAt", by => by.Up(i => i.Id));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/invitations", GetAsync)
            .WithSummary("List the invitations")
            .RequirePermission(Permissions.ManageInvitations)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/invitations/{invitationId:guid}", GetOneAsync)
            .WithSummary("Read an invitation")
            .RequirePermission(Permissions.ManageInvitations)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<InvitationRow>, ProblemHttpResult>> GetOneAsync(
        Guid invitationId, ListInvitations list, CancellationToken cancellation) =>
        await list.FindAsync(invitationId, cancellation) is { } row ? TypedResults.Ok(row) : Problem.NotFound("invitation").ToResult();

    private static async Task<Results<Ok<Page<InvitationRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] InvitationQuery query, ListInvitations list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<InvitationRow>>> HandleAsync(InvitationQuery query, CancellationToken cancellation)
    {
        var slice = await lists.SliceAsync(
            Made,
            Orders,
            View(),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("invitations"),
            cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public Task<InvitationRow?> FindAsync(Guid id, CancellationToken cancellation) =>
        Made.Where(i => i.Id == id).Select(View()).SingleOrDefaultAsync(cancellation);

    // The link of the first start was made by nobody and is no invitation.
    private IQueryable<Invitation> Made => db.Invitations.AsNoTracking().Where(i => i.InvitedById != null);

    private Expression<Func<Invitation, InvitationRow>> View()
    {
        var now = clock.GetUtcNow();
        return i => new InvitationRow(
            i.Id, i.Email, i.Role, i.MadeAt, i.ExpiresAt, i.UsedAt, i.UsedAt != null ? "used" : i.ExpiresAt > now ? "open" : "expired");
    }
}
