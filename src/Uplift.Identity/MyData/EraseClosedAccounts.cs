using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity.MyData;

/// <summary>Erases the accounts whose time of grace is over, for real.</summary>
internal sealed class EraseClosedAccounts(AppDb db, IEnumerable<IPersonalData> kinds, AuditLog audit, TimeProvider clock)
{
    /// <returns>How many were erased.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var due = await db.Users.Where(u => u.ErasureDueAt <= now).Select(u => u.Id).ToListAsync(cancellation);
        var erased = 0;
        foreach (var userId in due)
        {
            erased += await EraseAsync(userId, now, cancellation);
        }

        return erased;
    }

    private async Task<int> EraseAsync(Guid userId, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // Once more, and the row first: the person may have signed in since the list was read.
        var deleted = await db.Users.Where(u => u.Id == userId && u.ErasureDueAt <= now).ExecuteDeleteAsync(cancellation);
        if (deleted == 1)
        {
            foreach (var kind in kinds)
            {
                await kind.EraseAsync(userId, cancellation);
            }

            await audit.RecordNowAsync("account.erased", AuditOutcome.Done, cancellation, userId);
        }

        await transaction.CommitAsync(cancellation);
        return deleted;
    }
}
