using Uplift.Documents.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>What a page's content and its tags say about text.</summary>
public sealed class ContentTests
{
    [Fact]
    public void Text_stands_where_the_page_shows_it()
    {
        var glyph = Reader.Page(SmallPdf.Page("BT /F1 20 Tf 100 700 Td (Hi) Tj ET")).Glyphs[0];

        (glyph.X, glyph.Y, glyph.Style.Size).ShouldBe((100, 100, 20));
        glyph.Box.Top.ShouldBeLessThan(glyph.Box.Bottom);
        glyph.Box.Width.ShouldBe(14.44, 0.001);
    }

    [Theory]
    [InlineData(0, 100, 100)]
    [InlineData(90, 700, 100)]
    [InlineData(180, 500, 700)]
    [InlineData(270, 100, 500)]
    public void Rotated_pages_are_read_as_shown(int rotate, double x, double y)
    {
        var matrix = rotate switch { 0 => "1 0 0 1", 90 => "0 1 -1 0", 180 => "-1 0 0 -1", _ => "0 -1 1 0" };
        var page = Reader.Page(SmallPdf.Page($"BT /F1 20 Tf {matrix} 100 700 Tm (Turned) Tj ET", page: $"/Rotate {rotate}"));

        (page.Width, page.Height).ShouldBe(rotate % 180 == 0 ? (600, 800) : (800, 600));
        Reader.Lines(page).ShouldHaveSingleItem().Text.ShouldBe("Turned");
        (Math.Round(page.Glyphs[0].X, 3), Math.Round(page.Glyphs[0].Y, 3), page.Glyphs[0].Turn).ShouldBe((x, y, 0));
    }

    [Fact]
    public void Text_along_the_edge_is_read_along_it()
    {
        var page = Reader.Page(SmallPdf.Page("BT /F1 20 Tf 0 1 -1 0 30 100 Tm (Sideways) Tj ET BT /F1 10 Tf 100 700 Td (Upright) Tj ET"));

        Reader.Lines(page).Select(line => line.Text).ShouldBe(["Upright", "Sideways"]);
        page.Glyphs[0].Turn.ShouldBe(3);
    }

    [Fact]
    public void Units_of_a_page_may_be_larger() =>
        Reader.Page(SmallPdf.Page("BT /F1 10 Tf 50 700 Td (x) Tj ET", page: "/UserUnit 2")).Glyphs[0].Style.Size.ShouldBe(20);

    [Fact]
    public void All_ways_to_show_and_to_move()
    {
        const string Content = """
            BT /F1 10 Tf 12 TL 50 700 Td (one) Tj T* (two) Tj (three) ' 3 1 (four x) "
            0 Tw 0 Tc 0 -20 TD [(fi) -20 (ve) -800 (six)] TJ 50 Tz 0 -20 Td (narrow) Tj 100 Tz 2 Ts (up) Tj ET
            """;
        var page = Reader.Page(SmallPdf.Page(Content));

        Reader.Lines(page).Select(line => line.Text).ShouldBe(["one", "two", "three", "four x", "five six", "narrowup"]);
        var narrow = page.Glyphs.Last(glyph => glyph.Text == "w");
        narrow.Box.Width.ShouldBe(3.61, 0.01);
    }

    [Fact]
    public void Forms_draw_with_their_own_matrix_and_fonts()
    {
        var page = Reader.Page(SmallPdf.Page("q 2 0 0 2 10 10 cm /X1 Do Q", "/XObject << /X1 1 0 R >>", more: pdf => pdf.AddStream(
            $"/Type /XObject /Subtype /Form /BBox [0 0 300 400] /Matrix [1 0 0 1 20 30] /Resources << {SmallPdf.Helvetica} >>",
            "BT /F1 10 Tf 5 300 Td (Inside) Tj ET")));

        Reader.Lines(page).ShouldHaveSingleItem().Text.ShouldBe("Inside");
        (page.Glyphs[0].X, page.Glyphs[0].Y, page.Glyphs[0].Style.Size).ShouldBe((60, 130, 20));
    }

    [Fact]
    public void A_picture_in_the_content_does_not_end_it()
    {
        const string Content = "q 40 0 0 40 10 10 cm BI /W 2 /H 2 /BPC 8 /CS /G ID \u0001 EI\u00FF\u0002EI Q\nEI Q BT /F1 10 Tf 50 700 Td (After) Tj ET";
        var page = Reader.Page(SmallPdf.Page(Content));

        Reader.Lines(page).ShouldHaveSingleItem().Text.ShouldBe("After");
        page.Shapes.ShouldHaveSingleItem().Kind.ShouldBe(ShapeKind.Image);
    }

    [Theory]
    [InlineData("3 Tr", true)]
    [InlineData("1 g", true)]
    [InlineData("0.99 0.99 1 rg", true)]
    [InlineData("0 0 0 0 k", true)]
    [InlineData("0.4 g", false)]
    [InlineData("0 g 0 0 600 800 re f", true)]
    [InlineData("0 g 0 0 600 800 re f 1 g", false)]
    [InlineData("/GS gs", true)]
    [InlineData("0 0 20 20 re W n", true)]
    public void Text_that_nobody_sees_is_marked(string before, bool hidden)
    {
        var page = Reader.Page(SmallPdf.Page($"{before} BT /F1 10 Tf 50 700 Td (seen?) Tj ET", SmallPdf.Helvetica + " /ExtGState << /GS << /ca 0 >> >>"));

        page.Glyphs.ShouldAllBe(glyph => glyph.Hidden == hidden);
        Reader.Lines(page).ShouldHaveSingleItem().Spans.ShouldAllBe(span => span.Hidden == hidden);
    }

    [Fact]
    public void Text_off_the_page_is_no_line_of_it()
    {
        var page = Reader.Page(SmallPdf.Page(
            SmallPdf.Show((50, 700, "On"), (900, 700, "Beside"), (50, 20, "Cropped")), page: "/CropBox [0 100 600 800]"));

        Reader.Lines(page).ShouldHaveSingleItem().Text.ShouldBe("On");
        page.Glyphs.Where(glyph => glyph.Hidden).Select(glyph => glyph.Text).ShouldBe([.. "BesideCropped".Select(c => c.ToString())]);
    }

    [Fact]
    public void Letters_drawn_as_outlines_under_clear_text_are_seen()
    {
        const string Outline = "1 0 0 rg 50 700 m 60 700 l 60 707 l 55 710 l 52 709 l 50 707 l h f ";
        var page = Reader.Page(SmallPdf.Page(Outline + "BT 3 Tr /F1 10 Tf 50 700 Td (AB) Tj ET"));

        page.Glyphs.ShouldAllBe(glyph => !glyph.Hidden && glyph.Style.Color == "FF0000");
    }

    [Theory]
    [InlineData("0.2 0.4 0.6 rg", "336699")]
    [InlineData("0 1 1 0 k", "FF0000")]
    [InlineData("/Spot cs 1 scn", "0000FF")]
    [InlineData("/Icc cs 0 0.5 0 sc", "008000")]
    [InlineData("/Few cs 1 sc", "00FF00")]
    public void Colours_are_told(string set, string color)
    {
        const string Spaces = """
            /ColorSpace << /Icc [/ICCBased 1 0 R] /Few [/Indexed /DeviceRGB 1 <FF000000FF00>]
            /Spot [/Separation /Blue /DeviceRGB << /FunctionType 2 /Domain [0 1] /C0 [1 1 1] /C1 [0 0 1] /N 1 >>] >>
            """;
        var page = Reader.Page(SmallPdf.Page(
            $"{set} BT /F1 10 Tf 50 700 Td (x) Tj ET", SmallPdf.Helvetica + Spaces, more: pdf => pdf.AddStream("/N 3", "")));

        page.Glyphs.ShouldHaveSingleItem().Style.Color.ShouldBe(color);
    }

    [Fact]
    public void Rules_and_pictures_leave_their_shapes()
    {
        var page = Reader.Page(SmallPdf.Page("50 600 200 1 re f 2 w 50 500 m 250 500 l S q 60 0 0 80 400 600 cm /Im Do Q BT /F1 10 Tf 50 700 Td (x) Tj ET",
            SmallPdf.Helvetica + " /XObject << /Im 1 0 R >>", more: pdf => pdf.AddStream("/Subtype /Image /Width 1 /Height 1", "x")));

        page.Shapes.Select(shape => (shape.Kind, shape.Box)).ShouldBe(
        [
            (ShapeKind.Rule, new Box(50, 199, 250, 200)),
            (ShapeKind.Rule, new Box(50, 299, 250, 301)),
            (ShapeKind.Image, new Box(400, 120, 460, 200)),
        ]);
    }

    [Fact]
    public void Links_belong_to_the_text_under_them()
    {
        var page = Reader.Page(SmallPdf.Page(SmallPdf.Show((50, 700, "See my site now")),
            page: "/Annots [<< /Subtype /Link /Rect [84 695 101 712] /A << /S /URI /URI (https://example.org/a) >> >>]"));

        page.Links.ShouldHaveSingleItem().Target.ShouldBe("https://example.org/a");
        Reader.Lines(page).Single().Spans.Where(span => span.Link == "https://example.org/a").ShouldHaveSingleItem().Text.Trim().ShouldBe("site");
    }

    [Fact]
    public void Fields_of_forms_show_their_value()
    {
        var file = SmallPdf.Page(SmallPdf.Show((50, 700, "Name:")), more: pdf => pdf.AddStream(
            $"/Subtype /Form /BBox [0 0 100 20] /Resources << {SmallPdf.Helvetica} >>", "BT /F1 10 Tf 2 5 Td (Ada) Tj ET"),
            page: "/Annots [<< /Subtype /Widget /Rect [80 695 180 715] /AP << /N 1 0 R >> >>]");

        Reader.Line(file).ShouldBe("Name: Ada");
    }

    [Fact]
    public void Tags_say_what_a_line_is()
    {
        const string Content = """
            /H1 << /MCID 0 >> BDC BT /F1 20 Tf 50 750 Td (Ada) Tj ET EMC
            /P << /MCID 1 >> BDC BT /F1 10 Tf 50 700 Td (Text) Tj ET EMC
            /Lbl << /MCID 2 >> BDC BT /F1 10 Tf 50 680 Td (-) Tj ET EMC
            /Span << /MCID 3 >> BDC BT /F1 10 Tf 60 680 Td (Item) Tj ET EMC
            /Artifact BMC BT /F1 10 Tf 50 20 Td (Page 1) Tj ET EMC
            """;
        var pdf = new SmallPdf();
        pdf.Add("""
            << /Type /StructTreeRoot /RoleMap << /Kopf /H1 >> /K << /S /Document /K [
            << /S /Kopf /Pg 3 0 R /K 0 >> << /S /P /Pg 3 0 R /K << /Type /MCR /MCID 1 >> >>
            << /S /L /K << /S /LI /K [<< /S /Lbl /Pg 3 0 R /K 2 >> << /S /LBody /K << /S /P /Pg 3 0 R /K [3] >> >>] >> >>] >> >>
            """);
        var document = Reader.Read(pdf.Build(Content, catalog: "/StructTreeRoot 1 0 R /MarkInfo << /Marked true >> /Lang (de-DE)"));

        document.Properties.ShouldBe(new DocumentProperties(null, null, "de-DE", true));
        Reader.Lines(document.Pages[0]).SelectMany(line => line.Spans).Select(span => (span.Text.Trim(), span.Role))
            .ShouldBe([("Ada", "H1"), ("Text", "P"), ("-", "Lbl"), ("Item", "LI"), ("Page 1", "Artifact")]);
    }

    [Fact]
    public void Actual_text_is_what_is_read()
    {
        Reader.Line(SmallPdf.Page("BT /F1 10 Tf 50 700 Td (di) Tj /Span << /ActualText (ff) >> BDC (\\001) Tj EMC (er) Tj ET")).ShouldBe("differ");
    }

    [Fact]
    public void Title_and_author_come_from_either_place()
    {
        var pdf = new SmallPdf();
        var content = pdf.AddStream("", "BT /F1 10 Tf 50 700 Td (x) Tj ET");
        var file = pdf.BuildWith(content);
        var info = System.Text.Encoding.Latin1.GetString(file).Replace("trailer\n<<", "trailer\n<< /Info << /Title <FEFF00C5> /Author (Ada) >>", StringComparison.Ordinal);
        Reader.Read(SmallPdf.Latin(info)).Properties.ShouldBe(new DocumentProperties("Å", "Ada", null, false));

        const string Xmp = """
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang="x-default">CV</rdf:li></rdf:Alt></dc:title></rdf:Description></rdf:RDF></x:xmpmeta>
            """;
        Reader.Read(SmallPdf.Page("BT /F1 10 Tf 50 700 Td (x) Tj ET", catalog: "/Metadata 1 0 R", more: small => small.AddStream("", Xmp)))
            .Properties.Title.ShouldBe("CV");
    }
}
