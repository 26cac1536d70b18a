using Uplift.Identity.Guests;
using Uplift.Identity.Tickets;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Sessions;

/// <summary>What every way of signing in ends with.</summary>
internal sealed class BeginSession(
    AppDb db, CurrentUser visitor, CurrentSession session, GuestOffer offer, TicketDesk tickets, AuditLog audit)
{
    private static readonly TimeSpan CodeWithin = TimeSpan.FromMinutes(10);

    /// <summary>After one factor: asks for the second when the account has one.</summary>
    public async Task<SignedInView> AfterFirstFactorAsync(AppUser user, string means, CancellationToken cancellation)
    {
        if (!user.TwoFactorEnabled)
        {
            return await HandleAsync(user, means, cancellation);
        }

        var ticket = tickets.Issue(TicketPurpose.SecondFactor, user.Id, CodeWithin);
        await db.SaveChangesAsync(cancellation);
        return new SignedInView(HasGuestRows: false, ticket);
    }

    /// <param name="user">Who has shown who they are.</param>
    /// <param name="means">By what, for the audit log.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<SignedInView> HandleAsync(AppUser user, string means, CancellationToken cancellation)
    {
        var hasGuestRows = visitor.IsGuest && visitor.Id != user.Id && (await offer.CountAsync(visitor.Id, cancellation)).Count > 0;
        audit.Record("session.begun", AuditOutcome.Done, user.Id, detail: means);
        await session.StartAsync(user, hasGuestRows ? visitor.Id : null, cancellation);
        return new SignedInView(hasGuestRows);
    }
}
