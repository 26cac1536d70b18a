using AngleSharp;
using AngleSharp.Dom;
using Uplift.Library.Content;

namespace Uplift.Tests.Library.Content;

public sealed class MarkdownTests
{
    // What may be there; nobody can list what may not.
    private static readonly HashSet<string> Elements =
        ["p", "a", "img", "h2", "pre", "code", "strong", "em", "div", "blockquote", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"];

    private static readonly string[] HarmlessSchemes = ["http:", "https:", "mailto:"];

    public static TheoryData<string> HostileTexts() =>
    [
        "<script>alert(1)</script>",
        "<scr<script>ipt>alert(1)</scr</script>ipt>",
        "<img src=x onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        "<iframe src=\"javascript:alert(1)\"></iframe>",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<p onclick=\"alert(1)\">text",
        "<style>@import 'https://example.org/x.css'</style>",
        "<!-- --><script>alert(1)</script>",
        "<?php echo 1 ?><script>alert(1)</script>",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<base href=\"https://example.org/\">",
        "<form action=\"https://example.org/\"><input name=password></form>",
        "<details open ontoggle=alert(1)>",
        "text\n\n<script\n>alert(1)</script\n>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a]( javascript:alert(1))",
        "[a](javascript&colon;alert(1))",
        "[a](java&#115;cript:alert(1))",
        "[a](java&Tab;script:alert(1))",
        "[a](&#1;javascript:alert(1))",
        "[a](<java\tscript:alert(1)>)",
        "[a](\\javascript:alert(1))",
        "[a](vbscript:msgbox(1))",
        "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[a](file:///etc/passwd)",
        "[a](blob:https://example.org/x)",
        "[a](//example.org/x)",
        "[a](view-source:javascript:alert(1))",
        "[a][1]\n\n[1]: javascript:alert(1)",
        "[1]\n\n[1]: javascript:alert(1) \"title\"",
        "<javascript:alert(1)>",
        "<data:text/html,alert(1)>",
        "[a](#\" onclick=\"alert(1))",
        "[a](https://example.org \"title\\\" onmouseover=\\\"alert(1)\")",
        "[a](https://example.org/\"onmouseover=\"alert(1))",
        "![a](javascript:alert(1))",
        "![a](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+)",
        "![a](https://example.org/pixel.gif)",
        "![a\" onerror=\"alert(1)](x)",
        "![a](x \"t\\\" onerror=\\\"alert(1)\")",
        "[![a](javascript:alert(1))](javascript:alert(2))",
        "```\"><script>alert(1)</script>\ncode\n```",
        "```js onclick=alert(1)\n</code><script>alert(1)</script>\n```",
        "`<script>alert(1)</script>`",
        "## Heading {onclick=alert(1)}",
        "## \"><script>alert(1)</script>",
        "text {onmouseover=alert(1)}",
        "| a |\n|---|\n| <script>alert(1)</script> |",
        "> <script>alert(1)</script>",
        "- <img src=x onerror=alert(1)>",
        "\\<script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "**<b onclick=alert(1)>**",
    ];

    [Theory]
    [MemberData(nameof(HostileTexts))]
    public async Task Nothing_hostile_becomes_an_element_an_attribute_or_an_address(string text)
    {
        var page = await BrowsingContext.New().OpenAsync(source =>
            source.Content(Markdown.ToHtml(text)).Address("https://uplift.example/"), TestContext.Current.CancellationToken);

        page.Body!.QuerySelectorAll("*").Where(IsHostile).Select(element => element.OuterHtml).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("[a](https://example.org/x?y=1#z)", "https://example.org/x?y=1#z")]
    [InlineData("[a](mailto:ada@example.org)", "mailto:ada@example.org")]
    [InlineData("[a](/guides/indexes#why)", "/guides/indexes#why")]
    [InlineData("[a](#why)", "#why")]
    [InlineData("<https://example.org/>", "https://example.org/")]
    public void A_link_to_the_web_to_mail_or_within_the_site_stays(string text, string address) =>
        Markdown.ToHtml(text).ShouldContain($"href=\"{address}\"");

    [Fact]
    public void Raw_html_is_shown_as_it_was_written() =>
        Markdown.ToHtml("Use <b>bold</b>.").ShouldBe("<p>Use &lt;b&gt;bold&lt;/b&gt;.</p>\n");

    [Fact]
    public void The_time_to_read_counts_words_and_code_blocks()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 440)) + "\n\n```sql\n```\n";

        Markdown.ReadMinutes(Markdown.Parse(text), text).ShouldBe(3);
    }

    [Fact]
    public void A_section_has_the_id_that_its_heading_has_in_html()
    {
        const string text = "## Column order, `WHERE` and you";

        Markdown.Sections(Markdown.Parse(text)).Single().Title.ShouldBe("Column order, WHERE and you");
        Markdown.ToHtml(text).ShouldContain($"<h2 id=\"{Markdown.Sections(Markdown.Parse(text)).Single().Id}\">");
    }

    private static bool IsHostile(IElement element) =>
        !Elements.Contains(element.LocalName) || element.Attributes.Any(IsHostile);

    private static bool IsHostile(IAttr attribute) => attribute.Name switch
    {
        "href" => !IsHarmless(attribute.Value),
        // No picture is loaded from anywhere.
        "src" => attribute.Value.Length > 0,
        "class" => !attribute.Value.StartsWith("language-", StringComparison.Ordinal) && attribute.Value != "table-scroll",
        "id" or "alt" or "title" or "tabindex" or "role" or "aria-label" => false,
        _ => true,
    };

    private static bool IsHarmless(string address) => address.Length == 0
        || address.StartsWith('#')
        || (address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal))
        || HarmlessSchemes.Any(scheme => address.StartsWith(scheme, StringComparison.Ordinal));
}
