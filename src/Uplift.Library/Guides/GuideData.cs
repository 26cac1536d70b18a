using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Uplift.Library.Guides;

/// <summary>A guide as schema.org describes it: Article, FAQPage and BreadcrumbList.</summary>
internal static partial class GuideData
{
    private const string Schema = "https://schema.org";

    /// <param name="guide">The guide.</param>
    /// <param name="site">The site's address without a slash at its end.</param>
    public static IReadOnlyList<object> Of(GuideView guide, string site) =>
    [
        new Dictionary<string, object>
        {
            ["@context"] = Schema,
            ["@type"] = "Article",
            ["headline"] = guide.Title,
            ["description"] = guide.Summary,
            ["dateModified"] = guide.UpdatedOn.ToString("o", CultureInfo.InvariantCulture),
            ["keywords"] = string.Join(", ", guide.Tags),
            ["timeRequired"] = string.Create(CultureInfo.InvariantCulture, $"PT{guide.ReadMinutes}M"),
            ["mainEntityOfPage"] = $"{site}/guides/{guide.Slug}",
        },
        new Dictionary<string, object>
        {
            ["@context"] = Schema,
            ["@type"] = "FAQPage",
            ["mainEntity"] = guide.Faqs.Select(faq => new Dictionary<string, object>
            {
                ["@type"] = "Question",
                ["name"] = faq.Question,
                ["acceptedAnswer"] = new Dictionary<string, object> { ["@type"] = "Answer", ["text"] = PlainText(faq.AnswerHtml) },
            }).ToList(),
        },
        Breadcrumbs(site, ("Guides", "/guides"), (guide.TopicName, $"/topics/{guide.TopicId}"), (guide.Title, $"/guides/{guide.Slug}")),
    ];

    public static object Breadcrumbs(string site, params (string Name, string Path)[] trail) => new Dictionary<string, object>
    {
        ["@context"] = Schema,
        ["@type"] = "BreadcrumbList",
        ["itemListElement"] = trail.Select((crumb, index) => new Dictionary<string, object>
        {
            ["@type"] = "ListItem",
            ["position"] = index + 1,
            ["name"] = crumb.Name,
            ["item"] = site + crumb.Path,
        }).ToList(),
    };

    private static string PlainText(string html) => WebUtility.HtmlDecode(Tag().Replace(html, "")).Trim();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, matchTimeoutMilliseconds: 200)]
    private static partial Regex Tag();
}
