using System.Text.Json;

namespace Uplift.Tests.GraphQL;

/// <summary>What graphql-js expects of itself (tests/data/graphql).</summary>
internal static class RecordedCases
{
    private static readonly JsonElement File = JsonDocument.Parse(
        System.IO.File.ReadAllBytes(Path.Combine(UpliftApp.RepositoryRoot, "tests", "data", "graphql", "graphql-js-cases.json"))).RootElement;

    public static IReadOnlyList<RecordedCase> Validation { get; } =
        [.. All().Where(one => one.GetProperty("kind").GetString() != "starwars").Select(ToCase)];

    public static IReadOnlyList<JsonElement> Execution { get; } = [.. All().Where(one => one.GetProperty("kind").GetString() == "starwars")];

    public static string Schema(string key) => File.GetProperty("schemas").GetProperty(key).GetString()!;

    private static JsonElement.ArrayEnumerator All() => File.GetProperty("cases").EnumerateArray();

    private static RecordedCase ToCase(JsonElement json) => new(
        json.GetProperty("test").GetString()!,
        json.GetProperty("kind").GetString() == "sdl",
        json.GetProperty("rule").GetString()!.Replace("CustomRule", "", StringComparison.Ordinal).Replace("Rule", "", StringComparison.Ordinal),
        json.GetProperty("schema").GetString(),
        json.GetProperty("query").GetString()!,
        [.. json.GetProperty("errors").EnumerateArray().Select(Locations).Order(StringComparer.Ordinal)]);

    private static string Locations(JsonElement error) => error.TryGetProperty("locations", out var locations)
        ? string.Join(' ', locations.EnumerateArray().Select(at => $"{at.GetProperty("line")}:{at.GetProperty("column")}"))
        : "";
}

/// <summary>A document, the rule that looks at it, and where each of its errors is.</summary>
internal sealed record RecordedCase(string Name, bool IsSdl, string Rule, string? Schema, string Document, IReadOnlyList<string> Errors);
