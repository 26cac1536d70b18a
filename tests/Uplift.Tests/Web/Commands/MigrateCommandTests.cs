using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class MigrateCommandTests : IDisposable
{
    private readonly Installation installation = new();

    [Fact]
    public async Task It_names_what_it_applied_and_has_nothing_to_do_the_second_time()
    {
        var first = await installation.RunAsync("migrate");
        var second = await installation.RunAsync("migrate");

        first.ExitCode.ShouldBe(ExitCodes.Done);
        first.Output.ShouldContain("applied ");
        second.ExitCode.ShouldBe(ExitCodes.Done);
        second.Output.ShouldBe("The schema is up to date." + Environment.NewLine);
    }

    [Fact]
    public async Task A_newer_schema_is_refused()
    {
        await installation.RunAsync("migrate");
        Installation.Ask(installation.Database, "INSERT INTO __EFMigrationsHistory VALUES ('20990101000000_Future', '99')");

        var result = await installation.RunAsync("migrate");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Error.ShouldContain("20990101000000_Future");
    }

    public void Dispose() => installation.Dispose();
}
