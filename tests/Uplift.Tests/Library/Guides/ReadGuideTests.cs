using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Guides;

public sealed class ReadGuideTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Slug = "database-indexing";

    private readonly Visitor nobody = new(app);

    public static TheoryData<string> Slugs() => [.. RepositoryContent.Guides.Select(guide => guide.Slug)];

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Every_entry_of_the_contents_leads_to_its_heading(string slug)
    {
        var page = await PageAsync(slug);

        var entries = page.QuerySelectorAll(".toc a").Select(link => link.GetAttribute("href")![1..]).ToList();
        entries.Count.ShouldBeGreaterThan(4);
        entries.Where(id => page.GetElementById(id) is not IHtmlHeadingElement).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task No_two_elements_of_a_guide_share_an_id(string slug)
    {
        var page = await PageAsync(slug);

        page.QuerySelectorAll("[id]").GroupBy(element => element.Id).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Slugs))]
    public async Task Structured_data_describes_the_article_its_questions_and_its_place(string slug)
    {
        var guide = RepositoryContent.Guides.Single(entry => entry.Slug == slug);

        var data = (await PageAsync(slug)).QuerySelectorAll("script[type='application/ld+json']")
            .Select(script => JsonDocument.Parse(script.TextContent).RootElement)
            .ToDictionary(root => root.GetProperty("@type").GetString()!);

        data["Article"].GetProperty("headline").GetString().ShouldBe(guide.Title);
        data["Article"].GetProperty("dateModified").GetString().ShouldBe(guide.UpdatedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        data["FAQPage"].GetProperty("mainEntity").EnumerateArray().Select(faq => faq.GetProperty("name").GetString())
            .ShouldBe(guide.Faqs.Select(faq => faq.Question));
        data["BreadcrumbList"].GetProperty("itemListElement").EnumerateArray().Last().GetProperty("item").GetString()
            .ShouldBe($"https://localhost/guides/{slug}");
    }

    [Fact]
    public async Task The_head_names_the_page_for_search_engines()
    {
        var page = await PageAsync(Slug);

        page.Title.ShouldBe("Database indexing · Uplift");
        page.QuerySelector("meta[name=description]")!.GetAttribute("content").ShouldBe(Entry.Summary);
        page.QuerySelector("link[rel=canonical]")!.GetAttribute("href").ShouldBe($"https://localhost/guides/{Slug}");
    }

    [Fact]
    public async Task Breadcrumbs_lead_to_the_list_and_the_topic() =>
        (await PageAsync(Slug)).QuerySelectorAll(".crumbs a").Select(link => link.GetAttribute("href")).ShouldBe(["/guides", "/topics/indexing"]);

    [Fact]
    public async Task The_reader_sees_how_long_it_takes_and_how_old_it_is()
    {
        var page = await PageAsync(Slug);

        page.QuerySelector(".facts")!.TextContent.ShouldContain($"{Entry.ReadMinutes} min read");
        page.QuerySelector("time")!.GetAttribute("datetime").ShouldBe(Entry.UpdatedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task Its_questions_open_in_the_order_of_the_guide()
    {
        var page = await PageAsync(Slug);

        page.QuerySelectorAll("section[aria-labelledby=questions] details a.button").Select(link => link.GetAttribute("href"))
            .ShouldBe(Entry.Parts.Questions.Select(slug => $"/questions/{slug}"));
    }

    [Fact]
    public async Task Its_common_questions_open_to_an_answer()
    {
        var faqs = (await PageAsync(Slug)).QuerySelectorAll("section[aria-labelledby=faq] details");

        faqs.Select(faq => faq.QuerySelector("summary")!.TextContent).ShouldBe(Entry.Faqs.Select(faq => faq.Question));
        faqs.ShouldAllBe(faq => faq.QuerySelector("p") != null);
    }

    [Fact]
    public async Task It_leads_on_to_related_guides_and_an_interview()
    {
        var page = await PageAsync(Slug);

        page.QuerySelectorAll("section[aria-labelledby=related] a").Select(link => link.GetAttribute("href"))
            .ShouldBe(Entry.Parts.Related.Select(slug => $"/guides/{slug}"));
        page.QuerySelector("section[aria-labelledby=questions] a[href^='/interviews/new']")!.GetAttribute("href")
            .ShouldBe("/interviews/new?topic=indexing&level=intermediate");
    }

    [Fact]
    public async Task Its_tags_lead_to_the_list_of_that_tag() =>
        (await PageAsync(Slug)).QuerySelectorAll(".tags a").Select(link => link.GetAttribute("href")).ShouldBe(Entry.Tags.Select(tag => $"/guides?tag={tag}"));

    [Fact]
    public async Task The_api_gives_the_same_guide()
    {
        var guide = await (await nobody.GetAsync($"/api/v1/guides/{Slug}")).Content
            .ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        guide.GetProperty("title").GetString().ShouldBe(Entry.Title);
        guide.GetProperty("sections").EnumerateArray().Select(section => section.GetProperty("id").GetString())
            .ShouldBe(Entry.Parts.Sections.Select(section => section.Id));
    }

    [Fact]
    public async Task An_unknown_guide_is_not_there_for_people_and_the_api_alike()
    {
        (await nobody.GetAsync("/guides/nothing-of-the-kind")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await nobody.GetAsync("/api/v1/guides/nothing-of-the-kind")).ProblemTypeAsync()).ShouldBe("/problems/guide-not-found");
    }

    private static Uplift.Library.Content.GuideEntry Entry => RepositoryContent.Guides.Single(guide => guide.Slug == Slug);

    private async Task<IHtmlDocument> PageAsync(string slug) => await (await nobody.GetAsync($"/guides/{slug}")).PageAsync();
}
