using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Uplift.Platform.Api;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;

namespace Uplift.Web.OpenApi;

/// <summary>What the operations refer to, and what the document says of itself.</summary>
internal sealed class ApiComponents(ProblemCatalogue problems) : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string Session = "session";
    public const string IfMatch = "IfMatch";
    public const string IfMatchOptional = "IfMatchOptional";
    public const string IfNoneMatch = "IfNoneMatch";
    public const string IdempotencyKey = "IdempotencyKey";
    public const string Version = "UpliftVersion";
    public const string NotModified = "NotModified";

    private const string ProblemSchema = "Problem";
    private const string FieldErrorSchema = "FieldError";
    private const int LongestText = 2000;

    /// <summary>Each status with what it means here and a code that has it.</summary>
    private static readonly Dictionary<int, (string Meaning, string Example)> Refusals = new()
    {
        [400] = ("The body is not JSON, or a parameter is unknown or has the wrong form.", "unknown-parameter"),
        [401] = ("It needs a session or token, and there is none that is good.", "unauthenticated"),
        [403] = ("It is not yours to do: an account, a permission, a wider scope, a fresh sign-in or https is missing, or a rule says no.", "permission-missing"),
        [404] = ("It does not exist, or is not yours.", "not-found"),
        [406] = ("There is no form of it that you accept.", "not-acceptable"),
        [409] = ("It does not fit the present state.", "changed-meanwhile"),
        [412] = ("It was changed since you read it.", "precondition-failed"),
        [413] = ("The body is larger than this takes.", "too-large"),
        [415] = ("The body is not JSON.", "unsupported-media-type"),
        [422] = ("A member or parameter is unknown, of the wrong kind or does not fit its rule; `errors` points at each.", "validation-failed"),
        [428] = ("The change must say which version it was made on.", "precondition-required"),
        [429] = ("Too many at once.", "too-many-requests"),
        [500] = ("A fault of ours; it is in the log.", "server-error"),
        [503] = ("The server does not work just now, or did not answer within the time there is.", "server-error"),
    };

    public static string Problem(int status) => string.Create(CultureInfo.InvariantCulture, $"Problem{status}");

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Uplift",
            Version = "1",
            Summary = "Interview preparation for backend developers.",
            Description = "Everything that the pages do, for programs. Conventions, problems and tokens are explained in docs/api.md of the "
                + "repository; each problem's `type` is the address of a page that says why it happens and what to do.",
            Contact = new OpenApiContact { Name = "The Uplift authors" },
            License = new OpenApiLicense { Name = "MIT", Identifier = "MIT" },
        };
        document.Servers = [new OpenApiServer { Url = "/", Description = "The Uplift that serves this document, be it local, staging or production.", Extensions = new Dictionary<string, IOpenApiExtension> { ["x-internal"] = new JsonNodeExtension(false) } }];
        TrimPaths(document);
        AddHealth(document);
        AddTags(document);
        var components = document.Components ??= new OpenApiComponents();
        AddSchemas(components);
        components.SecuritySchemes = Schemes();
        components.Headers = Headers();
        components.Parameters = Parameters();
        components.Responses = Responses(document);
        return Task.CompletedTask;
    }

    // A group's own collection is mapped as "/", which the server takes as nothing.
    private static void TrimPaths(OpenApiDocument document)
    {
        var paths = document.Paths.ToList();
        document.Paths.Clear();
        foreach (var (path, item) in paths)
        {
            document.Paths[path.TrimEnd('/')] = item;
        }
    }

    private static void AddTags(OpenApiDocument document)
    {
        var used = document.Paths.Values
            .SelectMany(item => item.Operations!.Values)
            .SelectMany(operation => operation.Tags ?? new HashSet<OpenApiTagReference>())
            .Select(tag => tag.Reference.Id!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
        document.Tags = new HashSet<OpenApiTag>(used.Select(tag => new OpenApiTag { Name = tag, Description = ApiTags.All.GetValueOrDefault(tag) }));
    }

    /// <summary>Health checks are mapped without a handler that the generator could read.</summary>
    private static void AddHealth(OpenApiDocument document)
    {
        foreach (var (name, summary, description) in new[]
        {
            ("live", "Does the process live", "Says nothing of the database."),
            ("ready", "Can it serve", "The database answers, its schema is this program's, and content was imported."),
        })
        {
            OpenApiResponse Answer(string means, string word) => new()
            {
                Description = means,
                Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["Access-Control-Allow-Origin"] = new OpenApiHeaderReference("Access-Control-Allow-Origin", document),
                },
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["text/plain"] = new() { Schema = Text("Healthy, Degraded or Unhealthy.", 20), Example = word },
                },
            };
            document.Paths[$"/health/{name}"] = new OpenApiPathItem
            {
                Operations = new Dictionary<HttpMethod, OpenApiOperation>
                {
                    [HttpMethod.Get] = new()
                    {
                        OperationId = ApiNames.Operation("GET", $"/health/{name}"),
                        Summary = summary,
                        Description = description,
                        Tags = new HashSet<OpenApiTagReference> { new("Health", document) },
                        Security = [[]],
                        Responses = new OpenApiResponses
                        {
                            ["200"] = Answer("Yes.", "Healthy"),
                            ["400"] = new OpenApiResponseReference(Problem(400), document),
                            ["500"] = new OpenApiResponseReference(Problem(500), document),
                            ["503"] = Answer("No.", "Unhealthy"),
                        },
                    },
                },
            };
        }
    }

    private static void AddSchemas(OpenApiComponents components)
    {
        var schemas = components.Schemas ??= new Dictionary<string, IOpenApiSchema>();
        schemas[FieldErrorSchema] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "One member or parameter that was refused.",
            Required = new HashSet<string> { "pointer", "code", "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["pointer"] = Text("A JSON pointer to the member (RFC 6901), or `/` and the parameter's name.", LongestText),
                ["code"] = Text("Stable, for programs.", 100),
                ["detail"] = Text("A sentence for people.", LongestText),
            },
        };
        schemas[ProblemSchema] = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = "Problem details (RFC 9457).",
            Required = new HashSet<string> { "type", "title", "status", "detail" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Description = "The address of a page on cause and cure; its last part is the code, which is stable.",
                    Format = "uri-reference",
                    MaxLength = 200,
                },
                ["title"] = Text("The code as words.", 200),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "400", Maximum = "599", Description = "The HTTP status." },
                ["detail"] = Text("What happened this time, as a sentence.", LongestText),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "Each member or parameter that was refused.",
                    MaxItems = 1000,
                    Items = new OpenApiSchemaReference(FieldErrorSchema),
                },
                ["traceId"] = Text("By which the log knows the request.", 100),
            },
        };
    }

    private static OpenApiSchema Text(string description, int longest) =>
        new() { Type = JsonSchemaType.String, Description = description, MaxLength = longest };

    private static Dictionary<string, IOpenApiSecurityScheme> Schemes() => new()
    {
        [Bearer] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            BearerFormat = "JWT",
            Description = "An access token of `POST /api/v1/tokens` (a JWT as RFC 9068 has it, handled as RFC8725 asks: ES256 only, good for "
                + "ten minutes), or a personal access token, which is opaque.",
        },
        [Session] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "__Host-uplift",
            Description = "A browser's session. An unsafe call must come from this site's own pages (`Sec-Fetch-Site` or `Origin` say so), and "
                + "a form needs its antiforgery token, as `X-Form-Token` or as a field.",
        },
    };

    private static Dictionary<string, IOpenApiHeader> Headers()
    {
        static OpenApiHeader Header(string description, string example, int longest = LongestText) =>
            new() { Description = description, Schema = Text(description, longest), Example = example };
        return new Dictionary<string, IOpenApiHeader>
        {
            ["Access-Control-Allow-Origin"] = Header("The origin that asks, where whoever runs this Uplift lets it in; absent unless they do (`Uplift:Cors:Origins`).", "https://app.example.org", 300),
            ["Cache-Control"] = Header("Who may keep the answer: shared caches only what is public.", "private, no-store", 100),
            ["Deprecation"] = Header("Since when the version is not the newest, as `@` and seconds (RFC 9745). Absent for the newest.", "@1795651200", 30),
            ["ETag"] = Header("The version; send it as `If-None-Match` to read, as `If-Match` to change.", "\"0197f6f0a5c87d3b9c1e2f4a6b8d0e1f\"", 100),
            ["Idempotency-Replayed"] = Header("`true` when this is the answer that the key got the first time.", "true", 5),
            ["Link"] = Header("Of a list the next page, and the first one from anywhere behind it; of an older version what to read about its end (RFC 8288). Absent where there is nothing to go on to.", "</api/v1/notes?after=MDE5N2Y2>; rel=\"next\""),
            ["Location"] = Header("The address of what was made.", "/api/v1/notes/0197f6f0-a5c8-7d3b-9c1e-2f4a6b8d0e1f"),
            ["RateLimit"] = Header("What is left of each policy that counted the request, and when it is whole again. An answer from memory is not counted.", "\"everything\";r=1199;t=60", 200),
            ["RateLimit-Policy"] = Header("Each policy's quota and window in seconds.", "\"everything\";q=1200;w=60", 200),
            ["Retry-After"] = new OpenApiHeader
            {
                Description = "Seconds to wait.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = "86400" },
                Example = 30,
            },
            ["Sunset"] = Header("When the version ends (RFC 8594). Absent for the newest.", "Mon, 31 May 2027 00:00:00 GMT", 40),
            [ApiVersions.Header] = Header("The dated version that was served.", Dated(ApiVersions.Current), 10),
            ["WWW-Authenticate"] = Header("How to say who you are.", "Session", 200),
        };
    }

    private static Dictionary<string, IOpenApiParameter> Parameters()
    {
        static OpenApiParameter Parameter(string name, string description, string example, bool required = false) => new()
        {
            Name = name,
            In = ParameterLocation.Header,
            Required = required,
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = IdempotencyServices.LongestKey },
            Example = example,
        };
        var version = "\"0197f6f0a5c87d3b9c1e2f4a6b8d0e1f\"";
        var key = Parameter("Idempotency-Key", "Sent again with the same key and body, the request acts once and gets the same answer, for 24 hours. Needs a session or token.", "0197f6f0-a5c8-7d3b-9c1e-2f4a6b8d0e1f");
        ((OpenApiSchema)key.Schema!).Pattern = "^[!-~]+$";
        return new Dictionary<string, IOpenApiParameter>
        {
            [IfMatch] = Parameter("If-Match", "The ETag of the version that was changed.", version, required: true),
            [IfMatchOptional] = Parameter("If-Match", "The ETag of the version that you saw, to act on no other.", version),
            [IfNoneMatch] = Parameter("If-None-Match", "The ETag that you have: 304 when it is still the present one.", version),
            [IdempotencyKey] = key,
            [Version] = new OpenApiParameter
            {
                Name = ApiVersions.Header,
                In = ParameterLocation.Header,
                Description = $"The dated version to be served, the newest unless told. Answers of older ones may have another shape than here; {ApiVersions.Changelog} tells each.",
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.String,
                    Enum = [Dated(ApiVersions.Current), .. ApiVersions.Older.Select(version => (JsonNode)Dated(version))],
                },
                Example = Dated(ApiVersions.Current),
            },
        };
    }

    private static string Dated(DateOnly version) => version.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private Dictionary<string, IOpenApiResponse> Responses(OpenApiDocument document)
    {
        IOpenApiHeader Header(string name) => new OpenApiHeaderReference(name, document);
        var responses = new Dictionary<string, IOpenApiResponse>
        {
            [NotModified] = new OpenApiResponse
            {
                Description = "You have the present version.",
                Headers = new Dictionary<string, IOpenApiHeader>
                {
                    ["Access-Control-Allow-Origin"] = Header("Access-Control-Allow-Origin"),
                    ["ETag"] = Header("ETag"),
                    ["Cache-Control"] = Header("Cache-Control"),
                    ["Link"] = Header("Link"),
                    ["RateLimit"] = Header("RateLimit"),
                    ["RateLimit-Policy"] = Header("RateLimit-Policy"),
                    [ApiVersions.Header] = Header(ApiVersions.Header),
                    ["Deprecation"] = Header("Deprecation"),
                    ["Sunset"] = Header("Sunset"),
                },
            },
        };
        var used = document.Paths.Values
            .SelectMany(item => item.Operations!.Values)
            .SelectMany(operation => operation.Responses!.Values)
            .OfType<OpenApiResponseReference>()
            .Select(answer => answer.Reference.Id)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (status, (meaning, code)) in Refusals.Where(refusal => used.Contains(Problem(refusal.Key))))
        {
            var headers = new Dictionary<string, IOpenApiHeader>();
            if (status == 401)
            {
                headers["WWW-Authenticate"] = Header("WWW-Authenticate");
            }

            if (status == 429)
            {
                headers["Retry-After"] = Header("Retry-After");
            }

            headers["Access-Control-Allow-Origin"] = Header("Access-Control-Allow-Origin");
            headers["RateLimit"] = Header("RateLimit");
            headers["RateLimit-Policy"] = Header("RateLimit-Policy");
            headers[ApiVersions.Header] = Header(ApiVersions.Header);
            headers["Deprecation"] = Header("Deprecation");
            headers["Link"] = Header("Link");
            headers["Sunset"] = Header("Sunset");
            responses[Problem(status)] = new OpenApiResponse
            {
                Description = meaning,
                Headers = headers,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    ["application/problem+json"] = new()
                    {
                        Schema = new OpenApiSchemaReference(ProblemSchema, document),
                        Example = Example(status, code),
                    },
                },
            };
        }

        return responses;
    }

    private JsonObject Example(int status, string code)
    {
        var problem = new JsonObject
        {
            ["type"] = $"/problems/{code}",
            ["title"] = OutcomeResults.Title(code),
            ["status"] = status,
            ["detail"] = problems.Find(code)?.Cause ?? Refusals[status].Meaning,
        };
        if (status == 422)
        {
            problem["errors"] = new JsonArray(new JsonObject { ["pointer"] = "/title", ["code"] = "invalid", ["detail"] = "Give the note a title." });
        }

        return problem;
    }
}
