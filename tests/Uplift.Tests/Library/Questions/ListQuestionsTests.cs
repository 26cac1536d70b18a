using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using Uplift.Library.Contracts;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Questions;

public sealed class ListQuestionsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor nobody = new(app);

    private static IEnumerable<string> AllSlugs => RepositoryContent.Questions.Select(question => question.Slug).Order(StringComparer.Ordinal);

    [Fact]
    public async Task The_next_links_visit_every_question_exactly_once()
    {
        var seen = new List<string>();
        for (var address = "/questions"; address is not null;)
        {
            var page = await (await nobody.GetAsync(address)).PageAsync();
            seen.AddRange(Slugs(page));
            address = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        seen.Order(StringComparer.Ordinal).ShouldBe(AllSlugs);
    }

    [Fact]
    public async Task The_cursors_of_the_api_visit_every_question_exactly_once()
    {
        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null;)
        {
            var page = await ApiAsync($"/api/v1/questions?after={cursor}");
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(row => row.GetProperty("slug").GetString()!));
            cursor = page.GetProperty("page").GetProperty("nextCursor").GetString();
        }

        seen.Order(StringComparer.Ordinal).ShouldBe(AllSlugs);
    }

    [Fact]
    public async Task Questions_come_by_topic_then_level_then_slug()
    {
        var first = RepositoryContent.Questions
            .OrderBy(question => RepositoryContent.Folder.Topics.Select(topic => topic.Id).ToList().IndexOf(question.Topic))
            .ThenBy(question => question.Level)
            .ThenBy(question => question.Slug, StringComparer.Ordinal)
            .Take(20)
            .Select(question => question.Slug);

        Slugs(await (await nobody.GetAsync("/questions")).PageAsync()).ShouldBe(first);
    }

    [Fact]
    public async Task A_topic_and_a_level_in_the_address_filter_the_list()
    {
        var page = await (await nobody.GetAsync("/questions?topic=indexing&level=intermediate")).PageAsync();

        Slugs(page).ShouldBe(
            RepositoryContent.Questions.Where(q => q.Topic == "indexing" && q.Level == Level.Intermediate).Select(q => q.Slug).Order(StringComparer.Ordinal));
        page.QuerySelector("#filter-topic option[selected]")!.GetAttribute("value").ShouldBe("indexing");
        page.QuerySelector("#filter-level option[selected]")!.GetAttribute("value").ShouldBe("intermediate");
    }

    [Fact]
    public async Task A_tag_in_the_address_filters_the_list()
    {
        var tag = RepositoryContent.Questions.Single(question => question.Slug == "composite-index-column-order").Record.Tags[0];

        var page = await (await nobody.GetAsync($"/questions?tag={tag}")).PageAsync();

        Slugs(page).Order(StringComparer.Ordinal).ShouldBe(
            RepositoryContent.Questions.Where(q => q.Record.Tags.Contains(tag)).Select(q => q.Slug).Order(StringComparer.Ordinal).Take(20));
    }

    [Fact]
    public async Task The_next_page_keeps_the_filters()
    {
        var page = await (await nobody.GetAsync("/questions?level=intermediate")).PageAsync();

        page.QuerySelector("a[rel=next]")!.GetAttribute("href")!.ShouldStartWith("/questions?level=intermediate&after=");
    }

    [Fact]
    public async Task The_api_filters_alike()
    {
        var rows = (await ApiAsync("/api/v1/questions?topic=indexing&level=intermediate")).GetProperty("items");

        rows.EnumerateArray().Select(row => row.GetProperty("slug").GetString()).ShouldBe(
            RepositoryContent.Questions.Where(q => q.Topic == "indexing" && q.Level == Level.Intermediate).Select(q => q.Slug).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Filters_that_nothing_fits_lead_back_to_all()
    {
        var page = await (await nobody.GetAsync("/questions?topic=indexing&tag=no-such-tag")).PageAsync();

        page.QuerySelector(".empty a")!.GetAttribute("href").ShouldBe("/questions");
    }

    [Theory]
    [InlineData("level=hard")]
    [InlineData("after=!")]
    [InlineData("after=%F0%9F%98%80")]
    [InlineData("after=AA")]
    public async Task A_value_that_cannot_be_read_is_taken_for_absent(string query)
    {
        var page = await (await nobody.GetAsync($"/questions?{query}")).PageAsync();

        Slugs(page).Count.ShouldBe(20);
    }

    [Theory]
    [InlineData("/questions?topic=%00")]
    [InlineData("/questions?tag=%00")]
    [InlineData("/questions?tag=a%00b&level=%00")]
    [InlineData("/questions?topic='%20OR%201=1--")]
    [InlineData("/questions?topic=%ED%A0%80")]
    [InlineData("/questions?topic=indexing&topic=locking")]
    [InlineData("/api/v1/questions?topic=%00")]
    [InlineData("/api/v1/questions?tag=%00")]
    [InlineData("/api/v1/guides?tag=%00&sort=title")]
    [InlineData("/guides?topic=%00")]
    [InlineData("/search?q=index&topic=%00")]
    public async Task A_hostile_address_never_breaks_the_server(string address) =>
        ((int)(await nobody.GetAsync(address)).StatusCode).ShouldBeLessThan(500);

    private async Task<JsonElement> ApiAsync(string address)
    {
        var response = await nobody.GetAsync(address);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    private static List<string> Slugs(IParentNode page) =>
        [.. page.QuerySelectorAll(".row-link").Select(link => link.GetAttribute("href")!["/questions/".Length..])];
}
