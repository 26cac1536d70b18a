using System.Text.Json;
using Uplift.GraphQL.Building;

namespace Uplift.Platform.Graph;

public static class Enums
{
    /// <summary>Registers an enumeration with the names that GraphQL writes: <c>NotReached</c> is <c>NOT_REACHED</c>.</summary>
    public static SchemaBuilder Enum<T>(this SchemaBuilder graph, string description, params IEnumerable<(T Value, string Description)> values)
        where T : struct, Enum => graph.Enum(
        typeof(T).Name,
        description,
        [.. values.Select(value => ((object)value.Value, JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.Value.ToString()), value.Description))]);
}
