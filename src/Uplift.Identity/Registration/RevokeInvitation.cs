using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Registration;

/// <summary>Takes an invitation back. One that was used is history and stays.</summary>
internal sealed class RevokeInvitation(AppDb db, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/invitations/{invitationId:guid}", DeleteAsync)
        .WithSummary("Revoke an invitation")
        .RequirePermission(Permissions.ManageInvitations)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid invitationId, RevokeInvitation revoke, CancellationToken cancellation) =>
        (await revoke.HandleAsync(invitationId, cancellation)).ToNoContent();

    public async Task<Outcome<string>> HandleAsync(Guid invitationId, CancellationToken cancellation)
    {
        var revoked = await db.Invitations
            .Where(i => i.Id == invitationId && i.InvitedById != null && i.UsedAt == null)
            .ExecuteDeleteAsync(cancellation);
        if (revoked == 0)
        {
            return Problem.NotFound("invitation");
        }

        await audit.RecordNowAsync("invitation.revoked", AuditOutcome.Done, cancellation, target: $"invitation:{invitationId}");
        return "revoked";
    }
}
