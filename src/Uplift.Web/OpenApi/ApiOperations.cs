using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Uplift.Platform.Api;
using Uplift.Platform.Http;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Paging;

namespace Uplift.Web.OpenApi;

/// <summary>
/// Completes each operation with what holds for it by convention, read from what its endpoint is made of: the answers that
/// the pipeline can give, headers, security, names and descriptions. An endpoint says only what is its own.
/// </summary>
internal sealed class ApiOperations(ApiComments comments) : IOpenApiOperationTransformer
{
    private static readonly HashSet<string> Unsafe = ["POST", "PUT", "PATCH", "DELETE"];

    /// <summary>What a query parameter of that name is wherever it comes, unless its own comment says so.</summary>
    private static readonly Dictionary<string, string> Usual = new(StringComparer.Ordinal)
    {
        ["action"] = "Only what was done so, such as `session.begun`.",
        ["after"] = "The `nextCursor` of the page before.",
        ["from"] = "Nothing before this instant.",
        ["level"] = "Only of this level: `beginner`, `intermediate` or `advanced`.",
        ["outcome"] = "Only what ended so.",
        ["role"] = "Only people of this role.",
        ["tag"] = "Only with this tag.",
        ["topic"] = "Only on the topic of this id; `GET /api/v1/topics` has them.",
        ["turn"] = "The turn that you were shown, so that a call sent twice is noticed.",
        ["until"] = "Nothing at or after this instant.",
    };

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var endpoint = new Described(context);
        Name(operation, endpoint);
        DescribeParameters(operation, endpoint);
        AddHeaderParameters(operation, endpoint);
        TakePatch(operation, endpoint);
        Secure(operation, endpoint);
        AddAnswers(operation, endpoint);
        return Task.CompletedTask;
    }

    private void Name(OpenApiOperation operation, Described endpoint)
    {
        operation.OperationId = endpoint.Find<IEndpointNameMetadata>()?.EndpointName ?? ApiNames.Operation(endpoint.Method, endpoint.Path, endpoint.AnswersList);
        operation.Description ??= comments.Of(endpoint.UseCase);
        if (endpoint.Policy is { } permission)
        {
            operation.Description = $"{operation.Description} {permission}".Trim();
        }

        if (endpoint.Find<ITagsMetadata>() is null)
        {
            operation.Tags = new HashSet<OpenApiTagReference> { new(endpoint.IsApi ? ApiNames.Tag(endpoint.Path) : "Keys", endpoint.Document) };
        }
    }

    private void DescribeParameters(OpenApiOperation operation, Described endpoint)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            // Names in a query are read whatever their case; the members of a record are written as in JSON.
            if (parameter.In == ParameterLocation.Query)
            {
                parameter.Name = JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
            }

            if (string.IsNullOrWhiteSpace(parameter.Description))
            {
                parameter.Description = parameter.In == ParameterLocation.Path
                    ? ApiNames.PathParameter(parameter.Name!, endpoint.Path)
                    : Comment(endpoint, parameter.Name!);
            }

            if (parameter.Schema is OpenApiSchema schema)
            {
                schema.Description = null;
                ApiSchemas.Bound(schema, ApiSchemas.LongestInAddress);
            }
        }
    }

    /// <summary>Of a record that holds the query, or what a cursor is wherever one comes.</summary>
    private string? Comment(Described endpoint, string name) => endpoint.Handler.GetParameters()
        .Where(parameter => parameter.IsDefined(typeof(AsParametersAttribute)))
        .Select(parameter => parameter.ParameterType.GetProperty(name, BindingFlags.IgnoreCase | BindingFlags.Public | BindingFlags.Instance))
        .Select(property => property is null ? null : comments.Of(property))
        .FirstOrDefault(comment => comment is not null)
        ?? Usual.GetValueOrDefault(name);

    private static void AddHeaderParameters(OpenApiOperation operation, Described endpoint)
    {
        void Add(string name) => (operation.Parameters ??= []).Add(new OpenApiParameterReference(name, endpoint.Document));
        if (endpoint.IsApi)
        {
            Add(ApiComponents.Version);
        }

        if (endpoint.TakesVersion)
        {
            Add(endpoint.Answers(428) ? ApiComponents.IfMatch : ApiComponents.IfMatchOptional);
        }

        if (endpoint.HasValidator)
        {
            Add(ApiComponents.IfNoneMatch);
        }

        if (endpoint.Key == KeyUse.Accepted)
        {
            Add(ApiComponents.IdempotencyKey);
        }
    }

    /// <summary>The handler takes any JSON object; what it may hold is the type that the endpoint says it accepts.</summary>
    private static void TakePatch(OpenApiOperation operation, Described endpoint)
    {
        if (endpoint.Find<IAcceptsMetadata>() is { RequestType: { } type } accepts && accepts.ContentTypes.Contains(ApiBodies.MergePatch))
        {
            operation.RequestBody = new OpenApiRequestBody
            {
                Content = accepts.ContentTypes.ToDictionary(
                    contentType => contentType,
                    _ => new OpenApiMediaType { Schema = new OpenApiSchemaReference(type.Name, endpoint.Document) }),
            };
        }
    }

    private static void Secure(OpenApiOperation operation, Described endpoint)
    {
        OpenApiSecurityRequirement By(string scheme) => new() { [new OpenApiSecuritySchemeReference(scheme, endpoint.Document)] = [] };
        operation.Security = !endpoint.IsAnonymous ? [By(ApiComponents.Bearer), By(ApiComponents.Session)]
            : endpoint.IsUnsafe ? [[], By(ApiComponents.Bearer), By(ApiComponents.Session)]
            : [[]];
    }

    private static void AddAnswers(OpenApiOperation operation, Described endpoint)
    {
        var answers = operation.Responses ??= [];
        foreach (var status in endpoint.Refusals())
        {
            answers[status.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponseReference(ApiComponents.Problem(status), endpoint.Document);
        }

        if (endpoint.HasValidator)
        {
            answers["304"] = new OpenApiResponseReference(ApiComponents.NotModified, endpoint.Document);
        }

        foreach (var (status, answer) in answers.Where(answer => answer.Key[0] == '2').ToList())
        {
            if (answer is OpenApiResponse success)
            {
                Complete(success, status, endpoint);
            }
        }

        var inOrder = answers.OrderBy(answer => answer.Key, StringComparer.Ordinal).ToList();
        answers.Clear();
        foreach (var (status, answer) in inOrder)
        {
            answers[status] = answer;
        }
    }

    private static void Complete(OpenApiResponse answer, string status, Described endpoint)
    {
        answer.Description = status switch
        {
            "201" => "It was made; `Location` names it.",
            "202" => "It was accepted; `Location`, where there is one, names where to see how it goes.",
            "204" => "It was done, and there is nothing to add.",
            _ => "As asked.",
        };
        var headers = answer.Headers ??= new Dictionary<string, IOpenApiHeader>();
        void Add(string name) => headers[name] = new OpenApiHeaderReference(name, endpoint.Document);
        if (status is "201" or "202")
        {
            Add("Location");
        }

        if (endpoint.HasValidator || endpoint.AnswersVersion)
        {
            Add("ETag");
        }


        if (endpoint.Key == KeyUse.Accepted)
        {
            Add("Idempotency-Replayed");
        }

        Add("Access-Control-Allow-Origin");
        Add("Cache-Control");
        Add("RateLimit");
        Add("RateLimit-Policy");
        if (endpoint.IsApi)
        {
            Add(ApiVersions.Header);
            Add("Deprecation");
            Add("Link");
            Add("Sunset");
        }
    }

    /// <summary>What an endpoint's metadata and handler say of it.</summary>
    private sealed class Described(OpenApiOperationTransformerContext context)
    {
        private readonly IList<object> metadata = context.Description.ActionDescriptor.EndpointMetadata;

        public OpenApiDocument? Document => context.Document;

        public string Method { get; } = context.Description.HttpMethod!;

        public string Path { get; } = "/" + context.Description.RelativePath!.Trim('/');

        public MethodInfo Handler => metadata.OfType<MethodInfo>().First();

        /// <summary>The class that the handler is in; of a lambda the one around it.</summary>
        public Type UseCase => Handler.DeclaringType is { IsNested: true, DeclaringType: { } around } ? around : Handler.DeclaringType!;

        public bool IsApi => Path.StartsWith("/api/", StringComparison.Ordinal);

        public bool IsUnsafe => Unsafe.Contains(Method);

        public bool IsAnonymous => Find<IAllowAnonymous>() is not null || Find<IAuthorizeData>() is null;

        public bool IsPublicRead => Find<PublicReadAttribute>() is not null;

        public bool TakesVersion => Handler.GetParameters().Any(parameter => parameter.ParameterType == typeof(IfMatch));

        public bool HasValidator => Method == "GET" && (IsPublicRead || Answers(304));

        public KeyUse? Key => Find<IdempotencyMetadata>()?.Use;

        public bool AnswersVersion => Successes.Any(type =>
            type.GetProperty("Version") is { } version && version.IsDefined(typeof(JsonIgnoreAttribute)));

        public bool AnswersPage => Successes.Any(type => type.IsAssignableTo(typeof(IPage)));

        public bool AnswersList => AnswersPage
            || Successes.Any(type => type.GetProperty("Items") is not null || (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable))));

        public string? Policy => metadata.OfType<IAuthorizeData>().Select(data => data.Policy).LastOrDefault(policy => policy is not null) switch
        {
            null => null,
            var name when name.Contains('.', StringComparison.Ordinal) => $"Needs the permission `{name}`.",
            _ => "Needs an account.",
        };

        private bool TakesBody => context.Description.ParameterDescriptions.Any(parameter => parameter.Source.Id == "Body")
            || Find<IAcceptsMetadata>() is not null;

        private IEnumerable<Type> Successes => metadata.OfType<IProducesResponseTypeMetadata>()
            .Where(answer => answer.StatusCode is >= 200 and < 300)
            .Select(answer => answer.Type)
            .OfType<Type>();

        public T? Find<T>()
            where T : class => metadata.OfType<T>().LastOrDefault();

        public bool Answers(int status) => metadata.OfType<IProducesResponseTypeMetadata>().Any(answer => answer.StatusCode == status);

        /// <summary>The refusals that the endpoint names, and those that come of what it is made of.</summary>
        public SortedSet<int> Refusals()
        {
            var statuses = new SortedSet<int>(metadata.OfType<IProducesResponseTypeMetadata>()
                .Select(answer => answer.StatusCode)
                .Where(status => status >= 400));
            if (!IsApi)
            {
                statuses.UnionWith([400, 429, 500]);
                return statuses;
            }

            // An unknown query parameter or version; http from elsewhere, a scope too narrow; too much at once; a fault of ours, or
            // no answer within the time there is.
            statuses.UnionWith([400, 403, 429, 500, 503]);
            if (Successes.Any())
            {
                statuses.Add(406);
            }

            if (!IsAnonymous)
            {
                statuses.Add(401);
            }

            if (Path.Contains('{', StringComparison.Ordinal))
            {
                statuses.Add(404);
            }

            if (IsUnsafe)
            {
                // Two that changed the same row; a body that is no JSON; a form with a session and without its token.
                statuses.UnionWith([409, 415, 422]);
            }

            if (TakesBody)
            {
                statuses.UnionWith([413, 422]);
            }

            if (TakesVersion)
            {
                statuses.Add(412);
            }

            return statuses;
        }
    }
}
