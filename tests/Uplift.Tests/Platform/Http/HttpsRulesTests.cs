using System.Net;
using Microsoft.AspNetCore.Http;

namespace Uplift.Tests.Platform.Http;

/// <summary>One site for each way to be reached, started when a test first asks for it.</summary>
public sealed class ReachableSites : IAsyncDisposable
{
    private readonly Dictionary<(string? PublicUrl, string? Networks), UpliftApp> started = [];

    public async Task<UpliftApp> StartedAsync(string? publicUrl = null, string? knownNetworks = null)
    {
        if (!started.TryGetValue((publicUrl, knownNetworks), out var app))
        {
            app = new UpliftApp().With("Uplift:Testing:RaiseClientLimits", "false").With("Uplift:Proxy:KnownNetworks", knownNetworks ?? "");
            started[(publicUrl, knownNetworks)] = publicUrl is null ? app : app.With("Uplift:PublicUrl", publicUrl);
            await app.InitializeAsync();
        }

        return app;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in started.Values)
        {
            await app.DisposeAsync();
        }
    }
}

/// <summary>What may go over plain http, and who is believed about it.</summary>
public sealed class HttpsRulesTests(ReachableSites sites) : IClassFixture<ReachableSites>
{
    private const string Elsewhere = "198.51.100.7";
    private const string OurProxy = "10.1.2.3";

    [Theory]
    [InlineData("GET", "/api/v1/guides")]
    [InlineData("POST", "/api/v1/users")]
    [InlineData("DELETE", "/api/v1/sessions")]
    public async Task The_api_over_plain_http_from_elsewhere_is_refused_with_a_problem(string method, string path)
    {
        var app = await sites.StartedAsync();

        var answer = await SendAsync(app, method, $"http://uplift.example.org{path}", Elsewhere);

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status403Forbidden);
        answer.Response.ContentType.ShouldBe("application/problem+json");
        answer.Response.Headers.Location.ShouldBeEmpty();
        (await BodyAsync(answer)).ShouldContain("/problems/https-required");
    }

    [Theory]
    [InlineData("GET", "/signin")]
    [InlineData("POST", "/signin")]
    [InlineData("GET", "/signup")]
    public async Task Signing_in_over_plain_http_from_elsewhere_is_refused_with_a_page_that_says_how_to_set_up_tls(string method, string path)
    {
        var app = await sites.StartedAsync();

        var answer = await SendAsync(app, method, $"http://uplift.example.org{path}", Elsewhere);

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status403Forbidden);
        var page = await BodyAsync(answer);
        page.ShouldContain("Kestrel__Certificates__Default__Path");
        page.ShouldContain("Uplift__Proxy__KnownNetworks");
    }

    [Theory]
    [InlineData("/guides")]
    [InlineData("/health/live")]
    public async Task Without_a_public_https_address_pages_and_health_answer_over_plain_http(string path)
    {
        var app = await sites.StartedAsync();

        var answer = await SendAsync(app, "GET", $"http://192.0.2.5:5080{path}", Elsewhere);

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        answer.Response.Headers.StrictTransportSecurity.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/signin")]
    [InlineData("/api/v1/guides")]
    [InlineData("/guides")]
    public async Task This_machine_itself_may_use_plain_http(string path)
    {
        var app = await sites.StartedAsync("https://uplift.example.org");

        var answer = await SendAsync(app, "GET", $"http://localhost:5080{path}", "127.0.0.1");

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        answer.Response.Headers.StrictTransportSecurity.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:5080/api/v1/guides")]
    [InlineData("http://localhost:5080/guides")]
    public async Task What_this_machine_was_answered_again_and_again_another_is_still_refused(string address)
    {
        var app = await sites.StartedAsync("https://uplift.example.org");
        for (var i = 0; i < 4; i++)
        {
            (await SendAsync(app, "GET", address, "127.0.0.1")).Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        }

        (await SendAsync(app, "GET", address, Elsewhere)).Response.StatusCode.ShouldBe(StatusCodes.Status400BadRequest);
    }

    [Fact]
    public async Task A_page_is_redirected_to_the_public_https_address()
    {
        var app = await sites.StartedAsync("https://uplift.example.org");

        var answer = await SendAsync(app, "GET", "http://uplift.example.org/guides?tag=sql%20x", Elsewhere);

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status308PermanentRedirect);
        answer.Response.Headers.Location.ToString().ShouldBe("https://uplift.example.org/guides?tag=sql%20x");
    }

    [Theory]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/metrics", 401)]
    [InlineData("/api/v1/guides", 403)]
    public async Task Health_metrics_and_the_api_are_never_redirected(string path, int status)
    {
        var app = await sites.StartedAsync("https://uplift.example.org");

        var answer = await SendAsync(app, "GET", $"http://uplift.example.org{path}", Elsewhere);

        answer.Response.StatusCode.ShouldBe(status);
        answer.Response.Headers.Location.ShouldBeEmpty();
        answer.Response.Headers.StrictTransportSecurity.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_form_over_plain_http_is_refused_and_not_redirected()
    {
        var app = await sites.StartedAsync("https://uplift.example.org");

        var answer = await SendAsync(app, "POST", "http://uplift.example.org/practice/composite-index-column-order", Elsewhere);

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status403Forbidden);
    }

    [Theory]
    [InlineData("/guides", true)]
    [InlineData("/signin", true)]
    [InlineData("/health/live", false)]
    [InlineData("/api/v1/guides", false)]
    public async Task Pages_over_https_ask_browsers_to_stay_there_for_a_year(string path, bool asks)
    {
        var app = await sites.StartedAsync("https://uplift.example.org");

        var answer = await SendAsync(app, "GET", $"https://uplift.example.org{path}", Elsewhere);

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status200OK);
        answer.Response.Headers.StrictTransportSecurity.ToString().ShouldBe(asks ? "max-age=31536000; includeSubDomains" : "");
    }

    [Theory]
    [InlineData(OurProxy, 200)]
    [InlineData(Elsewhere, 403)]
    public async Task A_forwarding_header_counts_from_our_own_proxy_only(string sender, int status)
    {
        var app = await sites.StartedAsync(knownNetworks: "10.0.0.0/8");

        var answer = await SendAsync(
            app, "GET", "http://uplift.example.org/api/v1/guides", sender, ("X-Forwarded-For", "203.0.113.9"), ("X-Forwarded-Proto", "https"));

        answer.Response.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_client_cannot_pass_for_this_machine_through_our_proxy()
    {
        var app = await sites.StartedAsync(knownNetworks: "10.0.0.0/8");

        var answer = await SendAsync(
            app, "GET", "http://uplift.example.org/api/v1/guides", OurProxy, ("X-Forwarded-For", "127.0.0.1, 203.0.113.9"), ("X-Forwarded-Proto", "http"));

        answer.Connection.RemoteIpAddress.ShouldBe(IPAddress.Parse("203.0.113.9"));
        answer.Response.StatusCode.ShouldBe(StatusCodes.Status403Forbidden);
    }

    [Fact]
    public async Task A_proxy_on_this_machine_that_nobody_named_is_not_this_machine()
    {
        var app = await sites.StartedAsync();

        var answer = await SendAsync(app, "GET", "http://localhost/api/v1/guides", "127.0.0.1", ("X-Forwarded-For", "203.0.113.9"));

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status403Forbidden);
    }

    [Theory]
    [InlineData("http://evil.example/guides", Elsewhere)]
    [InlineData("https://evil.example/guides", Elsewhere)]
    [InlineData("https://uplift.example.org.evil.example/signin", Elsewhere)]
    [InlineData("http://localhost/guides", Elsewhere)]
    [InlineData("https://evil.example/guides", "127.0.0.1")]
    public async Task Another_host_name_than_the_public_one_is_not_answered(string url, string sender)
    {
        var app = await sites.StartedAsync("https://uplift.example.org");

        var answer = await SendAsync(app, "GET", url, sender);

        answer.Response.StatusCode.ShouldBe(StatusCodes.Status400BadRequest);
        answer.Response.Headers.Location.ShouldBeEmpty();
        (await BodyAsync(answer)).ShouldNotContain("evil.example");
    }

    [Fact]
    public async Task A_links_host_is_the_public_one_whatever_a_header_says()
    {
        var app = await sites.StartedAsync("https://uplift.example.org");

        var answer = await SendAsync(
            app, "GET", "https://uplift.example.org/guides/database-indexing", Elsewhere, ("X-Forwarded-Host", "evil.example"), ("X-Original-Host", "evil.example"));

        var page = await BodyAsync(answer);
        page.ShouldContain("https://uplift.example.org/guides/database-indexing");
        page.ShouldNotContain("evil.example");
    }

    [Theory]
    [InlineData("http://192.0.2.5:5080/signout", "uplift-form=", false)]
    [InlineData("https://uplift.example.org/signin", "__Host-uplift-form=", true)]
    [InlineData("http://localhost:5080/signin", "__Host-uplift-form=", true)]
    public async Task A_cookie_is_host_bound_and_secure_wherever_a_browser_allows_it(string url, string cookie, bool isSecure)
    {
        var app = await sites.StartedAsync();

        var answer = await SendAsync(app, "GET", url, url.Contains("localhost", StringComparison.Ordinal) ? "127.0.0.1" : Elsewhere);

        answer.Response.StatusCode.ShouldBeLessThan(400);
        var set = answer.Response.Headers.SetCookie.FirstOrDefault(text => text!.StartsWith(cookie, StringComparison.Ordinal));
        if (answer.Response.StatusCode == StatusCodes.Status200OK)
        {
            set.ShouldNotBeNull();
            set.Contains("; secure", StringComparison.Ordinal).ShouldBe(isSecure);
            set.ShouldContain("samesite=lax");
            set.ShouldContain("httponly");
        }
    }

    private static Task<HttpContext> SendAsync(
        UpliftApp app, string method, string url, string sender, params (string Name, string Value)[] headers) =>
        app.Server.SendAsync(
            context =>
            {
                var uri = new Uri(url);
                context.Request.Method = method;
                context.Request.Scheme = uri.Scheme;
                context.Request.Host = new HostString(uri.Authority);
                context.Request.Path = uri.AbsolutePath;
                context.Request.QueryString = new QueryString(uri.Query);
                context.Connection.RemoteIpAddress = IPAddress.Parse(sender);
                foreach (var (name, value) in headers)
                {
                    context.Request.Headers[name] = value;
                }
            },
            TestContext.Current.CancellationToken);

    private static async Task<string> BodyAsync(HttpContext answer)
    {
        using var reader = new StreamReader(answer.Response.Body);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }
}
