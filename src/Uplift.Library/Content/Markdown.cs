using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Uplift.Library.Content;

/// <summary>
/// Markdown to HTML that can never carry script: raw HTML is shown as text, and a link goes to the web, to mail or to a
/// place within Uplift, else it is no link.
/// </summary>
internal static class Markdown
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    /// <summary>What is nested deeper than anybody would read is shown as it is typed.</summary>
    public static MarkdownDocument Parse(string text)
    {
        try
        {
            return Markdig.Markdown.Parse(text, Pipeline);
        }
        catch (ArgumentException)
        {
            // What the library throws at its limit of depth.
            var fence = new string('~', 3 + text.Count(letter => letter == '~'));
            return Markdig.Markdown.Parse($"{fence}\n{text}\n{fence}", Pipeline);
        }
    }

    public static string ToHtml(string text) => ToHtml(Parse(text));

    public static string ToHtml(MarkdownDocument document)
    {
        foreach (var link in document.Descendants<LinkInline>())
        {
            link.Url = link.IsImage || !IsSafe(link.Url) ? "" : link.Url;
        }

        foreach (var link in document.Descendants<AutolinkInline>().Where(link => !link.IsEmail && !IsSafe(link.Url)).ToList())
        {
            link.ReplaceBy(new LiteralInline(link.Url));
        }

        return document.ToHtml(Pipeline)
            .Replace("<table>", "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table\"><table>", StringComparison.Ordinal)
            .Replace("</table>", "</table></div>", StringComparison.Ordinal)
            .Replace("<pre>", "<pre tabindex=\"0\">", StringComparison.Ordinal);
    }

    public static string ToPlainText(string text) => Markdig.Markdown.ToPlainText(text, Pipeline).Trim();

    public static IEnumerable<(string Url, int Line)> Links(MarkdownDocument document) =>
        document.Descendants<LinkInline>().Select(link => (link.Url ?? "", link.Line));

    /// <summary>The second-level headings with the ids that the HTML gives them.</summary>
    public static List<GuideSection> Sections(MarkdownDocument document) =>
    [
        .. document.OfType<HeadingBlock>().Where(heading => heading.Level == 2).Select(heading =>
            new GuideSection(heading.TryGetAttributes()?.Id ?? "", PlainText(heading.Inline))),
    ];

    /// <summary>Words / 220, plus half a minute a code block, rounded up (the guide record of the taxonomy).</summary>
    public static int ReadMinutes(MarkdownDocument document, string body)
    {
        var words = ToPlainText(body).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        return (int)Math.Ceiling((words / 220.0) + (document.Descendants<FencedCodeBlock>().Count() / 2.0));
    }

    private static bool IsSafe(string? url) => url is not null
        && (url.StartsWith('#')
            || (url.StartsWith('/') && !url.StartsWith("//", StringComparison.Ordinal))
            || (Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto"));

    private static string PlainText(ContainerInline? inline) => inline is null
        ? ""
        : string.Concat(inline.Descendants().Select(part => part switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }));
}
