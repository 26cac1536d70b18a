using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Registration;

/// <summary>Where an invitation stands.</summary>
/// <param name="State"><c>open</c>, <c>used</c> or <c>expired</c>.</param>
public sealed record InvitationRow(
    Guid Id, string? Email, Role Role, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt, DateTimeOffset? UsedAt, string State);

/// <summary>Invitations, newest first. Nobody sees a link again.</summary>
internal sealed class ListInvitations(AppDb db, TimeProvider clock)
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/invitations", GetAsync)
        .WithSummary("List the invitations")
        .RequirePermission(Permissions.ManageInvitations);

    private static async Task<Ok<Page<InvitationRow>>> GetAsync(
        string? after, ListInvitations list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(after, cancellation));

    public async Task<Page<InvitationRow>> HandleAsync(string? after, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var invitations = db.Invitations.AsNoTracking().Where(i => i.InvitedById != null);
        if (Guid.TryParse(Cursor.Decode(after), out var last))
        {
            invitations = invitations.Where(i => i.Id < last);
        }

        var rows = await invitations
            .OrderByDescending(i => i.Id)
            .Take(PageSize + 1)
            .Select(i => new InvitationRow(
                i.Id, i.Email, i.Role, i.MadeAt, i.ExpiresAt, i.UsedAt, i.UsedAt != null ? "used" : i.ExpiresAt > now ? "open" : "expired"))
            .ToListAsync(cancellation);
        return Page<InvitationRow>.Of(rows, PageSize, row => row.Id.ToString());
    }
}
