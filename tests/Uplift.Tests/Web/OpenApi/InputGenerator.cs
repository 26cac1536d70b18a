using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Uplift.Tests.Web.OpenApi;

/// <summary>Values that fit a schema of the document, and values that do not; the same ones for the same seed.</summary>
internal sealed class InputGenerator(ApiDocument document, Random random)
{
    /// <summary>Letters that break what is careless with text.</summary>
    private static readonly string[] Odd = ["a", "Z", "7", " ", "é", "ß", "'", "\"", "<b>", "%", "\\", "--", "😀", "\u202e", "中", "_", ";"];

    private static readonly string[] OddAddresses = ["nothing-of-that-name", "a%2Fb", "..%2f..", "%27%20or%201=1", "%F0%9F%98%80", "%FF", new string('x', 500)];

    public JsonNode? Fitting(JsonNode reference)
    {
        var schema = document.Resolve(reference);
        if (schema["enum"] is JsonArray values)
        {
            return Pick(values.ToList())?.DeepClone();
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            return Fitting(Pick(choices.ToList())!);
        }

        return Pick(Types(schema)) switch
        {
            "null" => null,
            "boolean" => random.Next(2) == 0,
            "integer" => Integer(schema),
            "number" => random.NextDouble() * 100,
            "array" => new JsonArray([.. Enumerable.Range(0, Between(schema, "minItems", "maxItems", 3)).Select(_ => Fitting(schema["items"]!))]),
            "object" => Object(schema),
            _ => Text(schema),
        };
    }

    /// <summary>A body with one thing wrong, as it is sent: text that may not be JSON at all.</summary>
    public string Misfit(JsonNode reference)
    {
        var schema = document.Resolve(reference);
        var body = Fitting(reference) as JsonObject ?? [];
        var members = schema["properties"]!.AsObject().ToList();
        var (name, member) = Pick(members)!;
        switch (random.Next(8))
        {
            case 0:
                return Pick(["{", "", "nonsense", "{\"a\":}", "\"\\ud800\"", "[1,", "{\"\u0000\":1}"])!;
            case 1:
                body["isAdmin"] = true;
                break;
            case 2:
                return Pick(["[]", "null", "7", "\"text\"", new string('[', 200) + new string(']', 200)])!;
            case 3 when schema["required"] is JsonArray required:
                body.Remove(Pick(required.ToList())!.GetValue<string>());
                break;
            case 4:
                return $"{{\"{name}\":{Fitting(member!)?.ToJsonString() ?? "null"},\"{name}\":{Fitting(member!)?.ToJsonString() ?? "null"}}}";
            case 5 when TooMuch(document.Resolve(member!)) is { } excess:
                body[name] = excess;
                break;
            default:
                body[name] = OfAnotherKind(document.Resolve(member!));
                break;
        }

        return body.ToJsonString();
    }

    /// <summary>As it stands in an address.</summary>
    public string InAddress(JsonObject parameter, IReadOnlyList<string> known)
    {
        var schema = document.Resolve(parameter["schema"]!);
        var isPath = parameter["in"]!.GetValue<string>() == "path";
        if (known.Count > 0 && random.Next(3) > 0)
        {
            return Pick(known)!;
        }

        if (random.Next(3) == 0)
        {
            return Pick(OddAddresses)!;
        }

        var text = Written(Fitting(schema));
        return text.Length > 0 ? Uri.EscapeDataString(text) : isPath ? "x" : "";
    }

    public string HeaderValue(JsonObject parameter)
    {
        if (document.Resolve(parameter["schema"]!)["enum"] is JsonArray values && random.Next(4) > 0)
        {
            // The newest version; an older one answers in another shape.
            return values[0]!.GetValue<string>();
        }

        return random.Next(4) switch
        {
            0 or 1 => "*",
            2 => new string('k', 300),
            _ => Guid.CreateVersion7().ToString(),
        };
    }

    public T? Pick<T>(IReadOnlyList<T> from) => from.Count == 0 ? default : from[random.Next(from.Count)];

    private JsonObject Object(JsonObject schema)
    {
        var required = schema["required"]?.AsArray().Select(one => one!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) ?? [];
        var made = new JsonObject();
        foreach (var (name, member) in schema["properties"]?.AsObject() ?? [])
        {
            if (required.Contains(name) || random.Next(2) == 0)
            {
                made[name] = Fitting(member!);
            }
        }

        return made;
    }

    private JsonNode Integer(JsonObject schema)
    {
        var (least, most) = (schema["minimum"]!.GetValue<long>(), schema["maximum"]!.GetValue<long>());
        return random.Next(4) switch { 0 => least, 1 => most, _ => random.NextInt64(least, most) };
    }

    private string Text(JsonObject schema) => schema["format"]?.GetValue<string>() switch
    {
        "uuid" => Guid.CreateVersion7().ToString(),
        "date" => "2026-11-26",
        "date-time" => DateTimeOffset.UnixEpoch.AddMinutes(random.Next(60_000_000)).ToString("O", CultureInfo.InvariantCulture),
        "email" => $"{Guid.CreateVersion7():N}@example.org",
        _ when schema["pattern"]?.GetValue<string>() is { } pattern => Pick(pattern.Trim('^', '$', '(', ')').Split('|'))!,
        _ => string.Concat(Enumerable.Range(0, Between(schema, "minLength", "maxLength", 40)).Select(_ => Pick(Odd))) is var text
            && text.Length <= (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue) ? text : text[..schema["maxLength"]!.GetValue<int>()],
    };

    private static JsonNode? TooMuch(JsonObject schema) =>
        Types(schema).Contains("string") && schema["maxLength"]?.GetValue<int>() is { } longest and < 50_000 ? new string('x', longest + 1)
        : Types(schema).Contains("integer") && schema["maximum"]?.GetValue<long>() is { } most and < int.MaxValue ? most + 1
        : null;

    private static JsonNode OfAnotherKind(JsonObject schema) =>
        Types(schema).Contains("object") || schema["properties"] is not null || schema["oneOf"] is not null || schema["enum"] is not null ? 12345.5
        : new JsonObject { ["not"] = "that" };

    private int Between(JsonObject schema, string least, string most, int atMost)
    {
        var from = schema[least]?.GetValue<int>() ?? 0;
        return random.Next(from, Math.Max(from, Math.Min(atMost, schema[most]?.GetValue<int>() ?? atMost)) + 1);
    }

    private static List<string> Types(JsonObject schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(one => one!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    private static string Written(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "",
        JsonValueKind.String => value.GetValue<string>(),
        _ => value.ToJsonString(),
    };
}
