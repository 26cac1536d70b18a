using System.Text.Json.Nodes;

namespace Uplift.Tests.Web.OpenApi;

/// <summary>The API's document as the tests read it: docs/openapi.json.</summary>
internal sealed class ApiDocument(JsonNode root)
{
    public static string File { get; } = Path.Combine(UpliftApp.RepositoryRoot, "docs", "openapi.json");

    public static ApiDocument Read() => new(JsonNode.Parse(System.IO.File.ReadAllText(File))!);

    public JsonNode Root => root;

    public IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in root["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           select new ApiOperation(operation.Key.ToUpperInvariant(), path.Key, operation.Value!.AsObject()),
    ];

    /// <summary>The node itself, or what it refers to.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        var found = node.AsObject();
        while (found["$ref"] is { } reference)
        {
            found = reference.GetValue<string>()[2..].Split('/')
                .Aggregate(root, (at, part) => at[part.Replace("~1", "/", StringComparison.Ordinal)]!)
                .AsObject();
        }

        return found;
    }

    public IEnumerable<JsonObject> Parameters(ApiOperation operation) => operation.Node["parameters"]?.AsArray().Select(one => Resolve(one!)) ?? [];

    public IReadOnlyDictionary<int, JsonObject> Responses(ApiOperation operation) => operation.Node["responses"]!.AsObject()
        .ToDictionary(answer => int.Parse(answer.Key, System.Globalization.CultureInfo.InvariantCulture), answer => Resolve(answer.Value!));
}

internal sealed record ApiOperation(string Method, string Path, JsonObject Node)
{
    public string Id => Text("operationId")!;

    public string? Text(string member) => Node[member]?.GetValue<string>();

    public override string ToString() => $"{Method} {Path}";
}
