using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class KeysRotateCommandTests : IDisposable
{
    private readonly Installation installation = new();

    [Fact]
    public async Task The_first_key_signs_at_once_and_the_next_takes_over_while_the_first_is_still_good()
    {
        var first = await installation.RunAsync("keys", "rotate");
        var second = await installation.RunAsync("keys", "rotate");

        first.ExitCode.ShouldBe(ExitCodes.Done);
        first.Output.ShouldContain("which signs from");
        second.ExitCode.ShouldBe(ExitCodes.Done);
        Installation.Ask(installation.Database, "SELECT COUNT(*) FROM signing_keys WHERE retires_at IS NULL")?.ToString().ShouldBe("1");
        Installation.Ask(installation.Database, "SELECT COUNT(*) FROM signing_keys")?.ToString().ShouldBe("2");
    }

    public void Dispose() => installation.Dispose();
}
