using System.Text.Json;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class ContentCommandTests : IDisposable
{
    private readonly Installation installation = new();

    private string Guide => installation.InFolder("content/guides/indexes.md");

    [Fact]
    public async Task A_sound_folder_prints_a_summary_beside_the_output()
    {
        var result = await installation.RunAsync("content", "check");

        result.ShouldBe(new CommandResult(ExitCodes.Done, "", "1 guide, 0 questions, 1 topic: no faults" + Environment.NewLine));
    }

    [Fact]
    public async Task The_check_needs_no_database()
    {
        await installation.RunAsync("content", "check");

        Directory.Exists(installation.InFolder("data")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_fault_names_the_file_to_open_and_the_line()
    {
        installation.BreakTheGuide();

        var result = await installation.RunAsync("content", "check", installation.InFolder("content"));

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Output.ShouldMatch($"^{Guide}:\\d+: .*title.*");
        result.Error.ShouldContain("1 guide, 0 questions, 1 topic: 1 fault");
    }

    [Fact]
    public async Task With_json_the_output_is_json_alone()
    {
        installation.BreakTheGuide();

        var result = await installation.RunAsync("content", "check", "--json");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        var report = JsonDocument.Parse(result.Output).RootElement;
        report.GetProperty("guides").GetInt32().ShouldBe(1);
        var fault = report.GetProperty("faults")[0];
        Path.GetFullPath(fault.GetProperty("file").GetString()!).ShouldBe(Guide);
        fault.GetProperty("line").GetInt32().ShouldBeGreaterThan(0);
        fault.GetProperty("message").GetString()!.ShouldContain("title");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("import")]
    public async Task A_folder_that_is_not_there_is_bad_use(string command)
    {
        var result = await installation.RunAsync("content", command, installation.InFolder("nowhere"));

        result.ExitCode.ShouldBe(ExitCodes.BadUse);
        result.Error.ShouldContain("nowhere");
    }

    [Fact]
    public async Task An_import_says_what_changed()
    {
        var first = await installation.RunAsync("content", "import");
        var second = await installation.RunAsync("content", "import");
        File.AppendAllText(Guide, "\nAnd nothing else.\n");
        var third = await installation.RunAsync("content", "import");

        first.Output.Trim().ShouldBe("1 added, 0 changed, 0 retired");
        second.Output.Trim().ShouldBe("0 added, 0 changed, 0 retired");
        third.Output.Trim().ShouldBe("0 added, 1 changed, 0 retired");
    }

    [Fact]
    public async Task A_faulty_folder_is_not_imported()
    {
        await installation.RunAsync("content", "import");
        installation.BreakTheGuide();

        var result = await installation.RunAsync("content", "import");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Output.ShouldContain("title");
        Installation.Ask(installation.Database, "SELECT title FROM guides WHERE retired_at IS NULL").ShouldBe("Indexes");
    }

    [Fact]
    public async Task An_installation_that_migrates_by_hand_is_told_to()
    {
        installation.Settings.Add("--Uplift:Database:MigrateAtStart=false");

        var result = await installation.RunAsync("content", "import");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Error.ShouldContain("Run: uplift migrate");
    }

    public void Dispose() => installation.Dispose();
}
