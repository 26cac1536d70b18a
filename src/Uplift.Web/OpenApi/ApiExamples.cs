using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Uplift.Web.OpenApi;

/// <summary>An example of each body, made of its schema.</summary>
internal static class ApiExamples
{
    private const int Deepest = 12;

    /// <summary>What a member of that name would hold. A test asks for a line here when a text would have none.</summary>
    private static readonly Dictionary<string, JsonNode> Members = new(StringComparer.Ordinal)
    {
        ["advert"] = "You have worked with PostgreSQL for three years or more. Redis is a plus.",
        ["slug"] = "composite-index-column-order",
        ["title"] = "Index the columns you filter by",
        ["body"] = "Equality columns first, then the **range** column.",
        ["email"] = "ada@example.org",
        ["password"] = "correct horse battery",
        ["newPassword"] = "correct horse battery staple",
        ["displayName"] = "Ada",
        ["timeZone"] = "Europe/Berlin",
        ["code"] = "123456",
        ["topics"] = new JsonArray("indexing"),
        ["questions"] = 3,
        ["days"] = 30,
        ["label"] = "My mentor",
        ["passphrase"] = "an open secret",
        ["nextCursor"] = "MDE5N2Y2ZjA",
        ["level"] = "intermediate",
        ["mode"] = "practice",
        ["kind"] = "question",
        ["summary"] = "Which column comes first, and why.",
        ["prompt"] = "How do you choose the order of columns in an index?",
        ["topic"] = "indexing",
        ["topicId"] = "indexing",
        ["topicName"] = "Indexing",
        ["role"] = "learner",
        ["theme"] = "system",
        ["culture"] = "en-GB",
        ["text"] = "Equality columns come first.",
        ["passage"] = "Equality columns come first.",
        ["name"] = "Laptop",
        ["sort"] = "-updatedAt",
        ["scopes"] = new JsonArray("read", "write"),
        ["refreshToken"] = "uplift_rt_Y2Fubm90LWJlLXVzZWQ",
    };

    public static JsonNode? Of(IOpenApiSchema schema, OpenApiDocument document) => Example(schema, document, "", 0);

    private static JsonNode? Example(IOpenApiSchema reference, OpenApiDocument document, string member, int depth)
    {
        if (ApiBodies.Concrete(reference, document) is not { } schema || depth > Deepest)
        {
            return null;
        }

        if (schema.Enum is { Count: > 0 } values)
        {
            return Members.TryGetValue(member, out var usual) && values.Any(value => JsonNode.DeepEquals(value, usual))
                ? usual.DeepClone()
                : values[0]?.DeepClone();
        }

        if (schema.OneOf is { Count: > 0 } choices)
        {
            return choices.Where(choice => ApiBodies.Concrete(choice, document)?.Type != JsonSchemaType.Null)
                .Select(choice => Example(choice, document, member, depth))
                .FirstOrDefault();
        }

        return ApiSchemas.Is(schema, JsonSchemaType.Object) ? Object(schema, document, depth)
            : ApiSchemas.Is(schema, JsonSchemaType.Array) ? Array(schema, document, member, depth)
            : Plain(schema, member);
    }

    private static JsonObject Object(OpenApiSchema schema, OpenApiDocument document, int depth)
    {
        var example = new JsonObject();
        foreach (var (name, property) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            example[name] = Example(property, document, name, depth + 1);
        }

        return example;
    }

    private static JsonArray Array(OpenApiSchema schema, OpenApiDocument document, string member, int depth)
    {
        if (Members.TryGetValue(member, out var usual) && usual is JsonArray list
            && schema.Items is { } words && ApiBodies.Concrete(words, document) is { } word && ApiSchemas.Is(word, JsonSchemaType.String))
        {
            return (JsonArray)list.DeepClone();
        }

        var item = schema.Items is { } items ? Example(items, document, member, depth + 1) : null;
        return item is null ? [] : [item];
    }

    private static JsonNode? Plain(OpenApiSchema schema, string member)
    {
        if (schema.Format == "binary")
        {
            // A whole answer of bytes has none; a file in a form has its first.
            return member.Length == 0 ? null : "%PDF-1.7";
        }

        if (Members.TryGetValue(member, out var usual) && Fits(usual, schema))
        {
            return usual.DeepClone();
        }

        return ApiSchemas.Is(schema, JsonSchemaType.String) ? Text(schema, member)
            : ApiSchemas.Is(schema, JsonSchemaType.Integer) ? Number(schema)
            : ApiSchemas.Is(schema, JsonSchemaType.Number) ? Fraction(schema)
            : ApiSchemas.Is(schema, JsonSchemaType.Boolean) ? true
            : null;
    }

    private static bool Fits(JsonNode value, OpenApiSchema schema) => value.GetValueKind() == System.Text.Json.JsonValueKind.String
        ? ApiSchemas.Is(schema, JsonSchemaType.String) && schema.Format is null or "email"
        : value is not JsonArray && ApiSchemas.Is(schema, JsonSchemaType.Integer);

    private static string Text(OpenApiSchema schema, string member) => schema.Format switch
    {
        "uuid" => "0197f6f0-a5c8-7d3b-9c1e-2f4a6b8d0e1f",
        "date" => "2026-11-26",
        "date-time" => "2026-11-26T09:30:00+00:00",
        "email" => "ada@example.org",
        "uri" => "https://example.org/",
        _ when schema.Pattern is { } pattern => FirstChoice(pattern),
        _ when schema.MaxLength < member.Length => "text"[..Math.Min(4, schema.MaxLength ?? 4)],
        _ => member.EndsWith("Html", StringComparison.Ordinal) || member == "html" ? "<p>Text.</p>" : member.Length > 0 ? member : "Text.",
    };

    /// <summary>Of <c>^(a|b)$</c>, which is how this code writes a list of words.</summary>
    private static string FirstChoice(string pattern) => pattern.Trim('^', '$', '(', ')').Split('|')[0];

    private static JsonValue Fraction(OpenApiSchema schema) =>
        JsonValue.Create(schema.Maximum is { } most ? Math.Min(1.5, double.Parse(most, CultureInfo.InvariantCulture)) : 1.5);

    private static JsonValue Number(OpenApiSchema schema)
    {
        var least = long.Parse(schema.Minimum ?? "0", CultureInfo.InvariantCulture);
        return JsonValue.Create(Math.Max(least, 1));
    }
}
