using System.Xml.Linq;
using Uplift.Tests.Library.Content;

namespace Uplift.Tests.Library.Feeds;

public sealed class FeedTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly Visitor nobody = new(app);

    [Fact]
    public async Task The_sitemap_lists_every_guide_question_and_topic()
    {
        var locations = (await XmlAsync("/sitemap.xml")).Descendants(Sitemap + "loc").Select(location => location.Value).ToList();

        locations.ShouldBeUnique();
        locations.ShouldBeSubsetOf(locations.Where(location => location.StartsWith("https://localhost/", StringComparison.Ordinal)));
        Wanted().Except(locations).ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_address_of_the_sitemap_answers()
    {
        foreach (var location in (await XmlAsync("/sitemap.xml")).Descendants(Sitemap + "loc"))
        {
            (await nobody.GetAsync(new Uri(location.Value).PathAndQuery)).IsSuccessStatusCode.ShouldBeTrue(location.Value);
        }
    }

    [Fact]
    public async Task The_feed_lists_every_guide_with_its_day()
    {
        var entries = (await XmlAsync("/feed.xml")).Elements(Atom + "entry").ToDictionary(
            entry => entry.Element(Atom + "id")!.Value, entry => entry.Element(Atom + "updated")!.Value);

        entries.ShouldBe(
            RepositoryContent.Guides.ToDictionary(guide => $"https://localhost/guides/{guide.Slug}", guide => $"{guide.UpdatedOn:yyyy-MM-dd}T00:00:00Z"),
            ignoreOrder: true);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("id")]
    [InlineData("updated")]
    [InlineData("author")]
    public async Task The_feed_has_what_the_standard_asks_for(string element) =>
        (await XmlAsync("/feed.xml")).Elements(Atom + element).ShouldHaveSingleItem();

    [Theory]
    [InlineData("/sitemap.xml", "application/xml")]
    [InlineData("/feed.xml", "application/atom+xml")]
    [InlineData("/robots.txt", "text/plain")]
    public async Task Each_says_what_it_is(string address, string type) =>
        (await nobody.GetAsync(address)).Content.Headers.ContentType!.MediaType.ShouldBe(type);

    [Fact]
    public async Task Robots_are_shown_the_sitemap() =>
        (await (await nobody.GetAsync("/robots.txt")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("Sitemap: https://localhost/sitemap.xml");

    private static IEnumerable<string> Wanted() =>
    [
        .. RepositoryContent.Guides.Select(guide => $"https://localhost/guides/{guide.Slug}"),
        .. RepositoryContent.Questions.Select(question => $"https://localhost/questions/{question.Slug}"),
        .. RepositoryContent.Questions.Select(question => $"https://localhost/topics/{question.Topic}"),
    ];

    private async Task<XElement> XmlAsync(string address) =>
        XDocument.Parse(await (await nobody.GetAsync(address)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
}
