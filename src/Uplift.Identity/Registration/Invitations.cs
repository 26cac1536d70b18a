using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Registration;

/// <summary>That somebody may make an account, and what it may do.</summary>
/// <param name="InvitationId">The invitation that was used up for it; null when none was needed.</param>
internal sealed record Admission(Role Role, Guid? InvitationId);

/// <summary>Decides who may make an account; every way to one asks here.</summary>
internal sealed class Invitations(AppDb db, IOptions<SignUpOptions> options, TimeProvider clock)
{
    private static readonly Problem Closed = new(
        ProblemKind.Forbidden, "sign-up-closed", "This Uplift takes no new accounts.");

    private static readonly Problem Needed = new(
        ProblemKind.Forbidden, "invitation-needed", "This Uplift takes new people by invitation. Ask whoever runs it for one.");

    private static readonly Problem Unusable = new(
        ProblemKind.Forbidden, "invitation-unusable", "This invitation was used, revoked or has expired. Ask whoever sent it for another.");

    public SignUpMode Mode => options.Value.ModeInForce;

    /// <summary>Uses the invitation up, so that of two people with the same link one comes in.</summary>
    public async Task<Outcome<Admission>> AdmitAsync(string? token, string email, CancellationToken cancellation)
    {
        if (Mode == SignUpMode.Closed)
        {
            return Closed;
        }

        if (string.IsNullOrEmpty(token))
        {
            return Mode == SignUpMode.Invitation ? Needed : new Admission(Role.Learner, null);
        }

        // The link of the first start is for its own page, which asks whether there is an admin yet.
        var invitation = await FindAsync(token, cancellation);
        return invitation is { InvitedById: not null } ? await UseAsync(invitation, email, cancellation) : Unusable;
    }

    /// <summary>The invitation of a token that can still be used.</summary>
    public async Task<Invitation?> FindAsync(string? token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return SecretToken.Hash(token) is { } hash
            ? await db.Invitations.AsNoTracking()
                .SingleOrDefaultAsync(i => i.TokenHash == hash && i.UsedAt == null && i.ExpiresAt > now, cancellation)
            : null;
    }

    public async Task<Outcome<Admission>> UseAsync(Invitation invitation, string email, CancellationToken cancellation)
    {
        if (!invitation.Fits(email))
        {
            return Problem.Invalid("/email", "other-address", "The invitation is for another address. Sign up with the one it was sent to.");
        }

        var (id, now) = (invitation.Id, clock.GetUtcNow());
        var used = await db.Invitations
            .Where(i => i.Id == id && i.UsedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, now), cancellation);
        return used == 1 ? new Admission(invitation.Role, id) : Unusable;
    }

    /// <summary>No account came of it, so the invitation can be used again.</summary>
    public async Task ReleaseAsync(Admission admission, CancellationToken cancellation)
    {
        if (admission.InvitationId is { } id)
        {
            await db.Invitations.Where(i => i.Id == id)
                .ExecuteUpdateAsync(set => set.SetProperty(i => i.UsedAt, (DateTimeOffset?)null), cancellation);
        }
    }
}
