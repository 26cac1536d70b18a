using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library;
using Uplift.Platform.Data;
using Uplift.Platform.Http;

namespace Uplift.Tests.Platform.Http;

public sealed class PublicReadsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Guide = "/guides/database-indexing";

    private static readonly Dictionary<string, string> Addresses = new()
    {
        ["/"] = "/",
        ["/about/examiner"] = "/about/examiner",
        ["/guides"] = "/guides?sort=title",
        ["/guides/{Slug}"] = Guide,
        ["/questions"] = "/questions?topic=indexing&level=advanced&tag=sql",
        ["/questions/{Slug}"] = "/questions/composite-index-column-order",
        ["/topics"] = "/topics",
        ["/topics/{TopicId}"] = "/topics/indexing",
        ["/interviews/new"] = "/interviews/new?topic=indexing",
        ["/problems/{Code}"] = "/problems/not-found",
        ["/sitemap.xml"] = "/sitemap.xml",
        ["/feed.xml"] = "/feed.xml",
        ["/robots.txt"] = "/robots.txt",
        ["/api/v1/guides"] = "/api/v1/guides?level=advanced",
        ["/api/v1/guides/{slug}"] = "/api/v1/guides/database-indexing",
        ["/api/v1/questions"] = "/api/v1/questions",
        ["/api/v1/questions/{slug}"] = "/api/v1/questions/composite-index-column-order",
        ["/api/v1/topics"] = "/api/v1/topics",
        ["/docs/changelog"] = "/docs/changelog",
        ["/resumes/check"] = "/resumes/check",
        ["/openapi/v1.json"] = "/openapi/v1.json",
    };

    private readonly Visitor nobody = new(app);

    public static TheoryData<string> PublicAddresses() => [.. Addresses.Values];

    [Fact]
    public void These_tests_know_every_public_address() => app.Services.GetRequiredService<EndpointDataSource>().Endpoints
        .OfType<RouteEndpoint>()
        .Where(endpoint => endpoint.Metadata.GetMetadata<PublicReadAttribute>() is not null)
        .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
        .Distinct()
        .ShouldBe(Addresses.Keys, ignoreOrder: true);

    [Fact]
    public async Task Many_who_ask_at_once_cost_the_database_what_one_costs()
    {
        const string unseen = "/questions?level=beginner&topic=caching";
        app.Sql.Clear();

        var bodies = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await BytesAsync(await new Visitor(app).GetAsync(unseen))));

        app.Sql.Statements.ShouldBeUnique();
        bodies.ShouldAllBe(body => body.SequenceEqual(bodies[0]));
    }

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task The_second_read_asks_the_database_nothing(string address)
    {
        var first = await BytesAsync(await nobody.GetAsync(address));
        app.Sql.Clear();

        var second = await BytesAsync(await nobody.GetAsync(address));

        app.Sql.Statements.ShouldBeEmpty();
        second.ShouldBe(first);
    }

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task Nobody_gets_neither_a_cookie_nor_a_form_token(string address)
    {
        var response = await nobody.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await TextAsync(response)).ShouldNotContain("__RequestVerificationToken");
    }

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task A_public_answer_may_be_kept_and_must_be_asked_about_again(string address)
    {
        var response = await nobody.GetAsync(address);

        response.Headers.CacheControl!.ToString().ShouldBe("public, must-revalidate, max-age=0");
        response.Headers.ETag.ShouldNotBeNull();
        response.Headers.Vary.ShouldBe(address.StartsWith("/api/", StringComparison.Ordinal)
            ? ["Cookie", "Accept-Encoding", "Uplift-Version"]
            : ["Cookie", "Accept-Encoding"]);
    }

    [Theory]
    [MemberData(nameof(PublicAddresses))]
    public async Task With_a_session_nothing_is_kept(string address)
    {
        await nobody.GetAsync(address);
        var guest = new Visitor(app);
        await guest.BecomeGuestAsync();

        var response = await guest.GetAsync(address);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        response.Headers.ETag.ShouldBeNull();
    }

    [Fact]
    public async Task A_session_sees_its_own_page_and_nobody_sees_it()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress(), "Ada L.");

        (await TextAsync(await ada.GetAsync("/"))).ShouldContain("Ada L.");
        (await TextAsync(await nobody.GetAsync("/"))).ShouldNotContain("Ada L.");
    }

    [Theory]
    [InlineData("/search?q=index")]
    [InlineData("/signin")]
    [InlineData("/interviews")]
    [InlineData("/guides/nothing-of-the-kind")]
    [InlineData("/nothing")]
    [InlineData("/api/v1/me")]
    public async Task What_is_not_public_is_not_kept(string address) =>
        (await nobody.GetAsync(address)).Headers.CacheControl!.NoStore.ShouldBeTrue();

    [Fact]
    public async Task A_question_about_the_head_alone_is_answered_alike()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, Guide);

        var response = await nobody.Http.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.ETag.ShouldBe((await nobody.GetAsync(Guide)).Headers.ETag);
        (await BytesAsync(response)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_has_the_present_bytes_gets_none()
    {
        var tag = (await nobody.GetAsync(Guide)).Headers.ETag!.ToString();

        var response = await nobody.GetAsync(Guide, ("If-None-Match", $"\"other\", W/{tag}"));

        response.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        response.Headers.ETag!.ToString().ShouldBe(tag);
        (await BytesAsync(response)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("\"other\"")]
    [InlineData("nonsense")]
    public async Task Who_has_other_bytes_gets_the_present_ones(string tag) =>
        (await nobody.GetAsync(Guide, ("If-None-Match", tag))).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Theory]
    [InlineData("gzip, deflate, br, zstd", "br")]
    [InlineData("gzip", "gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip")]
    [InlineData("deflate", null)]
    [InlineData("identity", null)]
    [InlineData("br;q=0", null)]
    public async Task An_answer_is_compressed_as_the_browser_can_read_it(string accepted, string? encoding)
    {
        var plain = await nobody.GetAsync(Guide);

        var response = await nobody.GetAsync(Guide, ("Accept-Encoding", accepted));

        response.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        Decompress(await BytesAsync(response), encoding).ShouldBe(await BytesAsync(plain));
    }

    [Fact]
    public async Task Each_encoding_has_a_tag_of_its_own()
    {
        var brotli = (await nobody.GetAsync(Guide, ("Accept-Encoding", "br"))).Headers.ETag!.ToString();

        var response = await nobody.GetAsync(Guide, ("Accept-Encoding", "gzip"), ("If-None-Match", brotli));

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_cookie_of_no_session_is_not_answered_from_memory()
    {
        await nobody.GetAsync(Guide);
        nobody.Token = "nonsense";

        var response = await nobody.GetAsync(Guide);

        response.Headers.CacheControl!.ToString().ShouldBe("no-store, private");
        nobody.Token.ShouldBeNull();
    }

    [Theory]
    [InlineData("/guides?q=index")]
    [InlineData("/questions?q=index&topic=indexing")]
    [InlineData("/questions?after=MDAtMS1h")]
    [InlineData("/guides?sort=title&after=QXxh")]
    [InlineData("/guides/database-indexing?from=elsewhere")]
    public async Task Free_text_and_deep_pages_are_answered_and_not_remembered(string address)
    {
        await nobody.GetAsync(address);
        app.Sql.Clear();

        (await nobody.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.OK);

        app.Sql.Statements.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task New_content_gives_new_bytes()
    {
        const string address = "/guides/transactions-and-concurrency";
        var before = await nobody.GetAsync(address);
        await app.InScopeAsync(services => services.GetRequiredService<AppDb>().Guides
            .Where(guide => guide.Slug == "transactions-and-concurrency")
            .ExecuteUpdateAsync(set => set.SetProperty(guide => guide.Summary, "Said anew."), TestContext.Current.CancellationToken));
        (await TextAsync(await nobody.GetAsync(address))).ShouldNotContain("Said anew.");

        app.Services.GetRequiredService<ContentVersion>().Current = "the next version";

        var after = await nobody.GetAsync(address, ("If-None-Match", before.Headers.ETag!.ToString()));
        after.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await TextAsync(after)).ShouldContain("Said anew.");
    }

    [Theory]
    [InlineData("http://localhost")]
    [InlineData("https://uplift.example")]
    [InlineData("https://localhost:8443")]
    public async Task Each_address_of_the_site_has_links_of_its_own(string site)
    {
        await nobody.GetAsync(Guide);

        var page = await (await nobody.GetAsync(site + Guide)).PageAsync();

        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe(site + Guide);
    }

    private static byte[] Decompress(byte[] bytes, string? encoding)
    {
        using var source = new MemoryStream(bytes);
        using Stream reader = encoding switch
        {
            "br" => new BrotliStream(source, CompressionMode.Decompress),
            "gzip" => new GZipStream(source, CompressionMode.Decompress),
            _ => source,
        };
        using var plain = new MemoryStream();
        reader.CopyTo(plain);
        return plain.ToArray();
    }

    private static Task<byte[]> BytesAsync(HttpResponseMessage response) =>
        response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);

    private static Task<string> TextAsync(HttpResponseMessage response) =>
        response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
