using System.Text.Json;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class CoachingReplayTests
{
    [Fact]
    public async Task A_history_a_line_gives_its_states_a_line_in_order()
    {
        var (exitCode, lines) = await ReplayAsync(
            """{"id":"a","reviews":[{"at":"2026-01-01T08:00:00Z","rating":3},{"at":"2026-01-01T08:10:00Z","rating":3},{"at":"2026-01-03T22:00:00+02:00","rating":1}]}""",
            """{"id":7,"shortTerm":false,"reviews":[{"at":"2026-01-01T08:00:00Z","rating":4}]}""");

        exitCode.ShouldBe(0);
        lines[0].GetProperty("id").GetString().ShouldBe("a");
        var states = lines[0].GetProperty("states").EnumerateArray().ToList();
        states.Select(state => state.GetProperty("state").GetString()).ShouldBe(["Learning", "Review", "Relearning"]);
        states.Select(state => state.GetProperty("step").GetInt32()).ShouldBe([1, 0, 0]);
        states.Select(state => state.GetProperty("scheduledDays").GetInt32()).ShouldBe([0, 2, 0]);
        states.Select(state => state.GetProperty("due").GetString()).ShouldBe(["2026-01-01T08:10:00Z", "2026-01-03T08:10:00Z", "2026-01-03T20:10:00Z"]);
        lines[1].GetProperty("id").GetInt32().ShouldBe(7);
        lines[1].GetProperty("states")[0].GetProperty("stability").GetDouble().ShouldBe(8.2956);
        lines[1].GetProperty("states")[0].GetProperty("scheduledDays").GetInt32().ShouldBe(8);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"x","reviews":[{"at":"2026-01-01T08:00:00Z","rating":5}]}""")]
    [InlineData("""{"id":"x","reviews":[{"rating":3}]}""")]
    [InlineData("""{"id":"x","reviews":[{"at":"9999-12-31T00:00:00Z","rating":3}]}""")]
    [InlineData("""{"id":"x","parameters":[1,2],"reviews":[]}""")]
    [InlineData("""{"id":"x","retention":0,"reviews":[]}""")]
    [InlineData("""{"id":"x","maximumInterval":0,"reviews":[]}""")]
    [InlineData("""{"id":"x","learningSteps":["soon"],"reviews":[]}""")]
    public async Task A_line_that_is_no_history_is_named_and_the_next_one_is_replayed(string line)
    {
        var (exitCode, lines) = await ReplayAsync(line, """{"id":"next","reviews":[]}""");

        exitCode.ShouldBe(1);
        lines[0].GetProperty("error").GetString()!.ShouldStartWith("Line 1: ");
        lines[1].GetProperty("states").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Without_its_option_it_is_bad_use()
    {
        var console = new System.CommandLine.InvocationConfiguration { Output = new StringWriter(), Error = new StringWriter() };

        (await CommandLine.RunAsync(CommandLine.Root(TextReader.Null).Parse(["coaching", "replay"]), console)).ShouldBe(2);
    }

    private static async Task<(int ExitCode, IReadOnlyList<JsonElement> Lines)> ReplayAsync(params string[] lines)
    {
        var output = new StringWriter();
        var console = new System.CommandLine.InvocationConfiguration { Output = output, Error = new StringWriter() };
        var exitCode = await CommandLine.RunAsync(
            CommandLine.Root(new StringReader(string.Join('\n', lines))).Parse(["coaching", "replay", "--jsonl"]), console);
        return (exitCode, [.. output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)]);
    }
}
