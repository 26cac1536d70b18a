using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Identity.Tokens;

/// <summary>Deletes families that are over, and used tokens so old that a thief would have come long ago.</summary>
internal sealed class EraseExpiredTokens(AppDb db, TimeProvider clock)
{
    private static readonly TimeSpan UsedKeptFor = TimeSpan.FromDays(14);

    public async Task<int> HandleAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var before = now - UsedKeptFor;
        await db.RefreshTokens.Where(t => t.UsedAt < before).ExecuteDeleteAsync(cancellation);
        await db.PersonalTokens.Where(t => t.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        return await db.TokenFamilies.Where(f => f.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
    }
}
