using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity.Guests;

/// <summary>Erases guests who were not here for 30 days, with everything they left. Their session ended then as well.</summary>
internal sealed class EraseIdleGuests(AppDb db, IEnumerable<IPersonalData> kinds, TimeProvider clock)
{
    private const int Batch = 100;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    /// <returns>How many were erased.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var before = clock.GetUtcNow() - KeptFor;
        var erased = 0;
        while (true)
        {
            var idle = await db.Users
                .Where(u => u.Email == null && u.LastSeenAt < before)
                .OrderBy(u => u.LastSeenAt)
                .Select(u => u.Id)
                .Take(Batch)
                .ToListAsync(cancellation);
            foreach (var guestId in idle)
            {
                erased += await EraseAsync(guestId, before, cancellation);
            }

            if (idle.Count < Batch)
            {
                return erased;
            }
        }
    }

    private async Task<int> EraseAsync(Guid guestId, DateTimeOffset before, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // Once more: the guest may have come back, or signed up, since the list was read. Sessions go with the row.
        var deleted = await db.Users
            .Where(u => u.Id == guestId && u.Email == null && u.LastSeenAt < before)
            .ExecuteDeleteAsync(cancellation);
        foreach (var kind in deleted == 1 ? kinds : [])
        {
            await kind.EraseAsync(guestId, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return deleted;
    }
}
