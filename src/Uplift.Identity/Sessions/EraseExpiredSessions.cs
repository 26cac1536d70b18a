using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Identity.Sessions;

/// <summary>Deletes sessions that are over; nobody can use them any more.</summary>
internal sealed class EraseExpiredSessions(AppDb db, TimeProvider clock)
{
    public Task<int> HandleAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Sessions.Where(s => s.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
    }
}
