using System.CommandLine;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Web.Commands;

/// <summary><c>uplift backup FILE</c>: a consistent, checked copy of the database while the server goes on serving.</summary>
internal static class BackupCommand
{
    public static Command Create(CommandHost host)
    {
        var file = new Argument<string>("FILE") { Description = "The file to write." };
        var force = new Option<bool>("--force") { Description = "Replace FILE when it exists." };
        var command = new Command("backup", "Copy the database to a file, also while the server runs.") { file, force };
        command.SetAction((parsed, cancellation) => host.RunAsync(parsed, services => BackUpAsync(
            services.GetRequiredService<AppDb>(),
            Path.GetFullPath(parsed.GetRequiredValue(file)),
            parsed.GetValue(force),
            parsed.InvocationConfiguration)));
        return command;
    }

    private static async Task<int> BackUpAsync(AppDb db, string file, bool force, InvocationConfiguration console)
    {
        if (db.Database.IsNpgsql())
        {
            await console.Error.WriteLineAsync("PostgreSQL has its own tool for this (the password comes from PGPASSWORD or ~/.pgpass). Run:");
            await console.Output.WriteLineAsync(PostgresTools.Dump(db, file));
            return ExitCodes.Finding;
        }

        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            await console.Error.WriteLineAsync($"There is no folder {Path.GetDirectoryName(file)}.");
            return ExitCodes.BadUse;
        }

        var live = LiveFile(db);
        var refusal = !File.Exists(live) ? $"There is no database at {live} yet."
            : file == live ? "That is the database itself."
            : File.Exists(file) && !force ? $"{file} exists; --force replaces it."
            : null;
        if (refusal is not null)
        {
            await console.Error.WriteLineAsync(refusal);
            return ExitCodes.Finding;
        }

        return await CopyAsync(live, file, force, console);
    }

    /// <summary>The file behind the configured SQLite database.</summary>
    public static string LiveFile(AppDb db) =>
        Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);

    private static async Task<int> CopyAsync(string live, string file, bool force, InvocationConfiguration console)
    {
        // Beside FILE, so that the last step is one rename: FILE is never half a backup.
        var unfinished = $"{file}.{Path.GetRandomFileName()}";
        try
        {
            SqliteFile.Copy(live, unfinished);
            if (SqliteFile.Fault(unfinished) is { } fault)
            {
                await console.Error.WriteLineAsync($"The database is damaged, so there is no backup: {fault}");
                return ExitCodes.Finding;
            }

            File.Move(unfinished, file, overwrite: force);
        }
        finally
        {
            SqliteFile.Remove(unfinished);
        }

        await console.Output.WriteLineAsync($"{live} is backed up in {file}");
        return ExitCodes.Done;
    }
}
