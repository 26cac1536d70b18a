using System.Globalization;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Library.Feeds;

/// <summary>The sitemap and the feed, for search engines and readers.</summary>
internal sealed class ListPages(AppDb db)
{
    private const int NewestInFeed = 30;

    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <param name="site">The site's address without a slash at its end.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public async Task<string> SitemapAsync(string site, CancellationToken cancellation)
    {
        var guides = await db.Guides.Published().AsNoTracking().OrderBy(g => g.Slug)
            .Select(g => new { g.Slug, g.UpdatedOn }).ToListAsync(cancellation);
        var questions = await db.Questions.Published().AsNoTracking().OrderBy(q => q.SortKey)
            .Select(q => q.Slug).ToListAsync(cancellation);
        var topics = await db.Topics.AsNoTracking().OrderBy(t => t.Position).Select(t => t.Id).ToListAsync(cancellation);
        string[] lists = ["/", "/guides", "/questions", "/topics"];
        return Xml(new XElement(
            Sitemap + "urlset",
            lists.Select(path => Url(site + path)),
            guides.Select(guide => Url($"{site}/guides/{guide.Slug}", guide.UpdatedOn)),
            topics.Select(topic => Url($"{site}/topics/{topic}")),
            questions.Select(question => Url($"{site}/questions/{question}"))));
    }

    /// <inheritdoc cref="SitemapAsync"/>
    public async Task<string> FeedAsync(string site, CancellationToken cancellation)
    {
        var guides = await db.Guides.Published().AsNoTracking()
            .OrderByDescending(g => g.UpdatedOn).ThenBy(g => g.Slug)
            .Take(NewestInFeed)
            .Select(g => new { g.Slug, g.Title, g.Summary, g.UpdatedOn })
            .ToListAsync(cancellation);
        var newest = guides.Count > 0 ? guides[0].UpdatedOn : DateOnly.MinValue;
        return Xml(new XElement(
            Atom + "feed",
            new XElement(Atom + "title", "Uplift: guides for backend interviews"),
            new XElement(Atom + "id", site + "/"),
            new XElement(Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", site + "/feed.xml")),
            new XElement(Atom + "link", new XAttribute("href", site + "/")),
            new XElement(Atom + "author", new XElement(Atom + "name", "Uplift")),
            new XElement(Atom + "updated", Midnight(newest)),
            guides.Select(guide => new XElement(
                Atom + "entry",
                new XElement(Atom + "title", guide.Title),
                new XElement(Atom + "id", $"{site}/guides/{guide.Slug}"),
                new XElement(Atom + "link", new XAttribute("href", $"{site}/guides/{guide.Slug}")),
                new XElement(Atom + "updated", Midnight(guide.UpdatedOn)),
                new XElement(Atom + "summary", guide.Summary)))));
    }

    private static XElement Url(string address, DateOnly? changed = null) => new(
        Sitemap + "url",
        new XElement(Sitemap + "loc", address),
        changed is { } day ? new XElement(Sitemap + "lastmod", day.ToString("o", CultureInfo.InvariantCulture)) : null);

    private static string Midnight(DateOnly day) => day.ToString("o", CultureInfo.InvariantCulture) + "T00:00:00Z";

    private static string Xml(XElement root) => "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + root;
}
