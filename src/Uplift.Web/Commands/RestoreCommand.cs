using System.CommandLine;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Web.Commands;

/// <summary><c>uplift restore FILE</c>: puts a backup in place of the database, which is kept beside it.</summary>
internal static class RestoreCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "A file that 'uplift backup' wrote." };
        var command = new Command("restore", "Put a backup in place of the database. The server must be stopped.") { file };
        command.SetAction((parsed, cancellation) => host.RunAsync(parsed, services => RestoreAsync(
            services.GetRequiredService<AppDb>(),
            Path.GetFullPath(parsed.GetRequiredValue(file)),
            services.GetRequiredService<TimeProvider>(),
            parsed.InvocationConfiguration)));
        return command;
    }

    private static async Task<int> RestoreAsync(AppDb db, string file, TimeProvider clock, InvocationConfiguration console)
    {
        if (db.Database.IsNpgsql())
        {
            await console.Error.WriteLineAsync("PostgreSQL has its own tool for this (the password comes from PGPASSWORD or ~/.pgpass). Stop the server, then run:");
            await console.Output.WriteLineAsync(PostgresTools.Restore(db, file));
            return ExitCodes.Finding;
        }

        if (!File.Exists(file))
        {
            await console.Error.WriteLineAsync($"There is no file {file}.");
            return ExitCodes.BadUse;
        }

        var live = BackupCommand.LiveFile(db);
        // A copy beside the database: FILE stays as it is, and the last step is one rename.
        var fresh = $"{live}.{Path.GetRandomFileName()}";
        try
        {
            var refusal = CopyOf(file, fresh) ?? Unfit(fresh, file, [.. db.Database.GetMigrations()]) ?? InUse(live);
            if (refusal is not null)
            {
                await console.Error.WriteLineAsync($"{refusal} Nothing was changed.");
                return ExitCodes.Finding;
            }

            SqliteFile.UseWriteAheadLog(fresh);
            await PutInPlaceAsync(fresh, live, clock.GetUtcNow(), console.Output);
            return ExitCodes.Done;
        }
        finally
        {
            SqliteFile.Remove(fresh);
        }
    }

    private static string? CopyOf(string file, string fresh)
    {
        try
        {
            SqliteFile.Copy(file, fresh);
            return null;
        }
        catch (SqliteException failure) when (SqliteFile.IsUnreadable(failure))
        {
            return $"{file} is not an SQLite database, or is damaged.";
        }
    }

    private static string? Unfit(string fresh, string file, HashSet<string> known)
    {
        if (SqliteFile.Fault(fresh) is { } fault)
        {
            return $"{file} is damaged: {fault}.";
        }

        var applied = SqliteFile.Migrations(fresh);
        if (!applied.Any(known.Contains))
        {
            return $"{file} is not a database of Uplift.";
        }

        return applied.Where(migration => !known.Contains(migration)).ToList() is { Count: > 0 } unknown
            ? $"{file} is newer than this program: it has the migration {string.Join(", ", unknown)}."
            : null;
    }

    private static string? InUse(string live) => File.Exists(live) && SqliteFile.IsOpenElsewhere(live)
        ? $"A server has {live} open; stop it first."
        : null;

    private static async Task PutInPlaceAsync(string fresh, string live, DateTimeOffset now, TextWriter output)
    {
        if (!File.Exists(live))
        {
            File.Move(fresh, live);
            await output.WriteLineAsync($"{live} is restored");
            return;
        }

        var kept = $"{live}.before-restore-{now.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture)}";
        SqliteFile.Replace(fresh, live, kept);
        await output.WriteLineAsync($"{live} is restored; the database that was there is {kept}");
    }
}
