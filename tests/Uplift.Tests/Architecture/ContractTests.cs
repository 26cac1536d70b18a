using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Uplift.Web;
using Uplift.Web.Commands;

namespace Uplift.Tests.Architecture;

/// <summary>Names of docs/contract.md that exist so far. One that fails here breaks somebody's script.</summary>
public sealed class ContractTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/api/v1/guides")]
    [InlineData("/api/v1/guides/database-indexing")]
    [InlineData("/api/v1/questions")]
    [InlineData("/api/v1/questions/composite-index-column-order")]
    [InlineData("/api/v1/topics")]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/graphql/explorer")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/docs")]
    public async Task An_address_answers(string address) =>
        (await nobody.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/api/v1/guides")]
    [InlineData("/guides/{slug}")]
    [InlineData("/questions")]
    [InlineData("/questions/{slug}")]
    [InlineData("/topics")]
    [InlineData("/openapi/v1.json")]
    [InlineData("`/docs`")]
    [InlineData("/api/v1/users")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/me/archive")]
    [InlineData("/api/v1/me/archives")]
    [InlineData("/api/v1/me/closing")]
    [InlineData("/api/v1/interviews/{id}/events")]
    [InlineData("/api/v1/shared-reports")]
    [InlineData("/api/v1/invitations")]
    [InlineData("/api/v1/audit-entries")]
    [InlineData("/api/v1/interviews")]
    [InlineData("/api/v1/interviews/{id}/answers")]
    [InlineData("/api/v1/interviews/{id}/report")]
    [InlineData("uplift migrate")]
    [InlineData("uplift content check [DIR]")]
    [InlineData("uplift content import [DIR]")]
    [InlineData("uplift user add EMAIL --password-stdin [--role admin]")]
    [InlineData("uplift backup FILE")]
    [InlineData("uplift restore FILE")]
    [InlineData("Uplift__DataDir")]
    [InlineData("Uplift__ContentDir")]
    [InlineData("Uplift__Database__Provider")]
    [InlineData("Uplift__Database__ConnectionString")]
    [InlineData("Uplift__PublicUrl")]
    [InlineData("Uplift__Cors__Origins")]
    [InlineData("Uplift-Version: 2026-11-26")]
    [InlineData("Uplift__SignUp__Mode")]
    [InlineData("Uplift__Testing__RaiseClientLimits=true")]
    public void A_name_that_is_held_is_in_the_document(string name) => Sources.Document("contract.md").ShouldContain(name, Case.Sensitive);

    [Fact]
    public async Task An_interview_is_started_answered_read_reported_and_deleted()
    {
        var started = await nobody.PostJsonAsync("/api/v1/interviews", """{"level":"intermediate","topics":["indexing"],"questions":1,"mode":"practice"}""");
        started.StatusCode.ShouldBe(HttpStatusCode.Created);
        var interview = await JsonAsync(started);
        new[] { "id", "state", "question", "asked", "of" }.Where(member => !interview.TryGetProperty(member, out _)).ShouldBeEmpty();
        var address = $"/api/v1/interviews/{interview.GetProperty("id").GetGuid()}";

        (await nobody.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await (await nobody.GetAsync($"{address}/report")).ProblemTypeAsync()).ShouldBe("/problems/interview-running");
        (await nobody.PostJsonAsync($"{address}/answers", """{"text":"I do not know.","selfMark":1}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await nobody.Http.DeleteAsync(address, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await nobody.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("migrate")]
    [InlineData("coaching", "replay", "--jsonl")]
    [InlineData("content", "check")]
    [InlineData("content", "check", "content")]
    [InlineData("content", "check", "content", "--json")]
    [InlineData("content", "import")]
    [InlineData("content", "import", "content")]
    [InlineData("user", "add", "ada@example.org", "--password-stdin")]
    [InlineData("user", "add", "ada@example.org", "--password-stdin", "--role", "admin")]
    [InlineData("backup", "uplift.backup")]
    [InlineData("restore", "uplift.backup")]
    public void A_command_line_is_understood(params string[] line) =>
        CommandLine.Root().Parse(line).Errors.ShouldBeEmpty();

    [Fact]
    public void An_exit_code_says_done_finding_or_bad_use() =>
        (ExitCodes.Done, ExitCodes.Finding, ExitCodes.BadUse).ShouldBe((0, 1, 2));

    [Fact]
    public void The_program_is_called_uplift() => typeof(Program).Assembly.GetName().Name.ShouldBe("uplift");

    [Fact]
    public void It_listens_on_port_5080_unless_told_otherwise()
    {
        UpliftHost.CreateBuilder([]).WebHost.GetSetting(WebHostDefaults.ServerUrlsKey).ShouldBe("http://localhost:5080");
        UpliftHost.CreateBuilder(["--urls=http://localhost:9999"]).WebHost.GetSetting(WebHostDefaults.ServerUrlsKey).ShouldBe("http://localhost:9999");
    }

    [Fact]
    public void No_launch_setting_overrides_where_it_listens() => Directory
        .EnumerateFiles(Sources.Folder, "launchSettings.json", SearchOption.AllDirectories)
        .Where(file => File.ReadAllText(file).Contains("applicationUrl", StringComparison.Ordinal))
        .ShouldBeEmpty();

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
}
