using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Contracts;
using Uplift.Identity.Sessions;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Registration;

/// <summary>Makes the installation's first admin, for whoever can read its log.</summary>
internal sealed class SetUp(
    AppDb db, Invitations invitations, OpenAccount open, CurrentSession session, AuditLog audit, TimeProvider clock) : ISetup
{
    public async Task<string?> OfferAsync(CancellationToken cancellation)
    {
        if (await HasAdminAsync(cancellation))
        {
            return null;
        }

        var token = SecretToken.Next();
        var now = clock.GetUtcNow();
        // Older links stay: with several nodes each prints its own, and the first that is used closes all of them.
        db.Invitations.Add(new Invitation
        {
            Id = Ids.Next(clock),
            TokenHash = SecretToken.Hash(token)!,
            Email = null,
            Role = Role.Admin,
            InvitedById = null,
            MadeAt = now,
            ExpiresAt = now + Invitation.SetupLasts,
        });
        await db.SaveChangesAsync(cancellation);
        return $"/setup/{token}";
    }

    /// <summary>Whether the token still makes an admin.</summary>
    public async Task<bool> IsOpenAsync(string token, CancellationToken cancellation) =>
        await FindAsync(token, cancellation) is not null;

    public async Task<Outcome<AppUser>> HandleAsync(string token, SignUpDraft draft, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not { } link)
        {
            return Problem.NotFound("setup-link");
        }

        var used = await invitations.UseAsync(link, draft.Email, cancellation);
        if (used.Value is not { } admission)
        {
            return used.Problem!;
        }

        var now = clock.GetUtcNow();
        var admin = new AppUser
        {
            Id = Ids.Next(clock),
            CreatedAt = now,
            LastSeenAt = now,
            DisplayName = draft.DisplayName.Trim(),
            Role = admission.Role,
            // Whoever reads the log runs the place, and vouches for it.
            EmailConfirmed = true,
        };
        var outcome = await open.HandleAsync(
            admin, draft.Email.Trim(), draft.Password, _ => Task.CompletedTask, cancellation);
        if (outcome.Problem is not null)
        {
            await invitations.ReleaseAsync(admission, cancellation);
            return outcome;
        }

        audit.Record("setup.done", AuditOutcome.Done, admin.Id);
        await session.StartAsync(admin, guestId: null, cancellation);
        return admin;
    }

    private async Task<Invitation?> FindAsync(string token, CancellationToken cancellation) =>
        await invitations.FindAsync(token, cancellation) is { InvitedById: null } link && !await HasAdminAsync(cancellation) ? link : null;

    private Task<bool> HasAdminAsync(CancellationToken cancellation) =>
        db.Users.AnyAsync(u => u.Role == Role.Admin && u.Email != null, cancellation);
}
