using System.Runtime.InteropServices;
using System.Text.Json;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;
using Uplift.GraphQL.Validation;

namespace Uplift.Tests.GraphQL;

/// <summary>Our engine beside graphql-js 16.15 on a few thousand documents: the same verdicts, places and answers.</summary>
public sealed class DifferentialTests
{
    private static readonly string Data = Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "graphql");
    private static readonly string Sdl = File.ReadAllText(Path.Combine(Data, "differential.graphql"));
    private static readonly IReadOnlyList<RuleFactory> Rules = [.. Validator.Specified, Validator.MaxIntrospectionDepth];

    private static readonly Schema Schema = new SchemaBuilder()
        .Sdl(Sdl)
        .Resolve("Query", "echo", call => new(call.Arguments.Values))
        .Resolve("Query", "required", call => new(call.Arguments.Values))
        .Resolve("Query", "faulty", _ => new(new Failure("faulty")))
        .Resolve("Mutation", "echo", call => new(call.Arguments.Values))
        .Build();

    // One seed each time; more where the run asks for the long tests.
    public static TheoryData<int> Seeds { get; } =
        [.. Enumerable.Range(1, Environment.GetEnvironmentVariable("UPLIFT_TEST_SOAK") == "1" ? 20 : 1)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Two_engines_agree_on_every_document(int seed)
    {
        var documents = Documents(seed);
        var json = await File.ReadAllTextAsync(Path.Combine(Data, "differential.json"), TestContext.Current.CancellationToken);
        var data = JsonDocument.Parse(json).RootElement;

        // As bytes: some of the documents hold half a surrogate pair, which JSON would not carry.
        var input = JsonSerializer.Serialize(new { schema = Sdl, data, documents = documents.Select(text => MemoryMarshal.AsBytes<char>(text).ToArray()) });

        var theirs = JsonDocument.Parse(await NodeScript.RunAsync("graphql-differential.mjs", input, TestContext.Current.CancellationToken)).RootElement;

        var differences = new List<string>();
        var (valid, executed, contested) = (0, 0, 0);
        var root = PlainValue.Of(data);
        foreach (var (document, expected) in documents.Zip(theirs.EnumerateArray()))
        {
            var ours = await JudgeAsync(document, root);
            if (expected.TryGetProperty("contested", out _))
            {
                contested++;
                continue;
            }

            var reference = Reference(expected);
            valid += ours.Validation.Count == 0 && ours.Syntax is null ? 1 : 0;
            executed += ours.Answer is null ? 0 : 1;
            if (ours.ToString() != reference.ToString())
            {
                differences.Add($"{document}\n  ours   {ours}\n  theirs {reference}");
            }
        }

        differences.ShouldBeEmpty();
        theirs.GetArrayLength().ShouldBe(documents.Count);
        documents.Count.ShouldBeGreaterThan(2000);
        contested.ShouldBeLessThan(5);
        valid.ShouldBeGreaterThan(800);
        executed.ShouldBeGreaterThan(800);
    }

    private static List<string> Documents(int seed)
    {
        var generator = new DocumentGenerator(Schema, seed);
        var valid = Enumerable.Range(0, 1000).Select(_ => generator.Valid()).ToList();
        var sinks = Directory.EnumerateFiles(Path.Combine(Data, "kitchen-sinks")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        return
        [
            .. sinks,
            .. valid,
            .. valid.Select(generator.Mutated),
            .. sinks.SelectMany(sink => Enumerable.Range(0, 120).Select(_ => generator.Mutated(sink))),
        ];
    }

    private static async Task<Verdict> JudgeAsync(string text, object? root)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(text);
        }
        catch (SyntaxException fault)
        {
            return new Verdict($"{fault.Location.Line}:{fault.Location.Column}", [], null);
        }

        var errors = Validator.Validate(Schema, document, Rules, maxErrors: 1000);
        var operations = document.Definitions.OfType<OperationNode>().ToList();
        if (errors.Count > 0 || operations.Count != 1 || operations[0].Kind == OperationKind.Subscription)
        {
            return new Verdict(null, [.. errors.Select(error => $"{error.Rule} {Shown.Locations(error)}")], null);
        }

        var result = await Executor.ExecuteAsync(Schema, new ExecutionRequest(document) { Root = root });
        var data = result.HasData ? Shown.Canonical(Engine.Read(result).GetProperty("data")) : "none";
        return new Verdict(null, [], Answer(data, result.Errors.Select(error => $"{string.Join('.', error.Path ?? [])} {Shown.Locations(error)}")));
    }

    private static Verdict Reference(JsonElement expected) => new(
        expected.TryGetProperty("syntax", out var syntax) ? syntax.GetString() : null,
        expected.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray().Select(error => error.GetString()!)] : [],
        expected.TryGetProperty("faults", out var faults)
            ? Answer(
                expected.TryGetProperty("data", out var data) ? Shown.Canonical(data) : "none",
                faults.EnumerateArray().Select(fault => fault.GetString()!))
            : null);

    private static string Answer(string data, IEnumerable<string> faults) => $"{data} {string.Join(" | ", faults.Order(StringComparer.Ordinal))}";

    private sealed record Verdict(string? Syntax, IReadOnlyList<string> Validation, string? Answer)
    {
        public override string ToString() => $"{Syntax} {string.Join(" | ", Validation.Order(StringComparer.Ordinal))} {Answer}";
    }
}
