using System.Text;
using Uplift.Documents.Flow;
using Uplift.Documents.Fonts;
using Uplift.Documents.Pdf.Writing;

namespace Uplift.Tests.Documents.Pdf;

public sealed class TaggedPdfTests
{
    private static readonly CharacterStyle Character = new(FontFamily.Inter, FontWeight.Regular, 10, "102030");
    private static readonly ParagraphStyle Text = new("Text", ParagraphRole.Text, Character, 14);

    [Fact]
    public void The_same_document_gives_the_same_bytes() =>
        TaggedPdf.Write(Sample()).Bytes.ShouldBe(TaggedPdf.Write(Sample()).Bytes);

    [Fact]
    public async Task Qpdf_finds_nothing_wrong()
    {
        var output = await Tool.RunAsync("qpdf", [TaggedPdf.Write(Sample()).Bytes], "--check", "{0}");

        output.ShouldContain("No syntax or stream encoding errors found");
    }

    [Fact]
    public async Task What_is_a_heading_a_list_or_a_link_is_in_the_structure_tree()
    {
        var tree = await Tool.RunAsync("pdfinfo", [TaggedPdf.Write(Sample()).Bytes], "-struct-text", "{0}");

        Lines(tree).ShouldBe(
        [
            "Document", "H1 (block)", "\"Ελένη (née) Łuk\"", "P (block)", "\"Write to \"", "Link (inline)", "\"me@example.org\"", "\" soon.\"",
            "H2 (block)", "\"Work\"", "H3 (block)", "\"Developer\"", "P (block)", "\"2020 – 2024\"",
            "L (block):", "LI (block)", "Lbl (block)", "\"• \"", "LBody (block)", "\"office ∑ one\"",
            "LI (block)", "Lbl (block)", "\"• \"", "LBody (block)", "\"two\"",
        ]);

        static IEnumerable<string> Lines(string text) =>
            text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '/' && !line.StartsWith("Object ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Metadata_is_what_the_person_gave_and_nothing_else()
    {
        var about = await Tool.RunAsync("pdfinfo", [TaggedPdf.Write(Sample() with { Author = "Ελένη & <Co>" }).Bytes], "{0}");

        about.ShouldContain("Title:           Ελένη – Résumé");
        about.ShouldContain("Author:          Ελένη & <Co>");
        about.ShouldContain("Tagged:          yes");
        about.ShouldContain("PDF version:     1.7");
        foreach (var other in (string[])["Producer", "Creator:", "CreationDate", "ModDate", "Subject", "Keywords"])
        {
            about.ShouldNotContain(other);
        }

        var packet = await Tool.RunAsync("pdfinfo", [TaggedPdf.Write(Sample() with { Author = "Ελένη & <Co>" }).Bytes], "-meta", "{0}");
        packet.ShouldContain("<pdfuaid:part>1</pdfuaid:part>");
        packet.ShouldContain("Ελένη &amp; &lt;Co&gt;");
    }

    [Fact]
    public async Task The_catalogue_says_what_PDF_UA_asks_for()
    {
        var catalog = await Tool.RunAsync("qpdf", [TaggedPdf.Write(Sample()).Bytes], "--json", "--json-key=qpdf", "{0}");

        foreach (var part in (string[])["\"/Marked\": true", "\"/DisplayDocTitle\": true", "\"/Lang\": \"u:el\"", "\"/Tabs\": \"/S\"", "\"/StructParent\": ", "\"/Contents\": \"u:me@example.org\""])
        {
            catalog.ShouldContain(part);
        }
    }

    [Fact]
    public async Task Every_font_is_embedded_as_a_subset_that_names_its_characters()
    {
        var fonts = await Tool.RunAsync("pdffonts", [TaggedPdf.Write(Sample()).Bytes], "{0}");

        var rows = fonts.Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        rows.Length.ShouldBe(2);
        rows.ShouldAllBe(row => row.Contains("CID TrueType      Identity-H       yes yes yes", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_characters_of_one_shape_stay_two()
    {
        var document = Sample() with { Blocks = [new Paragraph(Text, [new TextRun("Ω\u2126 µ\u03bc A\u0391\u0410 K\u212a")])] };

        var text = await Tool.RunAsync("pdftotext", [TaggedPdf.Write(document).Bytes], "{0}", "-");

        // Ohm and Kelvin are letters by their own norm (NFC); the others are not each other.
        text.Trim().ShouldBe("ΩΩ µμ AΑА KK");
    }

    [Fact]
    public async Task A_character_that_no_font_has_is_named_and_replaced()
    {
        var written = TaggedPdf.Write(Sample() with { Blocks = [new Paragraph(Text, [new TextRun("I speak 日本語 and 日本 \ud83d\ude00 \ud800")])] });

        written.Missing.Select(missing => missing.Character).ShouldBe(["日", "本", "語", "😀", "\ufffd"], ignoreOrder: true);
        written.Missing[0].Context.ShouldStartWith("I speak 日本語");
        var text = await Tool.RunAsync("pdftotext", [written.Bytes], "{0}", "-");
        text.ShouldNotContain("日");
        text.ShouldMatch(@"I speak \S\S\S and \S\S \S");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("file:///etc/passwd")]
    [InlineData("data:text/html,x")]
    [InlineData("not an address")]
    public void A_link_that_may_not_be_followed_is_text(string address)
    {
        LinkTarget.Of(address).ShouldBeNull();
        var document = Sample() with { Blocks = [new Paragraph(Text, [new TextRun("here", null, address)])] };

        Encoding.Latin1.GetString(TaggedPdf.Write(document).Bytes).ShouldNotContain("/Annots");
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org")]
    [InlineData("https://exämple.org/ü", "https://xn--exmple-cua.org/%C3%BC")]
    [InlineData("https://example.org/(a)>b", "https://example.org/(a)%3Eb")]
    [InlineData("mailto:a@b.example", "mailto:a@b.example")]
    public void A_link_leads_where_it_says(string address, string target) => LinkTarget.Of(address).ShouldBe(target);

    [Fact]
    public async Task Nothing_to_say_is_an_empty_page()
    {
        var written = TaggedPdf.Write(Sample() with { Title = "", Blocks = [new Paragraph(Text, [new TextRun("")]), new Together([]), new BulletList(Text, [])] });

        written.Pages.ShouldBe(1);
        (await Tool.RunAsync("qpdf", [written.Bytes], "--check", "{0}")).ShouldContain("No syntax");
    }

    private static FlowDocument Sample()
    {
        var bold = Character with { Weight = FontWeight.Bold };
        var heading = new ParagraphStyle("H", ParagraphRole.Heading1, bold, 20) { RuleBelow = new Hairline(0.5, "808080", 2) };
        return new FlowDocument("Ελένη – Résumé", "el", new PageSetup(595, 842, 50, 50, 50, 50),
        [
            new Paragraph(heading, [new TextRun("Ελένη (née) Łuk")]),
            new Paragraph(Text, [new TextRun("Write to "), new TextRun("me@example.org", null, "mailto:me@example.org"), new TextRun(" soon.")]),
            new Paragraph(heading with { Role = ParagraphRole.Heading2 }, [new TextRun("Work")]),
            new Paragraph(heading with { Role = ParagraphRole.Heading3, RuleBelow = null }, [new TextRun("Developer")]) { Aside = [new TextRun("2020 – 2024", Character)] },
            new BulletList(Text with { Indent = 12, BulletIndent = 10 }, [[new TextRun("o\ufb03ce\u00ad ∑ one")], [new TextRun("two")]]),
        ]);
    }
}
