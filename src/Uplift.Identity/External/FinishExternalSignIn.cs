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
/// <param name="CodeTicket">Nobody is signed in yet: with this and a code of the second factor it goes on.</param>
internal sealed record ExternalSignedInView(string Target, string? CodeTicket = null);

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
    LinkExternalIdentity link,
    OpenAccount open,
    Invitations invitations,
    BeginSession begin,
    CurrentSession session,
    CurrentUser visitor,
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
            await audit.RecordNowAsync("session.begun", AuditOutcome.Refused, cancellation, detail: $"provider {slug}");
            return outcome.Problem!;
        }

        if (attempt.LinkTo is { } userId)
        {
            return await link.HandleAsync(userId, identity, provider, cancellation) is { } refused
                ? refused
                : new ExternalSignedInView("/settings/external?linked=true");
        }

        return await SignInAsync(attempt, identity, provider, cancellation);
    }

    private async Task<Outcome<ExternalSignedInView>> SignInAsync(
        ExternalAttempt attempt, ExternalIdentity identity, IExternalProvider provider, CancellationToken cancellation)
    {
        var user = await users.FindByLoginAsync(identity.Issuer, identity.Subject);
        if (user is null)
        {
            var opened = await OpenAsync(attempt, identity, provider, cancellation);
            if (opened.Value is null)
            {
                return opened.Problem!;
            }

            user = opened.Value;
        }

        if (user.DisabledAt is not null)
        {
            return new Problem(ProblemKind.Forbidden, "account-disabled", "This account is disabled. Ask whoever runs this Uplift.");
        }

        var signedIn = await begin.AfterFirstFactorAsync(user, $"provider {provider.Slug}", cancellation);
        return new ExternalSignedInView(
            signedIn.HasGuestRows ? LocalUrl.With("/signin/guest", attempt.ReturnUrl) : LocalUrl.OrHome(attempt.ReturnUrl),
            signedIn.CodeTicket);
    }

    /// <summary>A guest who signs up this way keeps their row, as on the sign-up page.</summary>
    private async Task<Outcome<AppUser>> OpenAsync(
        ExternalAttempt attempt, ExternalIdentity identity, IExternalProvider provider, CancellationToken cancellation)
    {
        if (identity.Email is not { } email)
        {
            return new Problem(
                ProblemKind.Invalid,
                "external-address-missing",
                $"{provider.Name} named no verified e-mail address, and an account here needs one. Sign up with an address and a password; then you can link {provider.Name} in your settings.");
        }

        var admitted = await invitations.AdmitAsync(attempt.Invitation, email, cancellation);
        if (admitted.Value is not { } admission)
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
        user.Role = admission.Role;
        var outcome = await open.HandleAsync(user, email, password: null, WelcomeAsync, cancellation);
        if (outcome.Problem is not null)
        {
            await invitations.ReleaseAsync(admission, cancellation);
        }

        if (outcome.Problem is { Code: OpenAccount.AddressTaken })
        {
            return Problem.Conflict(
                "external-account-exists",
                $"There is an account with the address that {provider.Name} names. Sign in to it the usual way; then you can link {provider.Name} in your settings.");
        }

        if (guest is not null)
        {
            await session.EndAllAsync(user.Id, cancellation);
        }

        return outcome;

        Task WelcomeAsync(AppUser opened)
        {
            db.Add(LinkExternalIdentity.NewLogin(opened.Id, identity, provider));
            audit.Record("account.opened", AuditOutcome.Done, opened.Id, detail: $"provider {provider.Slug}");
            return Task.CompletedTask;
        }
    }

    private static string DisplayName(ExternalIdentity identity, string email)
    {
        var name = new string([.. (identity.Name ?? "").Where(c => !char.IsControl(c)).Take(100)]).Trim();
        return name.Length > 0 ? name : email.Split('@')[0];
    }

    private static bool IsSame(string? sent, string expected) => sent is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));
}
