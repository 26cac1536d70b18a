using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Registration;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <param name="Target">Where the browser goes.</param>
internal sealed record ExternalSignedInView(string Target);

/// <summary>
/// The browser comes back from a provider: signs in the account of that issuer and subject, makes one for an identity that
/// is new, or links it to the account that asked. An address never decides whose account it is.
/// </summary>
internal sealed class FinishExternalSignIn(
    AppDb db,
    UserManager<AppUser> users,
    ExternalProviders providers,
    ExternalAttempts attempts,
    StartExternalSignIn start,
    OpenAccount open,
    Invitations invitations,
    FreshSignIn fresh,
    BeginSession begin,
    CurrentSession session,
    CurrentUser visitor,
    AccountMails mails,
    AuditLog audit,
    TimeProvider clock)
{
    public async Task<Outcome<ExternalSignedInView>> HandleAsync(string slug, ExternalAnswer answer, CancellationToken cancellation)
    {
        if (providers.Find(slug) is not { } provider)
        {
            return Problem.NotFound("provider");
        }

        if (attempts.Take() is not { } attempt || attempt.Slug != slug || !IsSame(answer.State, attempt.State))
        {
            return ExternalProblems.NotStartedHere();
        }

        if (answer.Error is not null || string.IsNullOrEmpty(answer.Code))
        {
            return ExternalProblems.Denied(provider.Name);
        }

        var outcome = await provider.FinishAsync(attempt, answer, start.Callback(slug), cancellation);
        if (outcome.Value is not { } identity)
        {
            return outcome.Problem!;
        }

        return attempt.LinkTo is { } userId
            ? await LinkAsync(userId, identity, provider, cancellation)
            : await SignInAsync(attempt, identity, provider, cancellation);
    }

    private async Task<Outcome<ExternalSignedInView>> LinkAsync(
        Guid userId, ExternalIdentity identity, IExternalProvider provider, CancellationToken cancellation)
    {
        // Somebody else may have signed in here meanwhile.
        if (visitor.Id != userId)
        {
            return ExternalProblems.NotStartedHere();
        }

        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } user)
        {
            return asking.Problem!;
        }

        var owner = await users.FindByLoginAsync(identity.Issuer, identity.Subject);
        if (owner is not null && owner.Id != userId)
        {
            return Problem.Conflict("external-identity-taken", $"That account at {provider.Name} belongs to another account here.");
        }

        if (owner is null)
        {
            await users.AddLoginAsync(user, new UserLoginInfo(identity.Issuer, identity.Subject, provider.Name));
            audit.Record("external-identity.linked", AuditOutcome.Done, detail: provider.Name);
            await mails.ChangedAsync(user, $"Your account can be signed in to with {provider.Name} from now on.", cancellation);
            await session.RotateAsync(cancellation);
        }

        return new ExternalSignedInView("/settings/external?linked=true");
    }

    private async Task<Outcome<ExternalSignedInView>> SignInAsync(
        ExternalAttempt attempt, ExternalIdentity identity, IExternalProvider provider, CancellationToken cancellation)
    {
        var user = await users.FindByLoginAsync(identity.Issuer, identity.Subject);
        if (user is null)
        {
            var opened = await OpenAsync(identity, provider, cancellation);
            if (opened.Value is null)
            {
                return opened.Problem!;
            }

            user = opened.Value;
        }

        if (user.DisabledAt is not null)
        {
            return new Problem(ProblemKind.Forbidden, "account-disabled", "Your account is disabled. Ask whoever runs this Uplift.");
        }

        var signedIn = await begin.HandleAsync(user, provider.Name, cancellation);
        return new ExternalSignedInView(signedIn.HasGuestRows
            ? LocalUrl.With("/signin/guest", attempt.ReturnUrl)
            : LocalUrl.OrHome(attempt.ReturnUrl));
    }

    /// <summary>A guest who signs up this way keeps their row, as on the sign-up page.</summary>
    private async Task<Outcome<AppUser>> OpenAsync(ExternalIdentity identity, IExternalProvider provider, CancellationToken cancellation)
    {
        if (identity.Email is not { } email)
        {
            return new Problem(
                ProblemKind.Invalid,
                "external-address-missing",
                $"{provider.Name} named no verified e-mail address, and an account here needs one. Sign up with an address and a password; then you can link {provider.Name} in your settings.");
        }

        var admitted = await invitations.AdmitAsync(token: null, email, cancellation);
        if (admitted.Value is null)
        {
            return admitted.Problem!;
        }

        var now = clock.GetUtcNow();
        var guest = visitor.IsGuest
            ? await db.Users.SingleOrDefaultAsync(u => u.Id == visitor.Id && u.Email == null, cancellation)
            : null;
        var user = guest ?? new AppUser { Id = Ids.Next(clock), CreatedAt = now };
        user.DisplayName = DisplayName(identity, email);
        user.LastSeenAt = now;
        user.EmailConfirmed = true;
        var outcome = await open.HandleAsync(user, email, password: null, _ => Task.CompletedTask, cancellation);
        if (outcome.Value is null)
        {
            return outcome.Problem!.Code == OpenAccount.AddressTaken
                ? Problem.Conflict(
                    "external-account-exists",
                    $"There is an account with the address that {provider.Name} names. Sign in to it the usual way; then you can link {provider.Name} in your settings.")
                : outcome.Problem!;
        }

        await users.AddLoginAsync(user, new UserLoginInfo(identity.Issuer, identity.Subject, provider.Name));
        if (guest is not null)
        {
            await session.EndAllAsync(user.Id, cancellation);
        }

        return user;
    }

    private static string DisplayName(ExternalIdentity identity, string email)
    {
        var name = new string([.. (identity.Name ?? "").Where(c => !char.IsControl(c)).Take(100)]).Trim();
        return name.Length > 0 ? name : email.Split('@')[0];
    }

    private static bool IsSame(string? sent, string expected) => sent is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));
}
