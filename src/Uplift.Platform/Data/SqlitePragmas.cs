using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Uplift.Platform.Data;

/// <summary>
/// Sets up each SQLite connection: what was acknowledged survives a power cut (FULL), writers wait their turn instead of
/// failing, readers are never blocked (WAL). Transactions begin immediately: that is Microsoft.Data.Sqlite's default.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Prepare(connection);
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Prepare(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static SqliteCommand Prepare(DbConnection connection)
    {
        var command = ((SqliteConnection)connection).CreateCommand();
        command.CommandText = Pragmas;
        return command;
    }
}
