using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Http;

public sealed class SecurityHeadersTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/guides/database-indexing", 200)]
    [InlineData("/api/v1/topics", 200)]
    [InlineData("/assets/uplift.css", 200)]
    [InlineData("/health/live", 200)]
    [InlineData("/sitemap.xml", 200)]
    [InlineData("/settings", 302)]
    [InlineData("/api/v1/me", 401)]
    [InlineData("/nothing", 404)]
    [InlineData("/assets/nothing.css", 404)]
    [InlineData("/guides/nothing", 404)]
    [InlineData("/api/v1/nothing", 404)]
    [InlineData("/api/v1/guides/nothing", 404)]
    [InlineData("/api/v1/shared-reports", 405)]
    public async Task Every_answer_carries_them(string address, int status)
    {
        var response = await nobody.GetAsync(address);

        ((int)response.StatusCode).ShouldBe(status);
        ShouldCarryThem(response);
    }

    [Fact]
    public async Task An_answer_from_memory_carries_them()
    {
        var tag = (await nobody.GetAsync("/guides")).Headers.ETag!.ToString();

        var response = await nobody.GetAsync("/guides", ("If-None-Match", tag));

        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        ShouldCarryThem(response);
    }

    [Fact]
    public async Task A_refused_form_carries_them()
    {
        var response = await nobody.PostFormAsync("/signin", [], ("Origin", "https://evil.example"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ShouldCarryThem(response);
    }

    [Theory]
    [InlineData("/guides")]
    [InlineData("/api/v1/guides")]
    public async Task A_broken_server_carries_them(string address)
    {
        await using var broken = new UpliftApp();
        await broken.InitializeAsync();
        await broken.InScopeAsync(services => services.GetRequiredService<AppDb>().Database
            .ExecuteSqlRawAsync("DROP TABLE guides", TestContext.Current.CancellationToken));

        var response = await new Visitor(broken).GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        ShouldCarryThem(response);
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("no such table");
    }

    [Fact]
    public async Task No_script_or_style_of_a_page_stands_in_the_page_itself()
    {
        var page = await (await nobody.GetAsync("/guides/database-indexing")).PageAsync();

        page.QuerySelectorAll("script:not([src]):not([type='application/ld+json']), style, [style], [onclick], [onsubmit], [onchange]").ShouldBeEmpty();
    }

    [Fact]
    public async Task Assets_with_a_fingerprint_are_kept_for_long()
    {
        var page = await (await nobody.GetAsync("/")).PageAsync();
        var style = "/" + page.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href")!.TrimStart('/');

        (await nobody.GetAsync(style)).Headers.CacheControl!.MaxAge!.Value.TotalDays.ShouldBeGreaterThan(30);
    }

    private static void ShouldCarryThem(HttpResponseMessage response)
    {
        var policy = Header(response, "Content-Security-Policy");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "Referrer-Policy").ShouldBe("same-origin");
        response.Headers.Contains("Server").ShouldBeFalse();
        if (response.Content.Headers.ContentType?.MediaType is "application/json" or "application/problem+json")
        {
            // No document, and nothing that it could load.
            policy.ShouldBe("default-src 'none'; frame-ancestors 'none'");
            return;
        }

        policy.ShouldStartWith("default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe");
        Header(response, "Permissions-Policy").ShouldContain("camera=()");
        Header(response, "Cross-Origin-Opener-Policy").ShouldBe("same-origin");
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : "";
}
