using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;

namespace Uplift.Identity.Tickets;

/// <summary>Issues tickets and takes them in. Of two who hand in the same ticket at once, one is served.</summary>
internal sealed class TicketDesk(AppDb db, TimeProvider clock)
{
    /// <summary>Adds a ticket to the request's context; it counts once that is saved.</summary>
    /// <returns>The secret, which is nowhere else.</returns>
    public string Issue(TicketPurpose purpose, Guid? userId, TimeSpan lifetime, string data = "")
    {
        var token = SecretToken.Next();
        db.Add(new Ticket
        {
            Id = SecretToken.Hash(token)!,
            Purpose = purpose,
            UserId = userId,
            Data = data,
            ExpiresAt = clock.GetUtcNow() + lifetime,
        });
        return token;
    }

    /// <summary>Looks at a ticket and leaves it good.</summary>
    public async Task<Ticket?> FindAsync(TicketPurpose purpose, string? token, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return SecretToken.Hash(token ?? "") is { } id
            ? await db.Set<Ticket>().AsNoTracking()
                .SingleOrDefaultAsync(t => t.Id == id && t.Purpose == purpose && t.ExpiresAt > now, cancellation)
            : null;
    }

    /// <summary>Takes a ticket in, so that it is good for nothing any more.</summary>
    /// <returns>Null when it is not good, or no longer.</returns>
    public async Task<Ticket?> RedeemAsync(TicketPurpose purpose, string? token, CancellationToken cancellation)
    {
        var ticket = await FindAsync(purpose, token, cancellation);
        return ticket is not null && await db.Set<Ticket>().Where(t => t.Id == ticket.Id).ExecuteDeleteAsync(cancellation) == 1
            ? ticket
            : null;
    }

    /// <summary>Takes back what a person still has for a purpose.</summary>
    public Task RevokeAsync(TicketPurpose purpose, Guid userId, CancellationToken cancellation) =>
        db.Set<Ticket>().Where(t => t.UserId == userId && t.Purpose == purpose).ExecuteDeleteAsync(cancellation);

    public Task<int> EraseExpiredAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Set<Ticket>().Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
    }
}
