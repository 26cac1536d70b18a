using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Text;

namespace Uplift.Identity.Passkeys;

public sealed record AddedPasskey(string Id, string Name);

/// <summary>Adds a passkey to the account of a person who signed in just now.</summary>
internal sealed class AddPasskey(
    AppDb db, UserManager<AppUser> users, PasskeyCeremony ceremony, FreshSignIn fresh, AccountMails mails, AuditLog audit)
{
    private const int Most = 20;
    private const int LongestName = 60;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/me/passkeys/options", PostOptionsAsync)
            .WithSummary("Begin adding a passkey")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPost("/me/passkeys", PostAsync)
            .WithSummary("Add the passkey that the authenticator made")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<Results<Ok<CeremonyView>, ProblemHttpResult>> PostOptionsAsync(
        AddPasskey add, CancellationToken cancellation) =>
        (await add.BeginAsync(cancellation)).ToOk();

    private static async Task<Results<Created<AddedPasskey>, ProblemHttpResult>> PostAsync(
        CeremonyAnswer answer, AddPasskey add, CancellationToken cancellation) =>
        (await add.HandleAsync(answer, cancellation)).ToCreated(passkey => $"/api/v1/me/passkeys/{passkey.Id}");

    public async Task<Outcome<CeremonyView>> BeginAsync(CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem!;
        }

        return (await users.GetPasskeysAsync(person)).Count < Most
            ? await ceremony.BeginAddingAsync(person, cancellation)
            : Problem.Conflict("too-many-passkeys", $"You have {Most} passkeys. Remove one that you no longer use.");
    }

    public async Task<Outcome<AddedPasskey>> HandleAsync(CeremonyAnswer answer, CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem!;
        }

        var result = await ceremony.FinishAddingAsync(answer, person.Id, cancellation);
        if (result is not { Succeeded: true, Passkey: { } passkey })
        {
            return PasskeyCeremony.Refused;
        }

        passkey.Name = OneLine.Of(string.IsNullOrWhiteSpace(answer.Name) ? "Passkey" : answer.Name.Trim(), LongestName);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (!(await users.AddOrUpdatePasskeyAsync(person, passkey)).Succeeded)
        {
            return PasskeyCeremony.Refused;
        }

        audit.Record("passkey.added", AuditOutcome.Done, detail: passkey.Name);
        await mails.ChangedAsync(person, $"A passkey named \"{passkey.Name}\" was added to your account.", cancellation);
        await transaction.CommitAsync(cancellation);
        return new AddedPasskey(Convert.ToHexStringLower(passkey.CredentialId), passkey.Name);
    }
}
