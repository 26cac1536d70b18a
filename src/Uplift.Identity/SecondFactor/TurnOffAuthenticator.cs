using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.SecondFactor;

/// <summary>Turns the second factor off. Whoever asks gave a code in the last ten minutes, as every sign-in with a password does.</summary>
internal sealed class TurnOffAuthenticator(
    AppDb db, FreshSignIn fresh, CurrentSession session, AccountMails mails, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/me/authenticator", DeleteAsync)
        .WithSummary("Turn the second factor off")
        .WithDescription("Needs a sign-in of the last ten minutes.")
        .RequireSignedIn();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(TurnOffAuthenticator turnOff, CancellationToken cancellation) =>
        await turnOff.HandleAsync(cancellation) is { } problem ? problem.ToResult() : TypedResults.NoContent();

    public async Task<Problem?> HandleAsync(CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        person.TwoFactorEnabled = false;
        await db.Authenticators.Where(a => a.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.RecoveryCodes.Where(c => c.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        audit.Record("second-factor.turned-off", AuditOutcome.Done);
        await mails.ChangedAsync(person, "The second factor was turned off: the password alone is enough to sign in.", cancellation);
        await session.RenewAsync(person, cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
