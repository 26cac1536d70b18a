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
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON;";
    private const string WriteAheadLog = "PRAGMA journal_mode = WAL; ";

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
        // The mode is a property of the file, and a read-only connection, such as EF's probe at the start, cannot change it.
        var isReadOnly = new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
        command.CommandText = isReadOnly ? Pragmas : WriteAheadLog + Pragmas;
        return command;
    }
}
