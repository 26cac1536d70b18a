using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Uplift.Tests.Web.OpenApi;

/// <summary>
/// JSON Schema 2020-12 as far as our document uses it. A keyword that it does not know is a fault, so that nothing is passed
/// over in silence.
/// </summary>
internal sealed class SchemaCheck(ApiDocument document)
{
    private static readonly HashSet<string> Known = new(StringComparer.Ordinal)
    {
        "$ref", "type", "enum", "oneOf", "properties", "required", "additionalProperties", "items", "minItems", "maxItems", "minLength",
        "maxLength", "pattern", "format", "minimum", "maximum", "description", "default", "title",
    };

    private static readonly Dictionary<string, Func<string, bool>> Formats = new(StringComparer.Ordinal)
    {
        ["uuid"] = text => Guid.TryParseExact(text, "D", out _),
        ["date"] = text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        ["date-time"] = text => Regex.IsMatch(text, @"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
        ["email"] = text => text.Contains('@', StringComparison.Ordinal),
        ["uri"] = text => Uri.TryCreate(text, UriKind.Absolute, out _),
        ["uri-reference"] = text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out _),
    };

    public IEnumerable<string> Faults(JsonNode schema, JsonNode? value) => Faults(document.Resolve(schema), value, "");

    private IEnumerable<string> Faults(JsonObject schema, JsonNode? value, string at)
    {
        foreach (var keyword in schema.Select(member => member.Key).Where(keyword => !Known.Contains(keyword)))
        {
            yield return $"{at}: the check does not know the keyword {keyword}";
        }

        foreach (var fault in OwnFaults(schema, value).Select(fault => $"{at}: {fault}").Concat(InnerFaults(schema, value, at)))
        {
            yield return fault;
        }
    }

    private IEnumerable<string> OwnFaults(JsonObject schema, JsonNode? value)
    {
        if (schema["type"] is { } type && !Types(type).Any(one => Is(value, one)))
        {
            yield return $"{Kind(value)} is not {type.ToJsonString()}";
            yield break;
        }

        if (schema["enum"] is JsonArray values && !values.Any(one => JsonNode.DeepEquals(one, value)))
        {
            yield return $"{value?.ToJsonString()} is none of {values.ToJsonString()}";
        }

        if (schema["oneOf"] is JsonArray choices && choices.Count(choice => !Faults(choice!, value).Any()) is var fitting and not 1)
        {
            yield return $"it fits {fitting} of {choices.Count} choices";
        }

        foreach (var fault in value switch
        {
            JsonValue text when text.GetValueKind() == JsonValueKind.String => TextFaults(schema, text.GetValue<string>()),
            JsonValue number when number.GetValueKind() == JsonValueKind.Number => NumberFaults(schema, number),
            JsonArray list => CountFaults(schema, list.Count),
            _ => [],
        })
        {
            yield return fault;
        }
    }

    private IEnumerable<string> InnerFaults(JsonObject schema, JsonNode? value, string at)
    {
        if (value is JsonArray list && schema["items"] is { } items)
        {
            return list.SelectMany((item, index) => Faults(document.Resolve(items), item, $"{at}/{index}"));
        }

        if (value is not JsonObject members)
        {
            return [];
        }

        var properties = schema["properties"]?.AsObject() ?? [];
        return (schema["required"]?.AsArray().Select(name => name!.GetValue<string>()) ?? [])
            .Where(name => !members.ContainsKey(name))
            .Select(name => $"{at}: {name} is missing")
            .Concat(members.Where(member => properties[member.Key] is not null)
                .SelectMany(member => Faults(document.Resolve(properties[member.Key]!), member.Value, $"{at}/{member.Key}")))
            .Concat(members.Where(member => properties.Count > 0 && properties[member.Key] is null)
                .Select(member => $"{at}: {member.Key} is not in the document"));
    }

    private static IEnumerable<string> TextFaults(JsonObject schema, string text)
    {
        if (text.Length < (schema["minLength"]?.GetValue<int>() ?? 0) || text.Length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue))
        {
            yield return $"{text.Length} characters";
        }

        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"\"{text}\" does not match {pattern}";
        }

        if (schema["format"]?.GetValue<string>() is { } format && Formats.TryGetValue(format, out var fits) && !fits(text))
        {
            yield return $"\"{text}\" is no {format}";
        }
    }

    private static IEnumerable<string> NumberFaults(JsonObject schema, JsonValue number)
    {
        var value = number.Deserialize<double>();
        if (value < (schema["minimum"]?.Deserialize<double>() ?? double.MinValue) || value > (schema["maximum"]?.Deserialize<double>() ?? double.MaxValue))
        {
            yield return $"{number.ToJsonString()} is out of bounds";
        }
    }

    private static IEnumerable<string> CountFaults(JsonObject schema, int count)
    {
        if (count < (schema["minItems"]?.GetValue<int>() ?? 0) || count > (schema["maxItems"]?.GetValue<int>() ?? int.MaxValue))
        {
            yield return $"{count} items";
        }
    }

    private static IEnumerable<string> Types(JsonNode type) =>
        type is JsonArray several ? several.Select(one => one!.GetValue<string>()) : [type.GetValue<string>()];

    private static bool Is(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("string", JsonValueKind.String) or ("boolean", JsonValueKind.True or JsonValueKind.False)
            or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("number", JsonValueKind.Number) => true,
        ("integer", JsonValueKind.Number) => value!.Deserialize<double>() % 1 == 0,
        _ => false,
    };

    private static string Kind(JsonNode? value) => (value?.GetValueKind() ?? JsonValueKind.Null).ToString();
}
