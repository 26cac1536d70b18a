using Microsoft.Data.Sqlite;

namespace Uplift.Web.Commands;

/// <summary>SQLite databases as files: copied while they are in use, looked at, and asked whether anybody has them open.</summary>
internal static class SqliteFile
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Damaged = 11;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    private static readonly string[] Companions = ["-wal", "-shm"];

    /// <summary>Copies a database with SQLite's online backup: the copy is one consistent file, however busy the source is.</summary>
    public static void Copy(string from, string to)
    {
        CreatePrivate(to);
        using var source = Open(from, SqliteOpenMode.ReadOnly);
        using var target = Open(to, SqliteOpenMode.ReadWrite);
        source.BackupDatabase(target);
        // The copy inherits the write-ahead mode; without it the file can also be read from where nothing can be written.
        Text(target, "PRAGMA journal_mode = DELETE");
    }

    /// <summary>Puts a copy into the mode that the server keeps its database in.</summary>
    public static void UseWriteAheadLog(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        Text(connection, "PRAGMA journal_mode = WAL");
    }

    /// <returns>What SQLite finds wrong; null when the file is sound.</returns>
    public static string? Fault(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        var verdict = Text(connection, "PRAGMA integrity_check");
        return verdict == "ok" ? null : verdict;
    }

    /// <summary>Ids in the migrations history; empty for a database that has none.</summary>
    public static IReadOnlyList<string> Migrations(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = '__EFMigrationsHistory'";
        if (command.ExecuteScalar() is null)
        {
            return [];
        }

        command.CommandText = "SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
        using var rows = command.ExecuteReader();
        var ids = new List<string>();
        while (rows.Read())
        {
            ids.Add(rows.GetString(0));
        }

        return ids;
    }

    /// <summary>
    /// Whether another process has the database open. When none has, its write-ahead log is folded into the file. A damaged
    /// file counts as closed: it is what a restore replaces.
    /// </summary>
    public static bool IsOpenElsewhere(string path)
    {
        try
        {
            using var connection = Open(path, SqliteOpenMode.ReadWrite);
            Text(connection, "BEGIN EXCLUSIVE");
            Text(connection, "COMMIT");
            // An idle server holds no transaction, but leaving write-ahead mode needs the file to oneself.
            var isAlone = Text(connection, "PRAGMA journal_mode = DELETE") == "delete";
            Text(connection, "PRAGMA journal_mode = WAL");
            return !isAlone;
        }
        catch (SqliteException failure) when (failure.SqliteErrorCode is Busy or Locked)
        {
            return true;
        }
        catch (SqliteException failure) when (IsUnreadable(failure))
        {
            return false;
        }
    }

    /// <summary>Whether the file, rather than the statement, is at fault.</summary>
    public static bool IsUnreadable(SqliteException failure) =>
        failure.SqliteErrorCode is NotADatabase or Damaged or CannotOpen;

    /// <summary>Puts a database in place of another in one step.</summary>
    /// <param name="fresh">The database that moves.</param>
    /// <param name="live">Where it goes.</param>
    /// <param name="kept">Where the replaced one goes, with its write-ahead log if it still has one.</param>
    public static void Replace(string fresh, string live, string kept)
    {
        foreach (var companion in Companions.Where(companion => File.Exists(live + companion)))
        {
            File.Move(live + companion, kept + companion);
        }

        File.Replace(fresh, live, kept);
    }

    /// <summary>Removes a database that was not wanted in the end, and what SQLite may have left beside it.</summary>
    public static void Remove(string path)
    {
        File.Delete(path);
        foreach (var companion in Companions.Append("-journal"))
        {
            File.Delete(path + companion);
        }
    }

    // Everybody's data is in it, so nobody else on the machine may read it.
    private static void CreatePrivate(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var created = new FileStream(path, options);
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            // A pooled connection would keep the file open behind our back.
            Pooling = false,
            DefaultTimeout = 2,
        }.ToString());
        connection.Open();
        return connection;
    }

    private static string? Text(SqliteConnection connection, string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar() as string;
    }
}
