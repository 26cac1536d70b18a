using System.Globalization;
using System.Text.Json;
using Uplift.GraphQL;

namespace Uplift.Tests.GraphQL;

/// <summary>Errors and answers as lines of text that compare well.</summary>
internal static class Shown
{
    public static string Locations(GraphQLError error) =>
        string.Join(' ', (error.Locations ?? []).Select(at => $"{at.Line}:{at.Column}"));

    /// <summary>
    /// JSON with one spelling of each number. The order of members is kept, as it is part of an answer; the order in which a
    /// schema lists its types is not.
    /// </summary>
    public static string Canonical(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', json.EnumerateObject().Select(member => $"{member.Name}:{Member(member)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Canonical))}]",
        JsonValueKind.Number => json.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.String => $"'{json.GetString()}'",
        _ => json.GetRawText(),
    };

    private static string Member(JsonProperty member) => member is { Name: "types", Value.ValueKind: JsonValueKind.Array }
        ? string.Join(',', member.Value.EnumerateArray().Select(Canonical).Order(StringComparer.Ordinal))
        : Canonical(member.Value);
}
