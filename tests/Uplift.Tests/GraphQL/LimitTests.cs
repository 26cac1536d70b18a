using Uplift.GraphQL;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Limits;
using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

public sealed class LimitTests
{
    private static readonly Schema Schema = Schema.FromSdl("""
        type Query { me: Person people(first: Int = 10): [Person] page(first: Int): Connection }
        type Person { name: String friends(first: Int): [Person] best: Person }
        type Connection { edges: [Edge] total: Int }
        type Edge { node: Person }
        """);

    private static readonly OperationLimits Limits = new() { MaxDepth = 5, MaxBreadth = 8, MaxAliases = 4, MaxCost = 500 };

    [Theory]
    [InlineData("{ me { name best { name } } }", null)]
    [InlineData("{ me { best { best { best { name } } } } }", null)]
    [InlineData("{ me { best { best { best { best { name } } } } } }", "DEPTH_LIMIT")]
    [InlineData("{ me { ...F } } fragment F on Person { best { best { ... { best { best { name } } } } } }", "DEPTH_LIMIT")]
    [InlineData("{ a: me { name } b: me { name } c: me { name } d: me { name } e: me { name } }", "ALIAS_LIMIT")]
    [InlineData("{ me { name name name name name name name name name } }", "BREADTH_LIMIT")]
    [InlineData("{ people { friends { name } } }", null)]
    [InlineData("{ people(first: 100) { name } }", null)]
    [InlineData("{ people(first: 1000) { name } }", "COST_LIMIT")]
    [InlineData("query ($n: Int = 1000) { people(first: $n) { name } }", "COST_LIMIT")]
    [InlineData("query ($given: Int) { people(first: $given) { name } }", "COST_LIMIT")]
    [InlineData("query ($float: Int) { people(first: $float) { name } }", "COST_LIMIT")]
    [InlineData("{ people(first: 99999999999999) { name } }", "COST_LIMIT")]
    [InlineData("{ page(first: 400) { edges { node { name } } } }", "COST_LIMIT")]
    [InlineData("{ page(first: 20) { edges { node { name } } total } }", null)]
    [InlineData("{ people { friends(first: 10) { friends(first: 10) { name } } } }", "COST_LIMIT")]
    public void A_limit_is_found_before_anything_is_executed(string text, string? code) =>
        (Check(text)?.Extensions!["code"] as string).ShouldBe(code);

    [Fact]
    public void Fragments_that_double_each_other_are_measured_in_no_time()
    {
        var doubling = string.Concat(Enumerable.Range(0, 400).Select(n => $"fragment F{n} on Person {{ ...F{n + 1} ... {{ ...F{n + 1} }} }} "));

        Check($"{{ me {{ ...F0 }} }} {doubling} fragment F400 on Person {{ name }}")!.Extensions!["code"].ShouldBe("BREADTH_LIMIT");
    }

    [Fact]
    public void Introspection_is_bounded_by_its_own_rule() =>
        Check("{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }").ShouldBeNull();

    private static GraphQLError? Check(string text)
    {
        var document = Parser.Parse(text);
        var operation = document.Definitions.OfType<OperationNode>().Single();
        return OperationMeter.Check(Schema, document, operation, new Dictionary<string, object?> { ["given"] = 1000L, ["float"] = 1e3 }, Limits);
    }
}
