using System.Globalization;
using System.Net;
using System.Text.Json;
using Uplift.Platform.Api;
using Uplift.Tests.Architecture;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Platform.Api;

public sealed class ApiVersionsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Oldest = "2026-11-23";
    private const string Older = "2026-11-26";
    private const string Newest = "2026-11-27";

    private readonly Visitor ada = new(app);

    [Theory]
    [InlineData("/api/v1/guides")]
    [InlineData("/api/v1/topics")]
    [InlineData("/api/v1/me")]
    [InlineData("/api/v1/nothing")]
    public async Task Every_answer_says_which_version_it_has(string address) =>
        Header(await ada.GetAsync(address), "Uplift-Version").ShouldBe(Newest);

    [Fact]
    public async Task Bookmarks_were_an_array()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        (await ada.PutAsync("/api/v1/guides/database-indexing/bookmark", new { })).EnsureSuccessStatusCode();

        var older = await ada.GetAsync("/api/v1/bookmarks", ("Uplift-Version", Oldest));
        var between = await ada.GetAsync("/api/v1/bookmarks", ("Uplift-Version", Older));
        var newest = await ada.GetAsync("/api/v1/bookmarks", ("Uplift-Version", Newest));

        var array = await JsonAsync(older);
        array.ValueKind.ShouldBe(JsonValueKind.Array);
        array.ToString().ShouldBe((await JsonAsync(newest)).GetProperty("items").ToString());
        Header(older, "Uplift-Version").ShouldBe(Oldest);
        (await JsonAsync(between)).ToString().ShouldBe((await JsonAsync(newest)).ToString());
    }

    [Theory]
    [InlineData(Older)]
    [InlineData(Oldest)]
    public async Task Topics_links_and_coaches_were_arrays_of_all_there_are(string version)
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(interview);
        (await ada.PostAsync($"{interview.Path()}/report/links", new { days = 7 })).EnsureSuccessStatusCode();
        foreach (var address in new[] { "/api/v1/topics", $"{interview.Path()}/report/links", $"{interview.Path()}/report/coaches" })
        {
            var older = await JsonAsync(await ada.GetAsync(address, ("Uplift-Version", version)));

            older.ValueKind.ShouldBe(JsonValueKind.Array, address);
            older.ToString().ShouldBe((await JsonAsync(await ada.GetAsync(address))).GetProperty("items").ToString());
        }
    }

    /// <summary>The answer kept in memory, and the one that a shared cache would keep.</summary>
    [Theory]
    [InlineData("/api/v1/topics?fields=id", Older, Newest)]
    [InlineData("/api/v1/topics?fields=name", Newest, Older)]
    public async Task What_is_kept_of_one_version_is_never_given_to_another(string address, string first, string second)
    {
        var one = await ada.GetAsync(address, ("Uplift-Version", first));
        var other = await ada.GetAsync(address, ("Uplift-Version", second));
        var again = await ada.GetAsync(address, ("Uplift-Version", first), ("If-None-Match", one.Headers.ETag!.ToString()));
        var stale = await ada.GetAsync(address, ("Uplift-Version", second), ("If-None-Match", one.Headers.ETag!.ToString()));

        (await JsonAsync(one)).ValueKind.ShouldBe(first == Newest ? JsonValueKind.Object : JsonValueKind.Array);
        (await JsonAsync(other)).ValueKind.ShouldBe(second == Newest ? JsonValueKind.Object : JsonValueKind.Array);
        one.Headers.Vary.ShouldContain("Uplift-Version");
        one.Headers.ETag.ShouldNotBe(other.Headers.ETag);
        (again.StatusCode, Header(again, "Uplift-Version")).ShouldBe((HttpStatusCode.NotModified, first));
        again.Headers.Vary.ShouldContain("Uplift-Version");
        stale.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(Oldest, 26)]
    [InlineData(Older, 27)]
    public async Task An_older_version_says_since_when_and_until_when_and_where_to_read_of_it(string version, int day)
    {
        var older = await ada.GetAsync("/api/v1/guides?limit=1", ("Uplift-Version", version));

        Header(older, "Deprecation").ShouldBe($"@{new DateTimeOffset(2026, 11, day, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()}");
        Header(older, "Sunset").ShouldBe("Mon, 31 May 2027 00:00:00 GMT");
        string.Join(", ", older.Headers.GetValues("Link")).ShouldSatisfyAllConditions(
            links => links.ShouldContain("rel=\"next\""),
            links => links.ShouldContain($"</docs/changelog#{version}>; rel=\"deprecation\"; type=\"text/html\""));
        (await (await ada.GetAsync("/docs/changelog")).PageAsync()).GetElementById(version).ShouldNotBeNull();
        (await ada.GetAsync("/api/v1/guides")).Headers.Contains("Deprecation").ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("1")]
    [InlineData("latest")]
    [InlineData("2026-11-26, 2026-11-23")]
    [InlineData("2026-11-27T00:00:00Z")]
    public async Task A_version_that_never_was_is_refused(string version)
    {
        var refused = await ada.GetAsync("/api/v1/guides", ("Uplift-Version", version));

        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await refused.ProblemTypeAsync()).ShouldBe("/problems/unknown-version");
    }

    [Fact]
    public void Every_version_is_in_the_changelog()
    {
        var document = Sources.Document("api-changelog.md");

        ApiVersions.Sunsets.Keys.Append(ApiVersions.Current)
            .Select(version => version.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Where(version => !document.Contains($"## {version}", StringComparison.Ordinal))
            .ShouldBeEmpty();
        ApiVersions.Sunsets.Values.Select(sunset => sunset.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Where(sunset => !document.Contains($"until {sunset}", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? values.Single() : null;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonElement.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
