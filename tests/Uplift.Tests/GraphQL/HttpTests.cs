using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Http;
using Uplift.GraphQL.Types;

namespace Uplift.Tests.GraphQL;

public sealed class HttpTests
{
    private const string GraphQLType = "application/graphql-response+json";

    private static readonly Schema Schema = new SchemaBuilder()
        .Query(query => query
            .Field("hello(name: String = \"you\"): String", "Greets.", (_, call) => new($"Hello {call.Argument<string>("name")}"))
            .Field("broken: Int", "Throws.", (_, _) => throw new InvalidOperationException("the secret"))
            .Field("slow: Int", "Never ends.", async (_, call) =>
            {
                await Task.Delay(System.Threading.Timeout.InfiniteTimeSpan, call.Cancellation);
                return 1;
            })
            .Field("deep: Deep", "Goes on.", _ => new Deep()))
        .Object<Deep>("Deep", "Goes on.", deep => deep.Field("deep: Deep", "Goes on.", _ => new Deep()).Field("end: Int", "Ends.", _ => 1))
        .Mutation(mutation => mutation.Field("change: Int", "Changes.", _ => 1))
        .Build();

    [Fact]
    public async Task A_query_is_answered_to_POST_and_GET_alike()
    {
        await using var server = await GraphQLServer.StartAsync(Schema);

        var post = await PostAsync(server, new { query = "query A { a: hello } query B($n: String) { b: hello(name: $n) }", operationName = "B", variables = new { n = "Ann" } });
        var get = await server.Client.GetStringAsync($"?query={Uri.EscapeDataString("query ($n: String) { b: hello(name: $n) }")}&variables={Uri.EscapeDataString("{\"n\":\"Ann\"}")}", Token);

        (await TextAsync(post)).ShouldBe("{\"data\":{\"b\":\"Hello Ann\"}}");
        get.ShouldBe("{\"data\":{\"b\":\"Hello Ann\"}}");
        post.Headers.CacheControl!.NoStore.ShouldBeTrue();
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData(GraphQLType, GraphQLType)]
    [InlineData($"{GraphQLType}, application/json;q=0.9", GraphQLType)]
    [InlineData($"{GraphQLType};q=0.5, application/json", "application/json")]
    [InlineData($"application/json, {GraphQLType}", "application/json")]
    [InlineData($"{GraphQLType}, */*;q=0.1", GraphQLType)]
    [InlineData("text/html", null)]
    [InlineData("application/json;q=0", null)]
    [InlineData("nonsense", null)]
    public async Task The_client_chooses_the_media_type(string? accept, string? answered)
    {
        await using var server = await GraphQLServer.StartAsync(Schema);

        var response = await PostAsync(server, new { query = "{ hello }" }, accept);

        response.StatusCode.ShouldBe(answered is null ? HttpStatusCode.NotAcceptable : HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe($"{answered ?? "application/json"}; charset=utf-8");
    }

    [Theory]
    [InlineData("{ nothing }", 400)]
    [InlineData("{", 400)]
    [InlineData("{ hello(name: 1) }", 400)]
    [InlineData("query ($n: String!) { hello(name: $n) }", 400)]
    [InlineData("query A { hello } query B { hello }", 400)]
    [InlineData("{ broken }", 200)]
    [InlineData("subscription { a }", 400)]
    public async Task A_request_at_fault_is_a_client_error_and_a_field_at_fault_is_part_of_the_answer(string query, int status)
    {
        await using var server = await GraphQLServer.StartAsync(Schema);

        var response = await PostAsync(server, new { query }, GraphQLType);
        var json = await PostAsync(server, new { query });

        ((int)response.StatusCode).ShouldBe(status);
        ((int)json.StatusCode).ShouldBe(200);
        var body = JsonDocument.Parse(await TextAsync(response)).RootElement;
        body.GetProperty("errors").GetArrayLength().ShouldBePositive();
        body.TryGetProperty("data", out _).ShouldBe(status == 200);
        body.ToString().ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("[{\"query\":\"{ hello }\"}]", "application/json", 400, "BATCH")]
    [InlineData("{\"query\":\"{ hello }\",\"query\":\"{ broken }\"}", "application/json", 400, "BAD_JSON")]
    [InlineData("{\"query\":\"{ hello(name: \\\"\\ud800\\\") }\"}", "application/json", 400, "BAD_JSON")]
    [InlineData("{\"query\":", "application/json", 400, "BAD_JSON")]
    [InlineData("", "application/json", 400, "BAD_JSON")]
    [InlineData("null", "application/json", 400, "BAD_REQUEST")]
    [InlineData("{\"query\":1}", "application/json", 400, "BAD_REQUEST")]
    [InlineData("{\"query\":\"{ hello }\",\"variables\":[]}", "application/json", 400, "BAD_REQUEST")]
    [InlineData("{\"query\":\"{ hello }\"}", "text/plain", 415, "CONTENT_TYPE")]
    [InlineData("{\"query\":\"{ hello }\"}", "application/json; charset=utf-16", 415, "CONTENT_TYPE")]
    [InlineData("query=%7Bhello%7D", "application/x-www-form-urlencoded", 415, "CONTENT_TYPE")]
    public async Task A_body_that_is_no_request_is_refused_with_the_reason(string body, string type, int status, string code)
    {
        await using var server = await GraphQLServer.StartAsync(Schema);
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);

        var response = await server.Client.PostAsync("", content, Token);

        ((int)response.StatusCode).ShouldBe(status);
        (await CodeAsync(response)).ShouldBe(code);
    }

    [Fact]
    public async Task A_GET_changes_nothing()
    {
        await using var server = await GraphQLServer.StartAsync(Schema);

        var response = await server.Client.GetAsync($"?query={Uri.EscapeDataString("mutation { change }")}", Token);

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
        (await server.Client.DeleteAsync("", Token)).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    [Fact]
    public async Task Limits_answer_with_their_code()
    {
        await using var server = await GraphQLServer.StartAsync(Schema, new GraphQLOptions { MaxBodyBytes = 2000, MaxTokens = 150 });

        (await CodeAsync(await PostAsync(server, new { query = $"{{ {string.Concat(Enumerable.Repeat("deep { ", 20))} end {new string('}', 20)} }}" }))).ShouldBe("DEPTH_LIMIT");
        (await TextAsync(await PostAsync(server, new { query = $"{{ {string.Concat(Enumerable.Repeat("hello ", 200))} }}" }))).ShouldContain("more than 150 tokens");
        var large = await PostAsync(server, new { query = $"{{ hello }} #{new string('x', 3000)}" });
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await CodeAsync(large)).ShouldBe("BODY_LIMIT");
    }

    /// <summary>Never shorter than usual, and longer for what asks somebody slow.</summary>
    [Fact]
    public async Task A_field_may_ask_for_more_time()
    {
        var schema = new SchemaBuilder()
            .Query(query => query
                .Field("patient: Int", "Waits longer than usual.", async (_, call) =>
                {
                    call.Extend(TimeSpan.FromSeconds(60));
                    call.Extend(TimeSpan.FromMilliseconds(1));
                    await Task.Delay(TimeSpan.FromMilliseconds(700), call.Cancellation);
                    return 1;
                }))
            .Build();
        await using var server = await GraphQLServer.StartAsync(schema, new GraphQLOptions { Timeout = TimeSpan.FromMilliseconds(300) });

        (await TextAsync(await PostAsync(server, new { query = "{ patient }" }))).ShouldContain("\"patient\":1");
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_ended()
    {
        await using var server = await GraphQLServer.StartAsync(Schema, new GraphQLOptions { Timeout = TimeSpan.FromMilliseconds(50) });

        var response = await PostAsync(server, new { query = "{ slow }" }, GraphQLType);

        response.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await CodeAsync(response)).ShouldBe("TIME_LIMIT");
    }

    [Fact]
    public async Task Introspection_can_be_switched_off()
    {
        await using var open = await GraphQLServer.StartAsync(Schema);
        await using var closed = await GraphQLServer.StartAsync(Schema, new GraphQLOptions { AllowsIntrospection = false });
        var query = new { query = "{ __schema { queryType { name } } __typename }" };

        (await TextAsync(await PostAsync(open, query))).ShouldContain("\"name\":\"Query\"");
        (await TextAsync(await PostAsync(closed, query))).ShouldContain("introspection has been disabled");
        (await TextAsync(await PostAsync(closed, new { query = "{ __typename }" }))).ShouldBe("{\"data\":{\"__typename\":\"Query\"}}");
    }

    [Fact]
    public async Task A_document_is_sent_once_and_then_named_by_its_hash()
    {
        await using var server = await GraphQLServer.StartAsync(Schema);
        const string Query = "query ($n: String) { hello(name: $n) }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash(Query) } };
        var named = $"?extensions={Uri.EscapeDataString(JsonSerializer.Serialize(extensions))}&variables={Uri.EscapeDataString("{\"n\":\"Ann\"}")}";

        (await CodeAsync(await server.Client.GetAsync(named, Token))).ShouldBe("PERSISTED_QUERY_NOT_FOUND");
        (await CodeAsync(await PostAsync(server, new { query = "{ hello }", extensions }))).ShouldBe("PERSISTED_QUERY_MISMATCH");
        (await TextAsync(await PostAsync(server, new { query = Query, extensions }))).ShouldContain("Hello");
        var response = await server.Client.GetAsync(named, Token);

        (await TextAsync(response)).ShouldBe("{\"data\":{\"hello\":\"Hello Ann\"}}");
        response.Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        response.Headers.Vary.ShouldContain("Accept");
    }

    [Fact]
    public async Task What_may_be_personal_is_not_kept_by_caches()
    {
        const string Query = "{ hello }";
        await using var server = await GraphQLServer.StartAsync(Schema, new GraphQLOptions { TrustedDocuments = GraphQLOptions.ByHash([Query]) });
        using var request = new HttpRequestMessage(HttpMethod.Get, $"?documentId=sha256:{Hash(Query)}") { Headers = { { "Cookie", "session=1" } } };

        (await server.Client.SendAsync(request, Token)).Headers.CacheControl!.ToString().ShouldBe("no-store");
        (await server.Client.GetAsync($"?documentId=sha256:{Hash(Query)}", Token)).Headers.CacheControl!.ToString().ShouldBe("public, max-age=60");
        (await server.Client.GetAsync($"?query={Uri.EscapeDataString(Query)}", Token)).Headers.CacheControl!.ToString().ShouldBe("no-store");
    }

    [Fact]
    public async Task A_server_can_execute_the_documents_that_it_knows_and_no_others()
    {
        const string Query = "{ hello }";
        var options = new GraphQLOptions { TrustedDocumentsOnly = true, TrustedDocuments = GraphQLOptions.ByHash([Query]) };
        await using var server = await GraphQLServer.StartAsync(Schema, options);

        (await TextAsync(await PostAsync(server, new { documentId = $"sha256:{Hash(Query)}" }))).ShouldBe("{\"data\":{\"hello\":\"Hello you\"}}");
        (await CodeAsync(await PostAsync(server, new { query = Query }))).ShouldBe("TRUSTED_ONLY");
        (await CodeAsync(await PostAsync(server, new { query = "{ broken }", documentId = Hash("{ broken }") }))).ShouldBe("TRUSTED_ONLY");
        (await CodeAsync(await PostAsync(server, new { documentId = "sha256:zz" }))).ShouldBe("BAD_REQUEST");
    }

    [Fact]
    public async Task Random_bodies_are_refused_or_answered_and_never_break_the_server()
    {
        await using var server = await GraphQLServer.StartAsync(Schema);
        var random = new Random(11);
        for (var round = 0; round < 300; round++)
        {
            var body = "{\"query\":\"query ($n: String) { hello(name: $n) deep { end } }\",\"variables\":{\"n\":\"x\"}}"u8.ToArray();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            using var content = new ByteArrayContent(body);
            content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var response = await server.Client.PostAsync("", content, Token);
            ((int)response.StatusCode).ShouldBeOneOf(200, 400);
            JsonDocument.Parse(await TextAsync(response)).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
        }
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<HttpResponseMessage> PostAsync(GraphQLServer server, object body, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "")
        {
            Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"),
        };
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await server.Client.SendAsync(request, Token);
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(Token);

    private static async Task<string?> CodeAsync(HttpResponseMessage response) => JsonDocument.Parse(await TextAsync(response)).RootElement
        .GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private sealed record Deep;
}
