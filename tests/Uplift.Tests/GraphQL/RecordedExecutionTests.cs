using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

public sealed class RecordedExecutionTests
{
    public static TheoryData<int> Cases { get; } = [.. Enumerable.Range(0, RecordedCases.Execution.Count)];

    [Fact]
    public void All_of_the_recorded_cases_are_here() => RecordedCases.Execution.Count.ShouldBe(16);

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task An_operation_comes_to_what_the_reference_says(int index)
    {
        var recorded = RecordedCases.Execution[index];
        var variables = recorded.TryGetProperty("variables", out var given)
            ? (IReadOnlyDictionary<string, object?>)PlainValue.Of(given)!
            : new Dictionary<string, object?>();

        var answer = await Engine.ExecuteAsync(StarWars.Schema, recorded.GetProperty("query").GetString()!, variables);

        Shown.Canonical(answer).ShouldBe(Shown.Canonical(recorded.GetProperty("result")), recorded.GetProperty("test").GetString());
    }
}
