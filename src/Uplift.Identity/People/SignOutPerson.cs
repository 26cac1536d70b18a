using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.People;

/// <summary>Signs a person out everywhere, for an admin who fears that somebody else is in.</summary>
internal sealed class SignOutPerson(AppDb db, CurrentSession sessions, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/users/{userId:guid}/sessions", DeleteAsync)
        .WithSummary("Sign a person out everywhere")
        .RequirePermission(Permissions.ManageUsers)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid userId, SignOutPerson signOut, CancellationToken cancellation) =>
        (await signOut.HandleAsync(userId, cancellation)).ToNoContent();

    public async Task<Outcome<string>> HandleAsync(Guid userId, CancellationToken cancellation)
    {
        if (!await db.Users.WithAccount().AnyAsync(u => u.Id == userId, cancellation))
        {
            return Problem.NotFound("person");
        }

        await sessions.EndAllAsync(userId, cancellation);
        await audit.RecordNowAsync("sessions.ended", AuditOutcome.Done, cancellation, userId);
        return "signed out";
    }
}
