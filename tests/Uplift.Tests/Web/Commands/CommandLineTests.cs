using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly Installation installation = new();

    [Theory]
    [InlineData("nonsense")]
    [InlineData("content")]
    [InlineData("migrate", "--bogus")]
    [InlineData("backup")]
    [InlineData("user", "add", "ada@example.org", "--password-stdin", "--role", "emperor")]
    public async Task Bad_use_is_2_and_says_why(params string[] args)
    {
        var result = await installation.RunAsync(args);

        result.ExitCode.ShouldBe(ExitCodes.BadUse);
        result.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Help_lists_the_commands()
    {
        var result = await installation.RunAsync("--help");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        foreach (var command in (string[])["migrate", "content", "user", "examine", "resume", "backup", "restore"])
        {
            result.Output.ShouldContain(command);
        }
    }

    [Fact]
    public async Task A_setting_that_does_not_fit_is_a_sentence()
    {
        installation.Settings.Add("--Uplift:Database:Provider=mysql");

        var result = await installation.RunAsync("migrate");

        result.ExitCode.ShouldBe(ExitCodes.BadUse);
        result.Error.ShouldContain("must be sqlite or postgres");
    }

    public void Dispose() => installation.Dispose();
}
