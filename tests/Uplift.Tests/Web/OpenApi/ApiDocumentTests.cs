using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Tests.Web.OpenApi;

public sealed class ApiDocumentTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly ApiDocument Document = ApiDocument.Read();

    /// <summary>Run with UPLIFT_TEST_RECORD=1 to write the file after a wanted change.</summary>
    [Fact]
    public async Task The_file_is_what_the_program_serves()
    {
        var response = await new Visitor(app).GetAsync("/openapi/v1.json");
        response.StatusCode.ShouldBe(HttpStatusCode.OK, string.Join('\n', app.Log.Warnings));
        var served = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        if (Environment.GetEnvironmentVariable("UPLIFT_TEST_RECORD") == "1")
        {
            await File.WriteAllTextAsync(ApiDocument.File, served, TestContext.Current.CancellationToken);
        }

        (await File.ReadAllTextAsync(ApiDocument.File, TestContext.Current.CancellationToken)).ShouldBe(served);
    }

    [Fact]
    public async Task It_is_public_and_kept_by_its_ETag()
    {
        var nobody = new Visitor(app);
        var first = await nobody.GetAsync("/openapi/v1.json");
        var again = await nobody.GetAsync("/openapi/v1.json", ("If-None-Match", first.Headers.ETag!.ToString()));

        first.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        first.Headers.CacheControl!.Public.ShouldBeTrue();
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public void It_says_who_made_it_and_under_which_licence()
    {
        Document.Root["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        new[] { "title", "summary", "description", "version", "contact", "license" }.Where(member => Document.Root["info"]![member] is null).ShouldBeEmpty();
        Document.Root["servers"]!.AsArray().ShouldNotBeEmpty();
        Document.Root["components"]!["securitySchemes"]!.AsObject().Select(scheme => scheme.Key).ShouldBe(["bearer", "session"], ignoreOrder: true);
    }

    [Fact]
    public void Every_endpoint_of_the_api_is_in_it() => Endpoints()
        .Except(Document.Operations.Select(operation => operation.ToString()))
        .ShouldBeEmpty("an endpoint is hidden from the document");

    [Fact]
    public void Nothing_else_is_in_it() => Document.Operations
        .Where(operation => operation.Path.StartsWith("/api/", StringComparison.Ordinal))
        .Select(operation => operation.ToString())
        .Except(Endpoints())
        .ShouldBeEmpty();

    [Fact]
    public void Every_operation_has_a_name_of_its_own_a_summary_and_a_description()
    {
        Document.Operations.Where(operation => new[] { "operationId", "summary", "description" }.Any(member => string.IsNullOrWhiteSpace(operation.Text(member))))
            .ShouldBeEmpty("the class of a use case has one sentence on what it does, and the endpoint a summary");
        Document.Operations.GroupBy(operation => operation.Id).Where(same => same.Count() > 1).Select(same => same.Key)
            .ShouldBeEmpty("give one of them a name of its own with WithName");
        Document.Operations.Select(operation => operation.Id).Where(id => !Regex.IsMatch(id, "^[a-z][a-zA-Z0-9]+$", RegexOptions.None, TimeSpan.FromSeconds(1))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_is_in_a_chapter_that_is_explained()
    {
        var chapters = Document.Root["tags"]!.AsArray().ToDictionary(tag => tag!["name"]!.GetValue<string>(), tag => tag!["description"]?.GetValue<string>());

        chapters.Where(chapter => string.IsNullOrWhiteSpace(chapter.Value)).Select(chapter => chapter.Key).ShouldBeEmpty("add a sentence to ApiTags");
        Document.Operations.Where(operation => operation.Node["tags"]!.AsArray().Any(tag => !chapters.ContainsKey(tag!.GetValue<string>()))).ShouldBeEmpty();
    }

    [Fact]
    public void Every_parameter_is_described_and_bounded()
    {
        var parameters = Document.Operations.SelectMany(operation => Document.Parameters(operation).Select(parameter => (operation, parameter))).ToList();

        parameters.Where(one => string.IsNullOrWhiteSpace(one.parameter["description"]?.GetValue<string>()))
            .Select(one => $"{one.operation}: {one.parameter["name"]}")
            .ShouldBeEmpty("comment the record's parameter with <param>, or the property");
        parameters.Where(one => !IsBounded(Document.Resolve(one.parameter["schema"]!))).Select(one => $"{one.operation}: {one.parameter["name"]}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_address_names_its_parameters() => Document.Operations
        .Where(operation => !Regex.Matches(operation.Path, @"\{(?<name>\w+)\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Select(match => match.Groups["name"].Value)
            .SequenceEqual(Document.Parameters(operation).Where(parameter => parameter["in"]!.GetValue<string>() == "path").Select(parameter => parameter["name"]!.GetValue<string>())))
        .ShouldBeEmpty();

    [Fact]
    public void Every_body_has_a_schema_and_an_example_that_fits_it()
    {
        var check = new SchemaCheck(Document);
        var faults =
            from operation in Document.Operations
            from media in Bodies(operation)
            let schema = media.Value!["schema"]
            where !IsBinary(schema)
            let fault = schema is null ? "no schema"
                : media.Value["example"] is not { } example ? "no example"
                : check.Faults(schema, example).FirstOrDefault()
            where fault is not null
            select $"{operation} {media.Key}: {fault}";

        faults.ShouldBeEmpty();
    }

    [Fact]
    public void Every_operation_says_how_it_ends_well_and_how_it_does_not()
    {
        Document.Operations.Where(operation => Document.Responses(operation).Keys.All(status => status >= 300)).ShouldBeEmpty("say it with Produces");
        var refusals =
            from operation in Document.Operations
            where operation.Path.StartsWith("/api/", StringComparison.Ordinal)
            from answer in Document.Responses(operation)
            where answer.Key >= 400
            select (operation, answer.Key, answer.Value);
        refusals.Where(one => one.Value["content"]?["application/problem+json"]?["schema"] is null).ShouldBeEmpty();
        Document.Operations.Where(operation => operation.Path.StartsWith("/api/", StringComparison.Ordinal))
            .Where(operation => new[] { 400, 403, 429, 500, 503 }.Except(Document.Responses(operation).Keys).Any())
            .ShouldBeEmpty();
    }

    [Theory]
    [InlineData("POST /api/v1/notes", "201 400 401 403 406 409 413 415 422 429 500 503", "Location ETag Idempotency-Replayed", "Idempotency-Key")]
    [InlineData("PATCH /api/v1/notes/{id}", "200 400 401 403 404 406 409 412 413 415 422 428 429 500 503", "ETag", "If-Match")]
    [InlineData("GET /api/v1/notes/{id}", "200 304 400 401 403 404 406 429 500 503", "ETag", "If-None-Match")]
    [InlineData("GET /api/v1/guides/{slug}", "200 304 400 403 404 406 429 500 503", "ETag Cache-Control", "If-None-Match")]
    [InlineData("GET /api/v1/notes", "200 400 401 403 406 422 429 500 503", "Link RateLimit RateLimit-Policy", "")]
    public void What_follows_from_conventions_is_said(string name, string statuses, string headers, string parameters)
    {
        var operation = Document.Operations.Single(one => one.ToString() == name);
        var answers = Document.Responses(operation);

        string.Join(' ', answers.Keys).ShouldBe(statuses);
        headers.Split(' ').Except(answers[answers.Keys.First()]["headers"]!.AsObject().Select(header => header.Key)).ShouldBeEmpty();
        parameters.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Except(Document.Parameters(operation).Select(parameter => parameter["name"]!.GetValue<string>()))
            .ShouldBeEmpty();
    }

    [Fact]
    public void What_is_sent_is_closed_to_unknown_members_and_bounded_and_an_answer_is_open()
    {
        var sent = Document.Operations.SelectMany(operation => operation.Node["requestBody"]?["content"]?.AsObject().ToList() ?? [])
            .Select(media => Document.Resolve(media.Value!["schema"]!))
            .ToList();

        sent.Where(schema => schema["additionalProperties"]?.GetValue<bool>() != false).ShouldBeEmpty();
        sent.SelectMany(schema => schema["properties"]!.AsObject()).Where(member => !IsBounded(Document.Resolve(member.Value!))).Select(member => member.Key).ShouldBeEmpty();
        Document.Root["components"]!["schemas"]!["NoteView"]!["additionalProperties"].ShouldBeNull();
    }

    [Fact]
    public void Whoever_must_be_known_is_told_how()
    {
        var open = Document.Operations.Where(operation => operation.Node["security"]!.AsArray().Any(way => way!.AsObject().Count == 0)).ToList();

        open.ShouldContain(operation => operation.ToString() == "GET /api/v1/guides");
        open.ShouldNotContain(operation => operation.ToString() == "GET /api/v1/me");
        Document.Operations.Except(open).Where(operation => !Document.Responses(operation).ContainsKey(401)).ShouldBeEmpty();
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Bodies(ApiOperation operation) =>
    [
        .. operation.Node["requestBody"]?["content"]?.AsObject().ToList() ?? [],
        .. Document.Responses(operation).Values.SelectMany(answer => answer["content"]?.AsObject().ToList() ?? []),
    ];

    private static bool IsBinary(JsonNode? schema) => schema is not null && Document.Resolve(schema)["format"]?.GetValue<string>() == "binary";

    private static bool IsBounded(JsonObject schema) =>
        (!HasType(schema, "string") || schema["maxLength"] is not null || schema["enum"] is not null)
        && (!HasType(schema, "array") || schema["maxItems"] is not null)
        && (!HasType(schema, "integer") || (schema["minimum"] is not null && schema["maximum"] is not null && schema["format"] is not null));

    private static bool HasType(JsonObject schema, string type) => schema["type"] switch
    {
        JsonArray types => types.Any(one => one!.GetValue<string>() == type),
        JsonValue one => one.GetValue<string>() == type,
        _ => false,
    };

    private IEnumerable<string> Endpoints() =>
        from endpoint in app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        where pattern.StartsWith("/api/v1/", StringComparison.Ordinal)
        from method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods
        select $"{method} {Regex.Replace(pattern, ":[a-z]+", "", RegexOptions.None, TimeSpan.FromSeconds(1))}";
}
