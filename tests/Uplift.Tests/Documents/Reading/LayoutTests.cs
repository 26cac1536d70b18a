namespace Uplift.Tests.Documents.Reading;

/// <summary>Words, lines, columns and the order they are read in.</summary>
public sealed class LayoutTests
{
    private const string Filler = "built services that many teams use today";

    [Fact]
    public void A_date_at_the_right_stays_on_its_line()
    {
        var rows = Enumerable.Range(0, 6).SelectMany(i => new[]
        {
            (50.0, 700.0 - (i * 60), $"Engineer {i}, Company {i}"), (480.0, 700.0 - (i * 60), $"May 201{i} - Present"),
            (50.0, 686.0 - (i * 60), $"I {Filler} and more than one of them a lot"), (50.0, 672.0 - (i * 60), $"They {Filler}"),
        });

        Reader.Lines(SmallPdf.Page(SmallPdf.Show([.. rows])))[..3]
            .ShouldBe(["Engineer 0, Company 0\tMay 2010 - Present", $"I {Filler} and more than one of them a lot", $"They {Filler}"]);
    }

    /// <summary>TeX draws the accent, goes back and draws the letter; a cedilla the other way round. Over a capital the accent is raised.</summary>
    [Fact]
    public void An_accent_over_a_letter_is_one_character() =>
        Reader.Line(SmallPdf.Page(
            "BT /F1 10 Tf 50 700 Td [(J\\250) 444 (urgen Fran) 0 (c) 417 (\\270) -84 (ois )] TJ 3 Ts [(\\264)] TJ 0 Ts [500 (Emile 4\\264 a)] TJ ET")).ShouldBe("Jürgen François Émile 4´ a");

    [Fact]
    public void A_cell_that_ends_close_before_an_edge_of_the_page_is_one()
    {
        (double, double, string)[] edge = [.. Enumerable.Range(0, 3).Select(i => (130.0, 740.0 - (i * 30), $"Line {i} of the text"))];

        // The first word is 30 points wide, so that 8 points are left before the edge.
        Reader.Lines(SmallPdf.Page(SmallPdf.Show([.. edge, (92, 640, "Methods Kanban"), (94.0, 610, "Labels"), (130, 610, "Excel, Word")])))[^2..]
            .ShouldBe(["Methods Kanban", "Labels\tExcel, Word"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_second_column_is_read_after_the_first(bool rowByRow)
    {
        var left = Enumerable.Range(0, 12).Select(i => (X: 50.0, Y: 700.0 - (i * 14), Text: $"Left {i} {Filler}")).ToArray();
        var right = Enumerable.Range(0, 12).Select(i => (X: 330.0, Y: 697.0 - (i * 14.4), Text: $"Right {i} {Filler}")).ToArray();
        var drawn = left.Concat(right).ToArray();
        if (rowByRow)
        {
            drawn = [.. drawn.OrderByDescending(text => text.Y)];
        }

        var page = Reader.Page(SmallPdf.Page(SmallPdf.Show([(50, 760, "Ada Lovelace, who is named here over the whole width of the page, so to say"), .. drawn])));

        Reader.Lines(page).Select(line => line.Text).ShouldBe(
            ["Ada Lovelace, who is named here over the whole width of the page, so to say", .. left.Concat(right).Select(text => text.Text)]);
        page.Blocks.Select(block => block.Column).Distinct().ShouldBe([0, 1]);
    }

    [Fact]
    public void A_sidebar_that_was_drawn_first_is_a_column()
    {
        (double, double, string)[] side = [(40, 700, "Skills"), (40, 680, "C#"), (40, 660, "SQL"), (40, 640, "Linux"), (40, 620, "Kafka")];
        (double, double, string)[] main = [.. Enumerable.Range(0, 20).Select(i => (200.0, 700.0 - (i * 20), $"Main {i} {Filler}"))];

        Reader.Lines(SmallPdf.Page(SmallPdf.Show([.. side, .. main])))[..6].ShouldBe(["Skills", "C#", "SQL", "Linux", "Kafka", $"Main 0 {Filler}"]);
    }

    [Fact]
    public void A_long_line_of_a_sidebar_may_run_into_the_gutter()
    {
        (double, double, string)[] side = [(40, 700, "Contact"), (40, 680, "ada@example.org"), (40, 660, "example.org/people/ada-lovelace-1"), (40, 640, "London"), (40, 620, "C#")];
        (double, double, string)[] main = [.. Enumerable.Range(0, 20).Select(i => (190.0, 701.0 - (i * 20), $"Main {i} {Filler}"))];

        var lines = Reader.Lines(SmallPdf.Page(SmallPdf.Show([.. side, .. main])));

        lines[..6].ShouldBe(["Contact", "ada@example.org", "example.org/people/ada-lovelace-1", "London", "C#", $"Main 0 {Filler}"]);
    }

    [Fact]
    public void Headings_of_a_rail_are_read_before_what_stands_beside_them()
    {
        var texts = new List<(double, double, string)>();
        foreach (var (heading, top) in new[] { ("Summary", 700.0), ("Experience", 600.0), ("Education", 500.0) })
        {
            texts.Add((50, top, heading));
            texts.AddRange(Enumerable.Range(0, 5).Select(i => (170.0, top - (i * 15), $"{heading} {i} {Filler}")));
        }

        var page = Reader.Page(SmallPdf.Page(SmallPdf.Show([.. texts])));

        page.Blocks.Select(block => (block.Column, block.Lines[0].Text)).ShouldBe(
        [
            (0, "Summary"), (1, $"Summary 0 {Filler}"), (0, "Experience"), (1, $"Experience 0 {Filler}"),
            (0, "Education"), (1, $"Education 0 {Filler}"),
        ]);
    }

    [Fact]
    public void A_rail_of_dates_belongs_to_its_lines()
    {
        var rows = Enumerable.Range(0, 5).SelectMany(i => new[]
        {
            (50.0, 700.0 - (i * 50), $"201{i} - 201{i + 1}"), (150.0, 700.0 - (i * 50), $"Engineer, Company {i}"),
            (150.0, 686.0 - (i * 50), $"I {Filler}"),
        });

        Reader.Lines(SmallPdf.Page(SmallPdf.Show([.. rows])))[..2].ShouldBe(["2010 - 2011\tEngineer, Company 0", $"I {Filler}"]);
    }

    [Fact]
    public void A_header_that_was_drawn_last_is_read_first()
    {
        (double, double, string)[] body = [.. Enumerable.Range(0, 9).Select(i => (50.0, 700.0 - (i * 20), $"Body {i} {Filler}"))];

        Reader.Lines(SmallPdf.Page(SmallPdf.Show([.. body, (50, 760, "Ada Lovelace")])))[0].ShouldBe("Ada Lovelace");
    }

    [Fact]
    public void Sections_may_hold_columns_of_their_own()
    {
        static IEnumerable<(double, double, string)> Cells(string name, double top) => from x in new[] { 50.0, 300.0 }
                                                                                       from i in Enumerable.Range(0, 3)
                                                                                       select (x, top - (i * 14), $"{name} {(x < 100 ? "left" : "right")} {i}");
        var texts = new[] { (50.0, 720.0, "Projects") }.Concat(Cells("Project", 700)).Append((50.0, 640.0, "Awards")).Concat(Cells("Award", 620));

        Reader.Lines(SmallPdf.Page(SmallPdf.Show([.. texts]))).ShouldBe(
        [
            "Projects", "Project left 0", "Project left 1", "Project left 2", "Project right 0", "Project right 1", "Project right 2",
            "Awards", "Award left 0", "Award left 1", "Award left 2", "Award right 0", "Award right 1", "Award right 2",
        ]);
    }

    [Theory]
    [InlineData("BT /F1 10 Tf 3 Tc 50 700 Td (EXPERIENCE) Tj ET", "EXPERIENCE")]
    [InlineData("BT /F1 10 Tf 50 700 Td (S K I L L S) Tj ET", "SKILLS")]
    [InlineData("BT /F1 10 Tf 2 Tc 50 700 Td (ADA KING) Tj ET", "ADA KING")]
    public void Letters_apart_are_rejoined_and_marked(string content, string read)
    {
        var line = Reader.Lines(Reader.Page(SmallPdf.Page(content))).ShouldHaveSingleItem();

        line.Text.ShouldBe(read);
        line.Spans.ShouldAllBe(span => span.LetterSpaced);
    }

    [Fact]
    public void Words_without_spaces_in_the_file_are_parted_by_their_gaps() =>
        Reader.Line(SmallPdf.Page("BT /F1 10 Tf 50 700 Td [(Senior) -278 (Engineer) -30 (s) -278 (at)] TJ ET")).ShouldBe("Senior Engineers at");

    [Fact]
    public void Raised_text_stays_in_its_line() =>
        Reader.Line(SmallPdf.Page("BT /F1 12 Tf 50 700 Td (1) Tj /F1 7 Tf 4 Ts (st) Tj 0 Ts /F1 12 Tf ( place) Tj ET")).ShouldBe("1st place");

    [Fact]
    public void Text_drawn_twice_is_one_text() =>
        Reader.Line(SmallPdf.Page(SmallPdf.Show((50, 700, "Bold"), (50.3, 700, "Bold"), (50, 700, "Bold")))).ShouldBe("Bold");

    [Fact]
    public void Odd_characters_become_what_people_type()
    {
        const string Map = """
            7 beginbfchar <41> <FB01> <42> <00A0> <43> <00AD> <44> <200B> <45> <E001> <46> <FB04> <47> <0007> endbfchar
            """;
        var page = Reader.Page(SmallPdf.Page("BT /F1 10 Tf 50 700 Td (AB2C3DEFG) Tj ET",
            "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 1 0 R >> >>", more: pdf => pdf.AddStream("", Map)));

        Reader.Lines(page).Single().Text.ShouldBe("fi 2-3\uE001ffl");
        page.Glyphs.Select(glyph => glyph.Text).ShouldBe(["\uFB01", "\u00A0", "2", "\u00AD", "3", "\u200B", "\uE001", "\uFB04", ""]);
    }

    [Fact]
    public void Styles_part_a_line_into_spans()
    {
        var content = "BT /F1 10 Tf 50 700 Td (Engineer, ) Tj /F2 10 Tf 1 0 0 rg (Acme) Tj ET";
        var fonts = SmallPdf.Helvetica.Replace(" >> >>", " >> /F2 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica-BoldOblique >> >>", StringComparison.Ordinal);

        var spans = Reader.Lines(Reader.Page(SmallPdf.Page(content, fonts))).Single().Spans;

        spans.Select(span => (span.Text, span.Style.Bold, span.Style.Italic, span.Style.Color))
            .ShouldBe([("Engineer,", false, false, "000000"), (" Acme", true, true, "FF0000")]);
    }
}
