using System.IO.Compression;
using System.Net;
using System.Text;

namespace Uplift.Tests.Platform.Api;

/// <summary>What is answered in which form, compressed or not, and to pages of which origin.</summary>
public sealed class NegotiationTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    [Theory]
    [InlineData("text/html", HttpStatusCode.NotAcceptable)]
    [InlineData("application/xml, text/*", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json;q=0", HttpStatusCode.NotAcceptable)]
    [InlineData("application/json", HttpStatusCode.OK)]
    [InlineData("application/*;q=0.5", HttpStatusCode.OK)]
    [InlineData("text/html, */*;q=0.1", HttpStatusCode.OK)]
    [InlineData("application/json; charset=utf-8", HttpStatusCode.OK)]
    public async Task A_type_that_is_not_made_is_refused(string accept, HttpStatusCode status)
    {
        var response = await nobody.GetAsync("/api/v1/guides", ("Accept", accept));

        response.StatusCode.ShouldBe(status);
        if (status == HttpStatusCode.NotAcceptable)
        {
            (await response.ProblemTypeAsync()).ShouldBe("/problems/not-acceptable");
        }
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_personal_list_is_compressed(string encoding)
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await ada.GetAsync("/api/v1/notes", ("Accept-Encoding", encoding));

        response.Content.Headers.ContentEncoding.ShouldBe([encoding]);
        var packed = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using Stream plain = encoding == "br"
            ? new BrotliStream(packed, CompressionMode.Decompress)
            : new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(plain);
        (await reader.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldStartWith("{\"items\":[");
    }

    [Fact]
    public async Task What_carries_a_secret_or_a_strong_tag_is_not_compressed()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());

        var token = await ada.PostJsonAsync("/api/v1/me/tokens", """{"name":"script","scopes":["read"],"days":7}""", ("Accept-Encoding", "br, gzip"));
        var note = await ada.PostJsonAsync("/api/v1/notes", """{"title":"A note"}""", ("Accept-Encoding", "br, gzip"));

        token.StatusCode.ShouldBe(HttpStatusCode.Created);
        token.Content.Headers.ContentEncoding.ShouldBeEmpty();
        note.Headers.ETag.ShouldNotBeNull();
        note.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_is_not_json_is_refused()
    {
        using var content = new StringContent("level=beginner", Encoding.UTF8, "text/plain");

        var response = await nobody.Http.PostAsync("/api/v1/interviews", content, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/unsupported-media-type");
    }

    [Fact]
    public async Task No_other_origin_may_call_unless_it_is_configured()
    {
        var preflight = await PreflightAsync(nobody, "https://app.example.org");

        preflight.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_configured_origin_may_call_without_cookies()
    {
        await using var open = new UpliftApp().With("Uplift:Cors:Origins", "https://app.example.org,https://other.example.org");
        await open.InitializeAsync();
        var visitor = new Visitor(open);

        var preflight = await PreflightAsync(visitor, "https://app.example.org");
        var read = await visitor.GetAsync("/api/v1/guides", ("Origin", "https://app.example.org"));
        var strange = await visitor.GetAsync("/api/v1/guides", ("Origin", "https://evil.example.org"));
        var page = await visitor.GetAsync("/guides", ("Origin", "https://app.example.org"));

        Header(preflight, "Access-Control-Allow-Origin").ShouldBe("https://app.example.org");
        preflight.Headers.Contains("Access-Control-Allow-Credentials").ShouldBeFalse();
        Header(read, "Access-Control-Allow-Origin").ShouldBe("https://app.example.org");
        Header(read, "Access-Control-Expose-Headers")!.ShouldContain("ETag");
        read.Headers.Vary.ShouldContain("Origin");
        strange.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
        page.Headers.Contains("Access-Control-Allow-Origin").ShouldBeFalse();
    }

    [Fact]
    public async Task A_configured_origin_signs_in_for_tokens_and_acts_with_nobodys_cookie()
    {
        await using var open = new UpliftApp().With("Uplift:Cors:Origins", "https://app.example.org");
        await open.InitializeAsync();
        var ada = new Visitor(open);
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        var draft = $$"""{"email":"{{email}}","password":"{{Visitor.Password}}"}""";
        (string, string)[] there = [("Origin", "https://app.example.org"), ("Sec-Fetch-Site", "cross-site")];

        (await new Visitor(open).PostJsonAsync("/api/v1/tokens", draft, there)).StatusCode.ShouldBe(HttpStatusCode.Created);
        (await new Visitor(open).PostJsonAsync("/api/v1/tokens", draft, ("Origin", "https://evil.example.org"), ("Sec-Fetch-Site", "cross-site"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ada.PostJsonAsync("/api/v1/notes", """{"title":"A note"}""", there)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task An_unknown_address_is_unknown_to_every_method_during_development_too()
    {
        await using var developing = new UpliftApp().With("ReloadStaticAssetsAtRuntime", "true").With("environment", "Development");
        await developing.InitializeAsync();
        foreach (var method in new[] { "POST", "PUT", "PATCH", "DELETE", "OPTIONS" })
        {
            using var unknown = new HttpRequestMessage(new HttpMethod(method), "/api/v1/nothing");
            using var known = new HttpRequestMessage(new HttpMethod(method), "/api/v1/topics");

            var absent = await new Visitor(developing).Http.SendAsync(unknown, TestContext.Current.CancellationToken);
            var wrong = await new Visitor(developing).Http.SendAsync(known, TestContext.Current.CancellationToken);

            absent.StatusCode.ShouldBe(HttpStatusCode.NotFound, method);
            (await absent.ProblemTypeAsync()).ShouldBe("/problems/not-found", method);
            wrong.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed, method);
            wrong.Content.Headers.Allow.ShouldContain("GET", method);
        }
    }

    private static async Task<HttpResponseMessage> PreflightAsync(Visitor visitor, string origin)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/notes");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "POST");
        request.Headers.Add("Access-Control-Request-Headers", "authorization,uplift-version");
        return await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(',', values) : null;
}
