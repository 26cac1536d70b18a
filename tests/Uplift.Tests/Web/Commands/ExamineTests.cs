using System.Text.Json;
using Uplift.Web.Commands;

namespace Uplift.Tests.Web.Commands;

public sealed class ExamineTests : IDisposable
{
    private const string Line = """
        {"id":"a","question":"Why is a composite index ordered?","reference":"Equality columns come first, then the sort column.","answer":"First the equality columns 😀, then the sort column."}
        """;

    private readonly Installation installation = new();

    [Fact]
    public async Task Every_line_gets_its_line_in_order_without_a_database()
    {
        installation.Input = $"{Line}\n\n{Line.Replace("\"a\"", "7", StringComparison.Ordinal)}";

        var result = await installation.RunAsync("examine", "--jsonl");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        var lines = Lines(result);
        lines.Select(line => line.GetProperty("id").ToString()).ShouldBe(["a", "7"]);
        lines[0].GetProperty("gate").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[0].GetProperty("level").GetInt32().ShouldBe(4);
        File.Exists(installation.Database).ShouldBeFalse();
    }

    [Fact]
    public async Task Quotes_are_placed_by_characters()
    {
        installation.Input = """
            {"id":1,"question":"Order?","answer":"😀😀 The equality columns come first.","keyPoints":[{"id":"p","statement":"Equality columns come first.","weight":2,"must":true,"phrasings":["equality columns first"]}]}
            """;

        var point = Lines(await installation.RunAsync("examine", "--jsonl"))[0].GetProperty("points")[0];

        point.GetProperty("verdict").GetString().ShouldBe("covered");
        point.GetProperty("quote").GetString().ShouldBe("equality columns come first");
        point.GetProperty("start").GetInt32().ShouldBe(7);
        point.GetProperty("end").GetInt32().ShouldBe(34);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[1,2]")]
    [InlineData("{\"id\":1,\"answer\":5,\"reference\":\"x\"}")]
    [InlineData("{\"id\":1,\"answer\":\"something\"}")]
    [InlineData("{\"id\":1,\"answer\":\"x\",\"keyPoints\":{}}")]
    [InlineData("{\"id\":1,\"answer\":\"x\",\"keyPoints\":[{}]}")]
    public async Task A_line_that_cannot_be_examined_says_so_in_its_place_and_the_rest_goes_on(string broken)
    {
        installation.Input = $"{broken}\n{Line}";

        var result = await installation.RunAsync("examine", "--jsonl");

        result.ExitCode.ShouldBe(ExitCodes.Finding);
        var lines = Lines(result);
        lines[0].GetProperty("error").GetString().ShouldStartWith("Line 1: ");
        lines[1].GetProperty("level").GetInt32().ShouldBe(4);
    }

    [Theory]
    [InlineData("""{"reference":"A queue."}""", "empty")]
    [InlineData("""{"id":null,"question":null,"reference":"A queue.","answer":null,"keyPoints":null}""", "empty")]
    [InlineData("""{"id":[1],"reference":"A queue.","answer":"Stack","misconceptions":["A stack."]}""", "one-word")]
    [InlineData("""{"id":"s","reference":"A queue.","answer":"\ud83d \udc00 \ud83d\ude00"}""", "empty")]
    [InlineData("""{"id":"k","reference":"","answer":"I don't know","keyPoints":["A queue keeps its order."]}""", "dont-know")]
    public async Task What_is_absent_has_a_default(string line, string gate)
    {
        installation.Input = line;

        var result = await installation.RunAsync("examine", "--jsonl");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        Lines(result)[0].GetProperty("gate").GetString().ShouldBe(gate);
    }

    [Fact]
    public async Task A_line_of_a_megabyte_is_read()
    {
        var answer = string.Concat(Enumerable.Repeat("The equality columns come first. ", 30_000));
        installation.Input = JsonSerializer.Serialize(new { id = 1, question = "Order?", reference = "Equality columns first.", answer });

        Lines(await installation.RunAsync("examine", "--jsonl"))[0].GetProperty("points").GetArrayLength().ShouldBe(1);
    }

    [Theory]
    [InlineData("examine")]
    [InlineData("examine", "--question", "no-such-question")]
    [InlineData("examine", "--jsonl", "--question", "x")]
    public async Task A_question_is_needed_one_way_or_the_other(params string[] args)
    {
        var result = await installation.RunAsync(args);

        result.ExitCode.ShouldBe(ExitCodes.BadUse);
        result.Error.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_person_gets_the_grade_each_point_and_the_words_that_earned_it()
    {
        var question = Path.Combine(UpliftApp.RepositoryRoot, "content", "questions", "indexing", "composite-index-column-order.md");
        installation.Write("content/questions/indexing/composite-index-column-order.md", await File.ReadAllTextAsync(question, TestContext.Current.CancellationToken));
        installation.Input = "Equality columns first, then the sort column, so the plan has no sort step.";

        var result = await installation.RunAsync("examine", "--question", "composite-index-column-order");

        result.ExitCode.ShouldBe(ExitCodes.Done);
        result.Output.ShouldContain("Grade ");
        result.Output.ShouldContain("covered");
        result.Output.ShouldContain("“Equality columns first");
    }

    public void Dispose() => installation.Dispose();

    private static List<JsonElement> Lines(CommandResult result) =>
    [
        .. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.Clone()),
    ];
}
