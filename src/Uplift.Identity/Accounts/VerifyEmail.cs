using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Tickets;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Accounts;

/// <summary>Confirms an address by the link that was mailed to it. Opening the link changes nothing, because mail scanners do that.</summary>
internal sealed class VerifyEmail(AppDb db, TicketDesk tickets, AuditLog audit)
{
    public static readonly Problem LinkUsed = new(
        ProblemKind.Invalid, "link-used", "This link has been used already, or is too old. Ask for a new one.");

    public async Task<Problem?> HandleAsync(string? token, CancellationToken cancellation)
    {
        if (await tickets.RedeemAsync(TicketPurpose.VerifyEmail, token, cancellation) is not { } ticket)
        {
            return LinkUsed;
        }

        // The address that the mail went to; the account may have moved since.
        var confirmed = await db.Users.Where(u => u.Id == ticket.UserId && u.NormalizedEmail == ticket.Data)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailConfirmed, true), cancellation);
        await audit.RecordNowAsync(
            "address.confirmed", confirmed == 1 ? AuditOutcome.Done : AuditOutcome.Refused, cancellation, ticket.UserId);
        return confirmed == 1 ? null : LinkUsed;
    }
}
