using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Sessions;

internal sealed record LiveSession(DateTimeOffset CreatedAt, DateTimeOffset LastSeenAt, DateTimeOffset ExpiresAt, SessionUser User);

/// <summary>The one statement of every request with a session, compiled once for the host.</summary>
internal sealed class LiveSessionQuery
{
    private readonly Func<AppDb, byte[], DateTimeOffset, CancellationToken, Task<LiveSession?>> query =
        EF.CompileAsyncQuery((AppDb db, byte[] id, DateTimeOffset now, CancellationToken cancellation) => (
            from session in db.Set<Session>()
            join user in db.Set<AppUser>() on session.UserId equals user.Id
            where session.Id == id && session.ExpiresAt > now && user.DisabledAt == null
            select new LiveSession(
                session.CreatedAt,
                session.LastSeenAt,
                session.ExpiresAt,
                new SessionUser(
                    user.Id, user.DisplayName, user.Role, user.Email == null, user.TimeZone, user.Culture, user.Theme)))
            .SingleOrDefault());

    public Task<LiveSession?> FindAsync(AppDb db, byte[] id, DateTimeOffset now, CancellationToken cancellation) =>
        query(db, id, now, cancellation);
}

/// <summary>Finds whose session it is, and notes now and then that the person was here.</summary>
internal sealed class ReadSession(
    AppDb db, LiveSessionQuery sessions, SessionCache cache, IOptions<SessionOptions> options, TimeProvider clock)
{
    /// <summary>Rarely enough that reading a page hardly ever writes.</summary>
    private static readonly TimeSpan NotedEvery = TimeSpan.FromHours(1);

    public async Task<SessionUser?> HandleAsync(byte[] id, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (isKnown, session) = await cache.FindAsync(id, cancellation);
        if (!isKnown)
        {
            session = await sessions.FindAsync(db, id, now, cancellation);
            await cache.FillAsync(id, session, cancellation);
        }

        if (session is null || session.ExpiresAt <= now)
        {
            return null;
        }

        if (now - session.LastSeenAt >= NotedEvery)
        {
            await NoteAsync(id, session, now, cancellation);
        }

        return session.User;
    }

    private async Task NoteAsync(byte[] id, LiveSession session, DateTimeOffset now, CancellationToken cancellation)
    {
        var end = options.Value.EndOf(session.CreatedAt, now);
        var noted = await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.LastSeenAt, now).SetProperty(s => s.ExpiresAt, end), cancellation);
        await db.Users.Where(u => u.Id == session.User.Id).ExecuteUpdateAsync(
            set => set.SetProperty(u => u.LastSeenAt, now), cancellation);
        if (noted == 1)
        {
            await cache.WriteAsync(id, session with { LastSeenAt = now, ExpiresAt = end }, cancellation);
        }
    }
}
