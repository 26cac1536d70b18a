using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.SecondFactor;

/// <summary>Makes ten new recovery codes; the old ones are worth nothing from then on.</summary>
internal sealed class RenewRecoveryCodes(AppDb db, RecoveryCodes recovery, FreshSignIn fresh, AccountMails mails, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPut("/me/recovery-codes", PutAsync)
        .WithSummary("Make new recovery codes")
        .WithDescription("Needs a sign-in of the last ten minutes. The old codes end; the new ones are shown this once.")
        .RequireSignedIn()
        .RefusesIdempotencyKey()
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<NewRecoveryCodes>, ProblemHttpResult>> PutAsync(
        RenewRecoveryCodes renew, CancellationToken cancellation) =>
        (await renew.HandleAsync(cancellation)).ToOk();

    public async Task<Outcome<NewRecoveryCodes>> HandleAsync(CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem!;
        }

        if (!person.TwoFactorEnabled)
        {
            return Problem.Conflict("second-factor-off", "Recovery codes go with a second factor, and yours is off.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var codes = await recovery.RenewAsync(person.Id, cancellation);
        audit.Record("recovery-codes.renewed", AuditOutcome.Done);
        await mails.ChangedAsync(person, "New recovery codes were made; the old ones no longer work.", cancellation);
        await transaction.CommitAsync(cancellation);
        return new NewRecoveryCodes(codes);
    }
}
