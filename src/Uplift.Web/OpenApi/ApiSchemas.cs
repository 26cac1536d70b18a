using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Uplift.Platform.Api;

namespace Uplift.Web.OpenApi;

/// <summary>
/// Says of each schema what the code says: the rules that the generator does not read, and what has no bound of its own gets
/// the one that holds anyway.
/// </summary>
internal sealed class ApiSchemas : IOpenApiSchemaTransformer
{
    /// <summary>Kestrel takes no request line longer than 8 KiB, so nothing in an address is.</summary>
    public const int LongestInAddress = 8192;

    /// <summary>Kestrel takes no body longer than that, so nothing in one is.</summary>
    public const int LongestInBody = 30_000_000;

    /// <summary>No text of ours comes near; a client may size its buffers by it.</summary>
    public const int LongestInAnswer = 1_000_000;

    private const int LongestList = 10_000;

    private readonly ConcurrentDictionary<string, Type> types = new(StringComparer.Ordinal);

    /// <summary>The types that schemas were made of, by the schema's name.</summary>
    public IReadOnlyDictionary<string, Type> Types => types;

    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var info = context.JsonTypeInfo;
        if (OpenApiOptions.CreateDefaultSchemaReferenceId(info) is { } name)
        {
            types[name] = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        }

        if (info.Type == typeof(JsonElement))
        {
            schema.Type = JsonSchemaType.Object;
        }

        if (context.JsonPropertyInfo is { AttributeProvider: PropertyInfo property })
        {
            ApplyRules(schema, property.GetCustomAttributes<ValidationAttribute>(inherit: true));
        }
        else if (context.ParameterDescription?.ParameterDescriptor is IParameterInfoParameterDescriptor { ParameterInfo: { } parameter })
        {
            ApplyRules(schema, parameter.GetCustomAttributes<ValidationAttribute>(inherit: true));
        }

        return Task.CompletedTask;
    }

    private static void ApplyRules(OpenApiSchema schema, IEnumerable<ValidationAttribute> rules)
    {
        foreach (var rule in rules)
        {
            switch (rule)
            {
                case AllowedValuesAttribute allowed:
                    schema.Enum = [.. allowed.Values.Where(value => value is not null).Select(value => JsonValue.Create(value)!)];
                    break;
                case EmailAddressAttribute:
                    schema.Format = "email";
                    break;
                case RequiredAttribute required:
                    Require(schema, required);
                    break;
                case IDocumentedRule own:
                    ApplyOwn(schema, own);
                    break;
                default:
                    break;
            }
        }
    }

    /// <summary>A member that may be absent from C# to be missed by the rule may not be null in JSON.</summary>
    private static void Require(OpenApiSchema schema, RequiredAttribute rule)
    {
        schema.Type &= ~JsonSchemaType.Null;
        if (!rule.AllowEmptyStrings && Is(schema, JsonSchemaType.String) && schema.Format is null && schema.MinLength is null or 0)
        {
            schema.MinLength = 1;
        }
    }

    private static void ApplyOwn(OpenApiSchema schema, IDocumentedRule rule)
    {
        var isList = Is(schema, JsonSchemaType.Array);
        (schema.MinLength, schema.MinItems) = isList ? (schema.MinLength, rule.Shortest) : (rule.Shortest, schema.MinItems);
        (schema.MaxLength, schema.MaxItems) = isList ? (schema.MaxLength, rule.Longest) : (rule.Longest, schema.MaxItems);
        if (rule.Values is { } values && (isList ? schema.Items as OpenApiSchema : schema) is { } of)
        {
            of.Enum = [.. values.Select(value => (JsonNode)value)];
        }
    }

    /// <summary>Gives everything within a schema a bound, as a document must have it.</summary>
    public static void Bound(OpenApiSchema schema, int longestText)
    {
        if (Is(schema, JsonSchemaType.String) && schema.Enum is not { Count: > 0 })
        {
            schema.MaxLength ??= schema.Format switch
            {
                "uuid" => 36,
                "date" => 10,
                "date-time" => 40,
                _ => longestText,
            };
        }

        if (Is(schema, JsonSchemaType.Array))
        {
            schema.MaxItems ??= LongestList;
        }

        if (Is(schema, JsonSchemaType.Integer))
        {
            schema.Format ??= "int32";
            var (least, most) = schema.Format == "int64" ? (long.MinValue, long.MaxValue) : (int.MinValue, int.MaxValue);
            schema.Minimum ??= least.ToString(CultureInfo.InvariantCulture);
            schema.Maximum ??= most.ToString(CultureInfo.InvariantCulture);
        }

        foreach (var inner in Within(schema))
        {
            Bound(inner, longestText);
        }
    }

    public static IEnumerable<OpenApiSchema> Within(OpenApiSchema schema) => Parts(schema).OfType<OpenApiSchema>();

    public static IEnumerable<IOpenApiSchema> Parts(IOpenApiSchema schema) =>
        [
            .. schema.Properties?.Values ?? [],
            .. schema.OneOf ?? [],
            .. schema.AnyOf ?? [],
            .. schema.AllOf ?? [],
            .. schema.Items is { } items ? [items] : Array.Empty<IOpenApiSchema>(),
            .. schema.AdditionalProperties is { } other ? [other] : Array.Empty<IOpenApiSchema>(),
        ];

    public static bool Is(IOpenApiSchema schema, JsonSchemaType type) => schema.Type is { } types && types.HasFlag(type);
}
