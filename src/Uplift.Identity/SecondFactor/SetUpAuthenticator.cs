using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.SecondFactor;

public sealed record CodeDraft
{
    [Required(ErrorMessage = "Enter the code."), StringLength(40, ErrorMessage = "A code is shorter.")]
    public string Code { get; set; } = "";
}

/// <param name="Key">The secret as people type it.</param>
/// <param name="Uri">The same for a QR code.</param>
public sealed record AuthenticatorKey(string Key, string Uri);

/// <summary>Codes that nobody can see again.</summary>
public sealed record NewRecoveryCodes(IReadOnlyList<string> Codes);

/// <summary>Turns the second factor on: shows a secret, asks for a code of it, and gives recovery codes.</summary>
internal sealed class SetUpAuthenticator(
    AppDb db,
    AuthenticatorSeal seal,
    RecoveryCodes recovery,
    CheckCode check,
    FreshSignIn fresh,
    CurrentSession session,
    AccountMails mails,
    AuditLog audit)
{
    private static readonly Problem IsOnAlready = Problem.Conflict(
        "second-factor-on", "A second factor is on already. Turn it off first to use another authenticator app.");

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/me/authenticator/key", PostKeyAsync)
            .WithSummary("Begin setting up an authenticator app")
            .WithDescription("Needs a sign-in of the last ten minutes. The answer is a secret.")
            .RequireSignedIn()
            .RefusesIdempotencyKey()
            .ProducesProblem(StatusCodes.Status409Conflict);
        api.MapPut("/me/authenticator", PutAsync)
            .WithSummary("Turn the second factor on with a code of the app")
            .WithDescription("Needs a sign-in of the last ten minutes. Ends every other session and token; gives recovery codes, shown this once.")
            .RequireSignedIn()
            .WithMetadata(new RateLimitAttribute(RateLimitPolicy.SecondFactor))
            .RefusesIdempotencyKey()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<Results<Ok<AuthenticatorKey>, ProblemHttpResult>> PostKeyAsync(
        SetUpAuthenticator setUp, CancellationToken cancellation) =>
        (await setUp.StartAsync(cancellation)).ToOk();

    private static async Task<Results<Ok<NewRecoveryCodes>, ProblemHttpResult>> PutAsync(
        CodeDraft draft, SetUpAuthenticator setUp, CancellationToken cancellation) =>
        (await setUp.ConfirmAsync(draft, cancellation)).ToOk();

    /// <summary>The secret that waits for its first code; a new one when there is none yet.</summary>
    public async Task<Outcome<AuthenticatorKey>> StartAsync(CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { TwoFactorEnabled: false } person)
        {
            return asking.Problem ?? IsOnAlready;
        }

        var waiting = await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.UserId == person.Id, cancellation);
        var secret = waiting is null ? RandomNumberGenerator.GetBytes(Totp.SecretBytes) : seal.Open(waiting.SealedSecret);
        if (waiting is null)
        {
            db.Add(new Authenticator { UserId = person.Id, SealedSecret = seal.Close(secret) });
            await db.SaveChangesAsync(cancellation);
        }

        var key = Totp.Base32(secret);
        return new AuthenticatorKey(key, $"otpauth://totp/Uplift:{Uri.EscapeDataString(person.Email!)}?secret={key}&issuer=Uplift");
    }

    public async Task<Outcome<NewRecoveryCodes>> ConfirmAsync(CodeDraft draft, CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { TwoFactorEnabled: false } person)
        {
            return asking.Problem ?? IsOnAlready;
        }

        if (await check.HandleAsync(person, draft.Code, cancellation) is { } wrong)
        {
            return wrong;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        person.TwoFactorEnabled = true;
        var codes = await recovery.RenewAsync(person.Id, cancellation);
        audit.Record("second-factor.turned-on", AuditOutcome.Done);
        await mails.ChangedAsync(person, "A second factor was turned on: signing in with the password now needs a code too.", cancellation);
        await session.EndAllAsync(person.Id, cancellation);
        await session.RenewAsync(person, cancellation);
        await transaction.CommitAsync(cancellation);
        return new NewRecoveryCodes(codes);
    }
}
