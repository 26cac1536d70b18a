using System.Collections.Concurrent;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;
using Uplift.GraphQL.Validation;

namespace Uplift.Tests.GraphQL;

public sealed class RecordedValidationTests
{
    private static readonly IReadOnlyList<RuleFactory> AllRules =
        [.. Validator.Specified, Validator.MaxIntrospectionDepth, Validator.NoDeprecated, Validator.NoSchemaIntrospection];

    private static readonly ConcurrentDictionary<string, Schema> Schemas = new();

    public static TheoryData<int> Cases { get; } = [.. Enumerable.Range(0, RecordedCases.Validation.Count)];

    [Fact]
    public void All_of_the_recorded_cases_are_here() => RecordedCases.Validation.Count.ShouldBe(536);

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_rule_finds_the_errors_that_the_reference_finds_and_no_others(int index)
    {
        var recorded = RecordedCases.Validation[index];
        var document = Parser.Parse(recorded.Document);
        var schema = recorded.Schema is null ? null : Schemas.GetOrAdd(recorded.Schema, Build);

        var errors = recorded.IsSdl
            ? Validator.ValidateSdl(document, schema)
            : Validator.Validate(schema!, document, AllRules, maxErrors: int.MaxValue);

        errors.Where(error => error.Rule == recorded.Rule).Select(Shown.Locations).Order(StringComparer.Ordinal)
            .ShouldBe(recorded.Errors, ignoreOrder: false, recorded.Name);
    }

    // In the recorded suite this scalar takes no value; the schema's text cannot say so.
    private static Schema Build(string key) => new SchemaBuilder()
        .Sdl(RecordedCases.Schema(key))
        .Bind(new ScalarType("CustomScalar") { ParseValue = value => Coerced.Refused($"No value fits, {value} neither.") })
        .Build(isFinished: false);
}
