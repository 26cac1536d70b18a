using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Uplift.Web.OpenApi;

/// <summary>
/// Tells what is sent from what is answered: an input is closed to unknown members and requires what its type refuses to be
/// without; an answer has all its members and may get more. Both get their comments, bounds and an example.
/// </summary>
internal sealed class ApiBodies(ApiSchemas schemas, ApiComments comments) : IOpenApiDocumentTransformer
{
    public const string MergePatch = "application/merge-patch+json";

    private const string Sparse = "Sparse";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var components = document.Components!.Schemas!;
        var operations = document.Paths.Values.SelectMany(path => path.Operations!.Values).ToList();
        var bodies = operations.Select(operation => operation.RequestBody).OfType<OpenApiRequestBody>().ToList();
        var answers = operations.SelectMany(operation => operation.Responses!.Values).OfType<OpenApiResponse>().ToList();
        foreach (var (name, schema) in components)
        {
            Describe(name, (OpenApiSchema)schema);
        }

        var inputs = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (_, form) in bodies.SelectMany(body => body.Content!).Where(content => content.Key == "multipart/form-data"))
        {
            form.Schema = WithFile();
        }

        foreach (var media in bodies.SelectMany(body => body.Content!.Values))
        {
            Close(media.Schema!, document, inputs);
        }

        foreach (var (name, schema) in components.Where(component => !inputs.Contains(component.Key)))
        {
            Open((OpenApiSchema)schema, schemas.Types.GetValueOrDefault(name));
        }

        foreach (var operation in operations.Where(IsSparse))
        {
            MakeSparse(operation, document);
        }

        foreach (var body in bodies)
        {
            body.Required = true;
            TakePatch(body, document);
        }

        foreach (var media in answers.SelectMany(answer => answer.Content?.Values ?? []))
        {
            if (media.Schema is OpenApiSchema inline)
            {
                ApiSchemas.Bound(inline, ApiSchemas.LongestInAnswer);
            }
        }

        foreach (var media in bodies.SelectMany(body => body.Content!.Values).Concat(answers.SelectMany(answer => answer.Content?.Values ?? [])))
        {
            media.Example ??= media.Schema is { } schema ? ApiExamples.Of(schema, document) : null;
        }

        Prune(document, bodies, answers);
        return Task.CompletedTask;
    }

    /// <summary>A form with one file, which the framework describes as the bytes alone.</summary>
    private static OpenApiSchema WithFile() => new()
    {
        Type = JsonSchemaType.Object,
        Required = new HashSet<string>(StringComparer.Ordinal) { "file" },
        Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
        {
            ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", MaxLength = 6 * 1024 * 1024, Description = "The file." },
        },
    };

    private void Describe(string name, OpenApiSchema schema)
    {
        if (schema.Enum is { Count: > 0 } values)
        {
            // Whether it may be null is said where it is referred to.
            schema.Type ??= JsonSchemaType.String;
            schema.Enum = [.. values.Where(value => value?.IsJsonNullSentinel() == false)];
        }

        // A schema that stands for several properties would otherwise have the comment of one of them.
        if (!schemas.Types.TryGetValue(name, out var type))
        {
            return;
        }

        schema.Description = comments.Of(type);
        foreach (var (member, inner) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (Property(type, member) is { } property && comments.Of(property) is { } comment)
            {
                inner.Description = comment;
            }
        }
    }

    private static PropertyInfo? Property(Type type, string member) =>
        type.GetProperty(member, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance);

    /// <summary>What is sent must have no member that the endpoint does not know.</summary>
    private void Close(IOpenApiSchema schema, OpenApiDocument document, HashSet<string> seen)
    {
        var name = (schema as OpenApiSchemaReference)?.Reference.Id;
        if (Concrete(schema, document) is not { } target || (name is not null && !seen.Add(name)))
        {
            return;
        }

        ApiSchemas.Bound(target, ApiSchemas.LongestInBody);
        // An object without members of its own, such as an authenticator's answer, has those of its standard.
        var type = name is null ? null : schemas.Types.GetValueOrDefault(name);
        target.AdditionalPropertiesAllowed = target.Properties is not { Count: > 0 } || KeepsOthers(type);
        if (type?.GetConstructor([]) is not null)
        {
            RequireWhatIsRefused(target, type);
        }

        foreach (var part in ApiSchemas.Parts(target))
        {
            Close(part, document, seen);
        }
    }

    /// <summary>A member is required when the value that it has without being sent does not fit its own rules.</summary>
    private static void RequireWhatIsRefused(OpenApiSchema schema, Type type)
    {
        var empty = Activator.CreateInstance(type)!;
        var required = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in (schema.Properties ?? new Dictionary<string, IOpenApiSchema>()).Keys.ToList())
        {
            if (Property(type, member) is not { } property)
            {
                continue;
            }

            var context = new ValidationContext(empty) { MemberName = property.Name };
            if (!Validator.TryValidateProperty(property.GetValue(empty), context, null))
            {
                required.Add(member);
            }

            if (property.IsDefined(typeof(RequiredAttribute)) && schema.Properties![member] is { OneOf: { Count: > 0 } choices } either)
            {
                schema.Properties[member] = choices.First(choice => !ApiSchemas.Is(choice, JsonSchemaType.Null));
                schema.Properties[member].Description ??= either.Description;
            }
        }

        schema.Required = required.Count > 0 ? required : null;
    }

    /// <summary>An answer may get further members without notice, so its schema says nothing of them; what it has it always has.</summary>
    private static void Open(OpenApiSchema schema, Type? type)
    {
        ApiSchemas.Bound(schema, ApiSchemas.LongestInAnswer);
        schema.AdditionalPropertiesAllowed = true;
        if (type is not null && !KeepsOthers(type) && schema.Properties is { Count: > 0 } members)
        {
            schema.Required = new HashSet<string>(members.Keys.Where(member => !IsLeftOutWhenNull(type, member)), StringComparer.Ordinal);
        }
    }

    /// <summary>A document of somebody else's shape: it keeps members that it does not know, and has those alone that say something.</summary>
    private static bool KeepsOthers(Type? type) =>
        type?.GetProperties().Any(property => property.IsDefined(typeof(JsonExtensionDataAttribute))) == true;

    private static bool IsLeftOutWhenNull(Type type, string member) =>
        Property(type, member)?.GetCustomAttribute<JsonIgnoreAttribute>() is { Condition: JsonIgnoreCondition.WhenWritingNull };

    private static bool IsSparse(OpenApiOperation operation) => operation.Parameters?.Any(parameter => parameter.Name == "fields") == true;

    /// <summary>With <c>fields</c> a row of a list has only those that were asked for; elsewhere the same thing is whole.</summary>
    private static void MakeSparse(OpenApiOperation operation, OpenApiDocument document)
    {
        foreach (var media in operation.Responses!.Values.OfType<OpenApiResponse>().SelectMany(answer => answer.Content?.Values ?? []))
        {
            var answer = Concrete(media.Schema!, document);
            var list = answer?.Properties?.TryGetValue("items", out var items) == true ? items as OpenApiSchema : answer;
            if (list?.Items is OpenApiSchemaReference { Reference.Id: { } name } && !name.StartsWith(Sparse, StringComparison.Ordinal))
            {
                var row = (OpenApiSchema)document.Components!.Schemas![name].CreateShallowCopy();
                row.Required = null;
                row.Description = $"{row.Description} With `fields`, only the members that were asked for.".TrimStart();
                document.Components.Schemas[Sparse + name] = row;
                list.Items = new OpenApiSchemaReference(Sparse + name, document);
            }
        }
    }

    /// <summary>A merge patch (RFC 7396) has any of the members; the others stay as they are.</summary>
    private static void TakePatch(OpenApiRequestBody body, OpenApiDocument document)
    {
        if (!body.Content!.TryGetValue(MergePatch, out var media) || media.Schema is not OpenApiSchemaReference { Reference.Id: { } name })
        {
            return;
        }

        var patch = (OpenApiSchema)document.Components!.Schemas![name].CreateShallowCopy();
        patch.Required = null;
        patch.Description = "Some of the members; the others stay as they are.";
        var patchName = name.Replace("Draft", "", StringComparison.Ordinal) + "Patch";
        document.Components.Schemas[patchName] = patch;
        foreach (var one in body.Content.Values)
        {
            one.Schema = new OpenApiSchemaReference(patchName, document);
        }
    }

    /// <summary>Takes out what nothing refers to, such as the framework's own problem details.</summary>
    private static void Prune(OpenApiDocument document, List<OpenApiRequestBody> bodies, List<OpenApiResponse> answers)
    {
        var used = new HashSet<string>(StringComparer.Ordinal) { "Problem", "FieldError" };
        var parameters = document.Paths.Values.SelectMany(path => path.Operations!.Values)
            .SelectMany(operation => operation.Parameters ?? [])
            .OfType<OpenApiParameter>()
            .Select(parameter => parameter.Schema);
        var media = bodies.SelectMany(body => body.Content!.Values).Concat(answers.SelectMany(answer => answer.Content?.Values ?? []));
        foreach (var schema in parameters.Concat(media.Select(one => one.Schema)).OfType<IOpenApiSchema>())
        {
            Follow(schema, document, used);
        }

        foreach (var unused in document.Components!.Schemas!.Keys.Where(name => !used.Contains(name)).ToList())
        {
            document.Components.Schemas.Remove(unused);
        }
    }

    private static void Follow(IOpenApiSchema schema, OpenApiDocument document, HashSet<string> used)
    {
        if (schema is OpenApiSchemaReference { Reference.Id: { } name } && !used.Add(name))
        {
            return;
        }

        if (Concrete(schema, document) is { } target)
        {
            foreach (var part in ApiSchemas.Parts(target))
            {
                Follow(part, document, used);
            }
        }
    }

    public static OpenApiSchema? Concrete(IOpenApiSchema schema, OpenApiDocument document) => schema switch
    {
        OpenApiSchemaReference { Reference.Id: { } id } =>
            document.Components!.Schemas!.TryGetValue(id, out var found) ? found as OpenApiSchema : null,
        OpenApiSchema own => own,
        _ => null,
    };
}
