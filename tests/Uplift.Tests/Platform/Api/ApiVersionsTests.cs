using System.Globalization;
using System.Net;
using System.Text.Json;
using Uplift.Platform.Api;
using Uplift.Tests.Architecture;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Platform.Api;

public sealed class ApiVersionsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Older = "2026-11-23";
    private const string Newest = "2026-11-26";

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

        var older = await ada.GetAsync("/api/v1/bookmarks", ("Uplift-Version", Older));
        var newest = await ada.GetAsync("/api/v1/bookmarks", ("Uplift-Version", Newest));

        var array = await JsonAsync(older);
        array.ValueKind.ShouldBe(JsonValueKind.Array);
        array.ToString().ShouldBe((await JsonAsync(newest)).GetProperty("items").ToString());
        Header(older, "Uplift-Version").ShouldBe(Older);
    }

    [Fact]
    public async Task An_older_version_says_since_when_and_until_when()
    {
        var older = await ada.GetAsync("/api/v1/guides", ("Uplift-Version", Older));

        Header(older, "Deprecation").ShouldBe($"@{new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()}");
        Header(older, "Sunset").ShouldBe("Mon, 31 May 2027 00:00:00 GMT");
        (await ada.GetAsync("/api/v1/guides")).Headers.Contains("Deprecation").ShouldBeFalse();
    }

    [Theory]
    [InlineData("2026-11-24")]
    [InlineData("1")]
    [InlineData("latest")]
    [InlineData("2026-11-26, 2026-11-23")]
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
