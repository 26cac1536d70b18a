using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class BackupCommandTests : IDisposable
{
    private readonly Installation installation = new();

    private string Backup => installation.InFolder("copy.db");

    [Fact]
    public async Task A_backup_is_one_complete_file_that_only_its_owner_reads()
    {
        await installation.RunAsync("content", "import");

        var result = await installation.RunAsync("backup", Backup);

        result.ExitCode.ShouldBe(ExitCodes.Done);
        Directory.GetFiles(installation.Folder).ShouldBe([Backup]);
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Backup).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Installation.Ask(Backup, "SELECT title FROM guides").ShouldBe("Indexes");
    }

    [Fact]
    public async Task It_is_taken_while_the_database_is_being_written()
    {
        await installation.RunAsync("migrate");
        using var writer = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={installation.Database};Pooling=False");
        writer.Open();
        using var transaction = writer.BeginTransaction();

        (await installation.RunAsync("backup", Backup)).ExitCode.ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public async Task An_existing_file_is_replaced_only_by_force()
    {
        await installation.RunAsync("migrate");
        installation.Write("copy.db", "mine");

        var refused = await installation.RunAsync("backup", Backup);
        var untouched = File.ReadAllText(Backup);
        var forced = await installation.RunAsync("backup", Backup, "--force");

        refused.ExitCode.ShouldBe(ExitCodes.Finding);
        refused.Error.ShouldContain("--force");
        untouched.ShouldBe("mine");
        forced.ExitCode.ShouldBe(ExitCodes.Done);
    }

    [Fact]
    public async Task The_database_itself_is_not_a_place_for_its_backup()
    {
        await installation.RunAsync("migrate");

        (await installation.RunAsync("backup", installation.Database, "--force")).ExitCode.ShouldBe(ExitCodes.Finding);
    }

    [Fact]
    public async Task Without_a_database_there_is_nothing_to_back_up()
    {
        var result = await installation.RunAsync("backup", Backup);

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        File.Exists(Backup).ShouldBeFalse();
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_bad_use()
    {
        await installation.RunAsync("migrate");

        (await installation.RunAsync("backup", installation.InFolder("nowhere/copy.db"))).ExitCode.ShouldBe(ExitCodes.BadUse);
    }

    [Fact]
    public async Task On_PostgreSQL_it_names_the_command_to_run_without_the_password()
    {
        installation.Settings.Add("--Uplift:Database:Provider=postgres");
        installation.Settings.Add("--Uplift:Database:ConnectionString=Host=db.example;Port=5433;Username=up;Password=hush;Database=o'brien");

        var result = await installation.RunAsync("backup", "/backups/uplift.dump");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Output.Trim().ShouldBe(
            @"pg_dump --format=custom --host=db.example --port=5433 --username=up --dbname='o'\''brien' --file=/backups/uplift.dump");
    }

    public void Dispose() => installation.Dispose();
}
