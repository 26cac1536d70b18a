using System.Text.Json;
using StackExchange.Redis;
using Uplift.Platform.Redis;

namespace Uplift.Identity.Sessions;

/// <summary>
/// Sessions in Redis, in front of the database, which stays the store: what is not found here is read there. An entry lives a
/// minute. The end of a session is written over its entry and outlives every entry, and reading fills only what is absent,
/// so a read that is under way while a session ends cannot bring it back.
/// </summary>
internal sealed class SessionCache(RedisConnection redis)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(1);

    /// <summary>Also the mark of a session that the database does not have.</summary>
    private static readonly RedisValue Ended = "ended";

    /// <returns>Whether the cache knows the session, and it; null when it is over.</returns>
    public async ValueTask<(bool IsKnown, LiveSession? Session)> FindAsync(byte[] id, CancellationToken cancellation)
    {
        // After a failure this node may have ended sessions here in vain; a minute later no old entry is left.
        if (!redis.WorkedFor(KeptFor))
        {
            return (false, null);
        }

        var (_, value) = await redis.TryAsync(db => db.StringGetAsync(Key(id)), cancellation);
        return value.IsNullOrEmpty
            ? (false, null)
            : (true, value == Ended ? null : JsonSerializer.Deserialize<LiveSession>((byte[])value!));
    }

    /// <summary>Keeps what the database said, unless something newer was written meanwhile.</summary>
    public async ValueTask FillAsync(byte[] id, LiveSession? session, CancellationToken cancellation)
    {
        if (session is not null)
        {
            await redis.TryAsync(db => db.StringSetAsync(Key(id), Json(session), KeptFor, When.NotExists), cancellation);
        }
    }

    /// <summary>Writes a change through, after it was saved.</summary>
    public async ValueTask WriteAsync(byte[] id, LiveSession session, CancellationToken cancellation) =>
        await redis.TryAsync(db => db.StringSetAsync(Key(id), Json(session), KeptFor), cancellation);

    public async ValueTask EndAsync(IEnumerable<byte[]> ids, CancellationToken cancellation)
    {
        foreach (var id in ids)
        {
            await redis.TryAsync(db => db.StringSetAsync(Key(id), Ended, 2 * KeptFor), cancellation);
        }
    }

    private static RedisKey Key(byte[] id) => $"uplift:session:{Convert.ToHexStringLower(id)}";

    private static RedisValue Json(LiveSession session) => JsonSerializer.SerializeToUtf8Bytes(session);
}
