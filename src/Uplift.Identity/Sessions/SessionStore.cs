using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Identity.Sessions;

/// <summary>Ends and refreshes sessions, in the database and then in the cache in front of it.</summary>
internal sealed class SessionStore(AppDb db, SessionCache cache, LiveSessionQuery sessions, TimeProvider clock)
{
    public async Task EndAsync(byte[] id, CancellationToken cancellation)
    {
        await db.Sessions.Where(s => s.Id == id).ExecuteDeleteAsync(cancellation);
        await cache.EndAsync([id], cancellation);
    }

    /// <summary>Signs a person out everywhere, programs with refresh tokens included.</summary>
    /// <param name="userId">The person.</param>
    /// <param name="except">The session that stays, if any.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>How many sessions ended.</returns>
    public async Task<int> EndAllAsync(Guid userId, byte[]? except, CancellationToken cancellation)
    {
        var ending = db.Sessions.Where(s => s.UserId == userId && s.Id != except);
        var ids = await ending.Select(s => s.Id).ToListAsync(cancellation);
        await ending.ExecuteDeleteAsync(cancellation);
        await db.TokenFamilies.Where(f => f.UserId == userId).ExecuteDeleteAsync(cancellation);
        await cache.EndAsync(ids, cancellation);
        return ids.Count;
    }

    /// <summary>After a change of what a session says about its person: name, role, theme.</summary>
    public async Task RefreshAsync(Guid userId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ids = await db.Sessions.Where(s => s.UserId == userId).Select(s => s.Id).ToListAsync(cancellation);
        foreach (var id in ids)
        {
            if (await sessions.FindAsync(db, id, now, cancellation) is { } session)
            {
                await cache.WriteAsync(id, session, cancellation);
            }
        }
    }
}
