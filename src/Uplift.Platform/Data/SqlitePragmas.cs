using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Uplift.Platform.Data;

/// <summary>
/// Sets up each SQLite connection: what was acknowledged survives a power cut (FULL), writers wait their turn instead of
/// failing, readers are never blocked (WAL). Transactions begin immediately: that is Microsoft.Data.Sqlite's default. A
/// pooled context's connection stays open, and is thus set up once.
/// </summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor, IDisposable
{
    private const string Pragmas = "PRAGMA synchronous = FULL; PRAGMA busy_timeout = 10000; PRAGMA foreign_keys = ON;";
    private const string WriteAheadLog = "PRAGMA journal_mode = WAL; ";

    // Connections are pooled, and what was set up stays with the handle: once for each is enough, and a request need not do it.
    private readonly ConditionalWeakTable<object, object> prepared = [];

    // A function belongs to the connection object, which registers it with whichever handle it opens.
    private readonly ConditionalWeakTable<SqliteConnection, object> folding = [];

    // A context that goes back to its pool is not disposed of with it.
    private readonly ConditionalWeakTable<LastingConnection, object> lasting = [];

    public override DbConnection ConnectionCreated(ConnectionCreatedEventData eventData, DbConnection result)
    {
        // A read-only one is EF's probe for the file, used once.
        if (IsReadOnly(result))
        {
            return result;
        }

        var connection = new LastingConnection(result.ConnectionString);
        lasting.Add(connection, connection);
        result.Dispose();
        return connection;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        if (Prepare(connection) is { } command)
        {
            using (command)
            {
                command.ExecuteNonQuery();
            }
        }
    }

    public override async Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Prepare(connection) is { } command)
        {
            await using (command)
            {
                await command.ExecuteNonQueryAsync(cancellationToken);
            }
        }
    }

    /// <returns>Null when the handle was set up before.</returns>
    private SqliteCommand? Prepare(DbConnection connection)
    {
        var sqlite = (SqliteConnection)connection;
        if (folding.TryAdd(sqlite, sqlite))
        {
            Folding.AddTo(sqlite);
        }

        if (!prepared.TryAdd(sqlite.Handle!, sqlite.Handle!))
        {
            return null;
        }

        var command = sqlite.CreateCommand();
        // The mode is a property of the file, and a read-only connection cannot change it.
        command.CommandText = IsReadOnly(connection) ? Pragmas : WriteAheadLog + Pragmas;
        return command;
    }

    public void Dispose()
    {
        foreach (var (connection, _) in lasting)
        {
            connection.Dispose();
        }
    }

    private static bool IsReadOnly(DbConnection connection) =>
        new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly;
}
