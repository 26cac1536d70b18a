using Microsoft.Data.Sqlite;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class RestoreCommandTests : IDisposable
{
    private readonly Installation installation = new() { Input = "correct horse battery\n" };

    private string Backup => installation.InFolder("copy.db");

    [Fact]
    public async Task The_backup_takes_the_place_of_the_database_which_is_kept()
    {
        await ABackupWithoutAda();

        var result = await installation.RunAsync("restore", Backup);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        Users(installation.Database).ShouldBe(0L);
        var kept = Directory.GetFiles(installation.InFolder("data"), "uplift.db.before-restore-*").ShouldHaveSingleItem();
        result.Output.ShouldContain(kept);
        Users(kept).ShouldBe(1L);
    }

    [Fact]
    public async Task The_restored_database_is_used_as_if_nothing_had_happened()
    {
        await ABackupWithoutAda();
        await installation.RunAsync("restore", Backup);

        var migrated = await installation.RunAsync("migrate");
        var added = await installation.RunAsync("user", "add", "ada@example.org", "--password-stdin");

        migrated.Output.Trim().ShouldBe("The schema is up to date.");
        added.ExitCode.ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public async Task A_new_installation_starts_from_a_backup()
    {
        await ABackupWithoutAda();
        Directory.Delete(installation.InFolder("data"), recursive: true);

        var result = await installation.RunAsync("restore", Backup);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        Users(installation.Database).ShouldBe(0L);
    }

    [Fact]
    public async Task A_damaged_database_is_replaced_too()
    {
        await ABackupWithoutAda();
        File.WriteAllText(installation.Database, "not a database any more");

        (await installation.RunAsync("restore", Backup)).ExitCode.ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public async Task A_database_that_a_server_holds_stays_even_while_the_server_is_idle()
    {
        await ABackupWithoutAda();
        using var server = new SqliteConnection($"Data Source={installation.Database};Pooling=False");
        server.Open();
        using var read = server.CreateCommand();
        read.CommandText = "SELECT count(*) FROM users";
        read.ExecuteScalar();

        var result = await installation.RunAsync("restore", Backup);

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Error.ShouldContain("stop it first");
        Users(installation.Database).ShouldBe(1L);
    }

    [Fact]
    public async Task A_backup_of_a_newer_program_is_refused()
    {
        await ABackupWithoutAda();
        Installation.Ask(Backup, "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Future', '99')");

        await IsRefused("20990101000000_Future");
    }

    [Fact]
    public async Task A_text_file_is_refused()
    {
        await ABackupWithoutAda();
        File.WriteAllText(Backup, "Dear diary");

        await IsRefused("not an SQLite database");
    }

    [Fact]
    public async Task Another_programs_database_is_refused()
    {
        await ABackupWithoutAda();
        File.Delete(Backup);
        Installation.Ask(Backup, "CREATE TABLE songs (title TEXT)");

        await IsRefused("not a database of Uplift");
    }

    [Fact]
    public async Task A_damaged_backup_is_refused()
    {
        await ABackupWithoutAda();
        using (var file = File.OpenWrite(Backup))
        {
            file.Position = file.Length / 4;
            file.Write(Enumerable.Repeat((byte)0xA5, (int)(file.Length / 2)).ToArray());
        }

        await IsRefused("damaged");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_bad_use() =>
        (await installation.RunAsync("restore", Backup)).ExitCode.ShouldBe(ExitCodes.BadUse);

    [Fact]
    public async Task On_PostgreSQL_it_names_the_command_to_run()
    {
        installation.Settings.Add("--Uplift:Database:Provider=postgres");
        installation.Settings.Add("--Uplift:Database:ConnectionString=Host=127.0.0.1;Username=up;Password=hush");

        var result = await installation.RunAsync("restore", "/backups/uplift.dump");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Output.Trim().ShouldBe(
            "pg_restore --clean --if-exists --no-owner --single-transaction --host=127.0.0.1 --port=5432 --username=up --dbname=up /backups/uplift.dump");
    }

    private async Task ABackupWithoutAda()
    {
        await installation.RunAsync("migrate");
        await installation.RunAsync("backup", Backup);
        await installation.RunAsync("user", "add", "ada@example.org", "--password-stdin");
        // The commands' own pooled connections would count as somebody who has the database open.
        SqliteConnection.ClearAllPools();
    }

    private async Task IsRefused(string because)
    {
        var result = await installation.RunAsync("restore", Backup);

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Error.ShouldContain(because);
        result.Error.ShouldContain("Nothing was changed.");
        Users(installation.Database).ShouldBe(1L);
        Directory.GetFiles(installation.InFolder("data")).ShouldBe([installation.Database]);
    }

    private static object? Users(string database) => Installation.Ask(database, "SELECT count(*) FROM users");

    public void Dispose() => installation.Dispose();
}
