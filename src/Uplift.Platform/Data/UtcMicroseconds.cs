using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Uplift.Platform.Data;

/// <summary>
/// Instants on SQLite: microseconds since 1970, UTC. SQLite has no instant type and EF's text form does not sort; this is
/// the precision of PostgreSQL's <c>timestamptz</c>, so both databases order and compare alike.
/// </summary>
public sealed class UtcMicroseconds() : ValueConverter<DateTimeOffset, long>(
    instant => (instant.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond,
    stored => DateTimeOffset.UnixEpoch.AddTicks(stored * TimeSpan.TicksPerMicrosecond));
