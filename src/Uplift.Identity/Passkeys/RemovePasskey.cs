using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Passkeys;

/// <summary>Removes a passkey, unless it is the only way in.</summary>
internal sealed class RemovePasskey(
    AppDb db, UserManager<AppUser> users, FreshSignIn fresh, AccountMails mails, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapDelete("/me/passkeys/{id}", DeleteAsync)
        .WithSummary("Remove a passkey")
        .WithDescription("Needs a sign-in of the last ten minutes.")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        string id, RemovePasskey remove, CancellationToken cancellation) =>
        await remove.HandleAsync(id, cancellation) is { } problem ? problem.ToResult() : TypedResults.NoContent();

    public async Task<Problem?> HandleAsync(string id, CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem;
        }

        var passkeys = await users.GetPasskeysAsync(person);
        if (passkeys.FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == id) is not { } passkey)
        {
            return Problem.NotFound("passkey");
        }

        var hasOtherWay = passkeys.Count > 1
            || person.PasswordHash is not null
            || await db.Set<IdentityUserLogin<Guid>>().AnyAsync(l => l.UserId == person.Id, cancellation);
        if (!hasOtherWay)
        {
            return Problem.Conflict("only-way-in", "This passkey is the only way into your account. Add another or choose a password first.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await users.RemovePasskeyAsync(person, passkey.CredentialId);
        audit.Record("passkey.removed", AuditOutcome.Done, detail: passkey.Name);
        await mails.ChangedAsync(person, $"The passkey \"{passkey.Name}\" was removed from your account.", cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }
}
