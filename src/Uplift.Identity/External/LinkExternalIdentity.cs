using Microsoft.AspNetCore.Identity;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <summary>Lets an identity at a provider sign in to the account of whoever is signed in, and signed in just now.</summary>
internal sealed class LinkExternalIdentity(
    AppDb db,
    UserManager<AppUser> users,
    CurrentUser visitor,
    CurrentSession session,
    FreshSignIn fresh,
    AccountMails mails,
    AuditLog audit)
{
    public static IdentityUserLogin<Guid> NewLogin(Guid userId, ExternalIdentity identity, IExternalProvider provider) => new()
    {
        LoginProvider = identity.Issuer,
        ProviderKey = identity.Subject,
        ProviderDisplayName = provider.Name,
        UserId = userId,
    };

    public async Task<Problem?> HandleAsync(
        Guid userId, ExternalIdentity identity, IExternalProvider provider, CancellationToken cancellation)
    {
        // Somebody else may have signed in here meanwhile.
        if (visitor.Id != userId)
        {
            return ExternalProblems.NotStartedHere();
        }

        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem;
        }

        var owner = await users.FindByLoginAsync(identity.Issuer, identity.Subject);
        if (owner is not null)
        {
            return owner.Id == userId
                ? null
                : Problem.Conflict("external-identity-taken", $"That account at {provider.Name} belongs to another account here.");
        }

        db.Add(NewLogin(userId, identity, provider));
        audit.Record("external-login.linked", AuditOutcome.Done, detail: provider.Slug);
        await mails.ChangedAsync(person, $"Your account at {provider.Name} now signs you in.", cancellation);
        await session.StartAsync(person, guestId: null, cancellation);
        return null;
    }
}
