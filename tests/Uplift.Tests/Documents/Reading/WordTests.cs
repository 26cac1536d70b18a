using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>DOCX files, built with the library that Word's makers give away.</summary>
public sealed class WordTests
{
    [Fact]
    public void Styles_give_roles_and_looks()
    {
        var document = Reader.Read(Docx(
            Styled("Title", "Ada Lovelace"), Styled("Heading1", "Experience"), Paragraph(Run("Engineer, "), Run("Acme", new Bold(), new FontSize { Val = "28" }))));

        document.Kind.ShouldBe(DocumentKind.Docx);
        var lines = Reader.Lines(document.Pages[0]).ToList();
        lines.Select(line => (line.Spans[0].Role, line.Text)).ShouldBe([("Title", "Ada Lovelace"), ("H1", "Experience"), ("P", "Engineer, Acme")]);
        lines[2].Spans.Select(span => (span.Style.Bold, span.Style.Size)).ShouldBe([(false, 11), (true, 14)]);
        lines[1].Spans[0].Style.ShouldBe(new TextStyle("Calibri", 16, true, false, "1F3864"));
    }

    [Fact]
    public void Lists_have_their_marker_and_role()
    {
        var item = Paragraph(Run("Built it"));
        item.ParagraphProperties = new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));

        Reader.Lines(Reader.Page(Docx(item))).Single().Spans.Select(span => (span.Text, span.Role)).ShouldBe([("\u2022 ", "Lbl"), ("Built it", "LI")]);
    }

    [Fact]
    public void Tabs_and_breaks_are_kept() => Lines(Paragraph(
        Run("Engineer"), new Run(new TabChar(), new TabChar(), new DocumentFormat.OpenXml.Wordprocessing.Text("2020"), new Break(), new DocumentFormat.OpenXml.Wordprocessing.Text("Acme"))))
        .ShouldBe(["Engineer\t2020", "Acme"]);

    [Fact]
    public void A_table_is_read_row_by_row()
    {
        static TableCell Cell(params OpenXmlElement[] content) => new(content);
        Lines(new Table(
            new TableRow(Cell(Paragraph(Run("2020"))), Cell(Paragraph(Run("Engineer")))),
            new TableRow(Cell(Paragraph(Run("2018"))), Cell(Paragraph(Run("Student"))))))
            .ShouldBe(["2020\tEngineer", "2018\tStudent"]);
    }

    [Fact]
    public void Cells_of_many_paragraphs_are_columns()
    {
        static TableCell Cell(string name) => new([.. Enumerable.Range(0, 5).Select(i => Paragraph(Run($"{name} {i}")))]);

        var page = Reader.Page(Docx(new Table(new TableRow(Cell("Side"), Cell("Main")))));

        page.Blocks.Select(block => (block.Column, block.Lines[0].Text, block.Lines.Count)).ShouldBe([(0, "Side 0", 5), (1, "Main 0", 5)]);
    }

    [Fact]
    public void Headers_and_footers_say_so()
    {
        var page = Reader.Page(Docx(main =>
        {
            main.AddNewPart<HeaderPart>().Header = new Header(Paragraph(Run("ada@example.org")));
            main.AddNewPart<FooterPart>().Footer = new Footer(Paragraph(Run("Page 1")));
        }, Paragraph(Run("Body"))));

        Reader.Lines(page).Select(line => (line.Text, line.Spans[0].Role)).ShouldBe([("ada@example.org", "Header"), ("Body", "P"), ("Page 1", "Footer")]);
    }

    [Fact]
    public void Links_have_their_target()
    {
        var page = Reader.Page(Docx(
            main => main.AddHyperlinkRelationship(new Uri("https://example.org/ada"), true, "rId77"),
            Paragraph(Run("See "), new Hyperlink(Run("my page")) { Id = "rId77" }, Run(" now")),
            Paragraph(
                new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode(" HYPERLINK \"https://example.org/b\" ")),
                new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }), Run("old"), new Run(new FieldChar { FieldCharType = FieldCharValues.End }), Run(" way"))));

        Reader.Lines(page).SelectMany(line => line.Spans).Where(span => span.Link is not null).Select(span => (span.Text, span.Link))
            .ShouldBe([("my page", "https://example.org/ada"), ("old", "https://example.org/b")]);
        page.Links.Count.ShouldBe(2);
    }

    [Fact]
    public void An_address_that_is_none_costs_only_itself()
    {
        var file = Docx(main => main.AddHyperlinkRelationship(new Uri("https://example.org/good"), true, "rId77"), Paragraph(
            Run("Mail "), new Hyperlink(Run("me")) { Id = "rId77" }));
        using var package = new MemoryStream();
        package.Write(file);
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var relations = zip.GetEntry("word/_rels/document.xml.rels")!.Open();
            var text = new StreamReader(relations).ReadToEnd().Replace("https://example.org/good", "mailto:a@b.c, http://[none", StringComparison.Ordinal);
            relations.SetLength(0);
            relations.Write(Encoding.UTF8.GetBytes(text));
        }

        Reader.Line(package.ToArray()).ShouldBe("Mail me");
    }

    [Theory]
    [InlineData("w:ilvl w:val=\"0\"", "w:ilvl w:val=\"99999999999\"")]
    [InlineData("w:val=\"28\"", "w:val=\"big\"")]
    [InlineData("<w:b />", "<w:b w:val=\"perhaps\"/>")]
    public void A_value_that_is_none_costs_only_itself(string from, string to)
    {
        var item = Paragraph(Run("Built it", new Bold(), new FontSize { Val = "28" }));
        item.ParagraphProperties = new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = 0 }, new NumberingId { Val = 1 }));
        using var package = new MemoryStream();
        package.Write(Docx(item));
        using (var zip = new ZipArchive(package, ZipArchiveMode.Update, leaveOpen: true))
        {
            using var part = zip.GetEntry("word/document.xml")!.Open();
            var text = new StreamReader(part).ReadToEnd();
            text.ShouldContain(from);
            part.SetLength(0);
            part.Write(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        }

        Reader.Line(package.ToArray()).ShouldEndWith("Built it");
    }

    [Fact]
    public void Text_boxes_are_read_after_their_paragraph()
    {
        var box = new Run(new Picture(new DocumentFormat.OpenXml.Vml.Shape(new DocumentFormat.OpenXml.Vml.TextBox(new TextBoxContent(Paragraph(Run("Boxed")))))));

        Lines(Paragraph(Run("Before "), box), Paragraph(Run("After"))).ShouldBe(["Before", "Boxed", "After"]);
    }

    [Fact]
    public void Deleted_text_is_gone_inserted_stays_hidden_says_so()
    {
        var page = Reader.Page(Docx(Paragraph(
            Run("Kept "), new DeletedRun(new Run(new DeletedText("gone "))), new InsertedRun(Run("new ")), Run("secret", new Vanish()))));

        Reader.Lines(page).Single().Spans.Select(span => (span.Text, span.Hidden)).ShouldBe([("Kept new ", false), ("secret", true)]);
    }

    /// <summary>A document for tests that damage one.</summary>
    public static byte[] Sample() => Docx(Styled("Title", "Ada"), Paragraph(Run("Engineer"), Run(" Acme", new Bold())), new Table(new TableRow(new TableCell(Paragraph(Run("Cell"))))));

    private static string[] Lines(params OpenXmlElement[] body) => [.. Reader.Lines(Reader.Page(Docx(body))).Select(line => line.Text)];

    private static Paragraph Paragraph(params OpenXmlElement[] content) => new(content);

    private static Run Run(string text, params OpenXmlElement[] properties)
    {
        var run = new Run();
        if (properties.Length > 0)
        {
            run.RunProperties = new RunProperties(properties);
        }

        run.AppendChild(new DocumentFormat.OpenXml.Wordprocessing.Text(text) { Space = SpaceProcessingModeValues.Preserve });
        return run;
    }

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(text));

    private static byte[] Docx(params OpenXmlElement[] body) => Docx(_ => { }, body);

    private static byte[] Docx(Action<MainDocumentPart> more, params OpenXmlElement[] body)
    {
        using var target = new MemoryStream();
        using (var document = WordprocessingDocument.Create(target, WordprocessingDocumentType.Document))
        {
            var main = document.AddMainDocumentPart();
            main.Document = new Document(new Body(body));
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
                new DocDefaults(new RunPropertiesDefault(new RunPropertiesBaseStyle(new RunFonts { Ascii = "Calibri" }, new FontSize { Val = "22" }))),
                new Style(new StyleName { Val = "Title" }) { Type = StyleValues.Paragraph, StyleId = "Title" },
                new Style(new StyleName { Val = "base" }, new StyleRunProperties(new Bold(), new Color { Val = "1F3864" })) { Type = StyleValues.Paragraph, StyleId = "Base" },
                new Style(new StyleName { Val = "heading 1" }, new BasedOn { Val = "Base" }, new StyleRunProperties(new FontSize { Val = "32" })) { Type = StyleValues.Paragraph, StyleId = "Heading1" });
            main.AddNewPart<NumberingDefinitionsPart>().Numbering = new Numbering(
                new AbstractNum(new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }, new LevelText { Val = "\uF0B7" }) { LevelIndex = 0 }) { AbstractNumberId = 5 },
                new NumberingInstance(new AbstractNumId { Val = 5 }) { NumberID = 1 });
            more(main);
        }

        return target.ToArray();
    }
}
