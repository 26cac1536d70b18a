using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Uplift.Library.Content;
using Uplift.Library.Contracts;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Guides;

public sealed class ListGuidesTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    [Fact]
    public Task The_newest_guides_come_first() => ShouldListAsync("/guides", RepositoryContent.Guides
        .OrderByDescending(guide => guide.UpdatedOn).ThenByDescending(guide => guide.Slug, StringComparer.Ordinal));

    [Fact]
    public Task Guides_can_be_sorted_by_title() => ShouldListAsync("/guides?sort=title", RepositoryContent.Guides
        .OrderBy(guide => guide.Title, StringComparer.Ordinal).ThenBy(guide => guide.Slug, StringComparer.Ordinal));

    [Fact]
    public Task Guides_can_be_sorted_by_the_time_to_read() => ShouldListAsync("/guides?sort=read", RepositoryContent.Guides
        .OrderBy(guide => guide.ReadMinutes).ThenBy(guide => guide.Slug, StringComparer.Ordinal));

    [Fact]
    public Task A_topic_in_the_address_filters_the_list() =>
        ShouldListAsync("/guides?topic=indexing", RepositoryContent.Guides.Where(guide => guide.Topic == "indexing"));

    [Fact]
    public Task A_level_in_the_address_filters_the_list() => ShouldListAsync("/guides?level=intermediate&sort=title", RepositoryContent.Guides
        .Where(guide => guide.Level == Level.Intermediate).OrderBy(guide => guide.Title, StringComparer.Ordinal));

    [Fact]
    public Task A_tag_in_the_address_filters_the_list() => ShouldListAsync("/guides?tag=sql&sort=title", RepositoryContent.Guides
        .Where(guide => guide.Tags.Contains("sql")).OrderBy(guide => guide.Title, StringComparer.Ordinal));

    [Fact]
    public Task Words_in_the_address_search_the_guides_alone() =>
        ShouldListAsync("/guides?q=btree&topic=indexing", RepositoryContent.Guides.Where(guide => guide.Topic == "indexing"));

    [Fact]
    public async Task The_form_shows_how_the_list_is_sorted()
    {
        var page = await (await nobody.GetAsync("/guides?sort=title")).PageAsync();

        page.QuerySelector("#filter-sort option[selected]")!.GetAttribute("value").ShouldBe("title");
    }

    [Fact]
    public async Task The_api_sorts_alike()
    {
        var page = await (await nobody.GetAsync("/api/v1/guides?sort=read")).Content
            .ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("slug").GetString()).ShouldBe(RepositoryContent.Guides
            .OrderBy(guide => guide.ReadMinutes).ThenBy(guide => guide.Slug, StringComparer.Ordinal).Select(guide => guide.Slug));
    }

    private async Task ShouldListAsync(string address, IEnumerable<GuideEntry> guides)
    {
        var page = await (await nobody.GetAsync(address)).PageAsync();
        page.QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href")).ShouldBe(guides.Select(guide => $"/guides/{guide.Slug}"));
    }
}
