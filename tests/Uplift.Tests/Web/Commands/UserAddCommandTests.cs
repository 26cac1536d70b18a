using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class UserAddCommandTests : IDisposable
{
    private readonly Installation installation = new() { Input = "correct horse battery\n" };

    [Fact]
    public async Task It_adds_a_learner_unless_told_otherwise()
    {
        var result = await installation.RunAsync("user", "add", "ada@example.org", "--password-stdin");

        result.Output.Trim().ShouldBe("added ada@example.org as learner");
        Role("ADA@EXAMPLE.ORG").ShouldBe("Learner");
    }

    [Fact]
    public async Task It_adds_an_admin()
    {
        var result = await installation.RunAsync("user", "add", "root@example.org", "--password-stdin", "--role", "admin");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        Role("ROOT@EXAMPLE.ORG").ShouldBe("Admin");
    }

    [Fact]
    public async Task A_taken_address_is_refused()
    {
        await installation.RunAsync("user", "add", "ada@example.org", "--password-stdin");

        var again = await installation.RunAsync("user", "add", "Ada@example.org", "--password-stdin");

        again.ExitCode.ShouldBe(ExitCodes.Finding);
        again.Error.ShouldContain("already");
    }

    [Fact]
    public async Task A_short_password_is_refused()
    {
        installation.Input = "short\n";

        var result = await installation.RunAsync("user", "add", "ada@example.org", "--password-stdin");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        result.Error.ShouldContain("8 to 128 characters");
    }

    [Theory]
    [InlineData("", "--password-stdin")]
    [InlineData("correct horse battery\n")]
    public async Task Without_a_password_on_standard_input_it_is_bad_use(string input, params string[] options)
    {
        installation.Input = input;

        var result = await installation.RunAsync(["user", "add", "ada@example.org", .. options]);

        result.ExitCode.ShouldBe(ExitCodes.BadUse);
        result.Error.ShouldContain("--password-stdin");
    }

    private object? Role(string normalisedEmail) =>
        Installation.Ask(installation.Database, $"SELECT role FROM users WHERE normalized_email = '{normalisedEmail}'");

    public void Dispose() => installation.Dispose();
}
