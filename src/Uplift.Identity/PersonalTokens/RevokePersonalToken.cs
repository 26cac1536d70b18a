using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.PersonalTokens;

/// <summary>Ends a token at once. That takes a right away, so it needs no fresh sign-in.</summary>
internal sealed class RevokePersonalToken(AppDb db, CurrentUser user, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/me/tokens/{id:guid}", DeleteAsync)
        .WithSummary("Revoke a personal access token")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, RevokePersonalToken revoke, CancellationToken cancellation) =>
        await revoke.HandleAsync(id, cancellation) is { } problem ? problem.ToResult() : TypedResults.NoContent();

    public async Task<Problem?> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var ended = await db.PersonalTokens.Where(t => t.Id == id && t.UserId == user.Id).ExecuteDeleteAsync(cancellation);
        if (ended == 0)
        {
            return Problem.NotFound("token");
        }

        await audit.RecordNowAsync("personal-token.revoked", AuditOutcome.Done, cancellation, target: $"personal-token:{id}");
        return null;
    }
}
