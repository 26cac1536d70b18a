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
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Passkeys;

/// <param name="HasGuestRows">The person was a guest with work of their own, and is to be asked about it.</param>
public sealed record PasskeySignInView(bool HasGuestRows);

/// <summary>
/// Signs a person in with a passkey. The authenticator has checked finger, face or PIN, so it is both factors at once.
/// </summary>
internal sealed class SignInWithPasskey(
    AppDb db,
    UserManager<AppUser> users,
    PasskeyCeremony ceremony,
    EmailVerification verification,
    BeginSession begin,
    CurrentUser visitor,
    AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/passkey-sign-ins/options", PostOptionsAsync)
            .WithSummary("Begin a sign-in by passkey")
            .WithMetadata(new SignInLimitAttribute())
            .AllowAnonymous()
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapPost("/passkey-sign-ins", PostAsync)
            .WithSummary("Sign in with the authenticator's answer")
            .WithDescription("Begins a session. An answer that was sent before is refused.")
            .WithMetadata(new SignInLimitAttribute())
            .AllowAnonymous()
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status429TooManyRequests);
    }

    private static async Task<Ok<CeremonyView>> PostOptionsAsync(SignInWithPasskey signIn, CancellationToken cancellation) =>
        TypedResults.Ok(await signIn.BeginAsync(cancellation));

    private static async Task<Results<Ok<PasskeySignInView>, ProblemHttpResult>> PostAsync(
        CeremonyAnswer answer, SignInWithPasskey signIn, CancellationToken cancellation) =>
        (await signIn.HandleAsync(answer, cancellation)).ToOk();

    /// <summary>Anybody's passkey will do, but only their own for whoever is signed in and confirms it.</summary>
    public async Task<CeremonyView> BeginAsync(CancellationToken cancellation)
    {
        var person = visitor.IsSignedIn
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == visitor.Id, cancellation)
            : null;
        return await ceremony.BeginUsingAsync(person, cancellation);
    }

    public async Task<Outcome<PasskeySignInView>> HandleAsync(CeremonyAnswer answer, CancellationToken cancellation)
    {
        var result = await ceremony.FinishUsingAsync(answer, cancellation);
        if (result is not { Succeeded: true, User: { } user, Passkey: { } passkey }
            || user.DisabledAt is not null
            || (visitor.IsSignedIn && user.Id != visitor.Id)
            || (verification.IsRequired && !user.EmailConfirmed))
        {
            await audit.RecordNowAsync("session.begun", AuditOutcome.Refused, cancellation, detail: "passkey");
            return PasskeyCeremony.Refused;
        }

        // Its counter goes up with each use; one that falls behind was copied, and Identity refuses it.
        await users.AddOrUpdatePasskeyAsync(user, passkey);
        var signedIn = await begin.HandleAsync(user, "passkey", cancellation);
        return new PasskeySignInView(signedIn.HasGuestRows);
    }
}
