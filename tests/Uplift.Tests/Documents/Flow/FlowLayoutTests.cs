using Uplift.Documents.Flow;
using Uplift.Documents.Fonts;

namespace Uplift.Tests.Documents.Flow;

public sealed class FlowLayoutTests
{
    private const string Words = "Every balance of the last ten years can be explained line by line and that is what auditors ask for. ";

    private static readonly CharacterStyle Character = new(FontFamily.SourceSans, FontWeight.Regular, 10, "000000");
    private static readonly ParagraphStyle Text = new("Text", ParagraphRole.Text, Character, 12) { SpaceAfter = 4 };
    private static readonly ParagraphStyle Heading = new("Heading", ParagraphRole.Heading2, Character, 14) { KeepWithNext = true, SpaceBefore = 10 };
    private static readonly PageSetup Page = new(300, 240, 20, 20, 20, 20);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Pages_end_where_a_reader_would_end_them(int seed)
    {
        var document = RandomDocument(new Random(seed));

        var pages = FlowLayout.Run(document, new TextSetter());

        pages.Count.ShouldBeGreaterThan(3);
        foreach (var page in pages)
        {
            page[^1].Row.Piece.Style.ShouldNotBe(Heading, "a heading at the end of a page");
            page.ShouldAllBe(row => row.Top >= Page.Top - 0.01 && row.Top + row.Leading + row.Row.Rule <= Page.Height - Page.Bottom + 0.01);
            page.Zip(page.Skip(1)).ShouldAllBe(pair => pair.Second.Top >= pair.First.Top + pair.First.Leading + pair.First.Row.Rule - 0.01);
        }

        foreach (var lines in pages.SelectMany((page, number) => page.Select(row => (row.Row.Piece, number))).GroupBy(row => row.Piece))
        {
            lines.GroupBy(row => row.number).Select(part => part.Count()).ShouldAllBe(count => count >= Math.Min(2, lines.Count()));
        }
    }

    [Fact]
    public void An_entry_that_fits_on_a_page_is_on_one_with_its_heading()
    {
        FlowBlock[] entry = [new Paragraph(Text, [new TextRun("Title")]), .. Enumerable.Range(0, 9).Select(_ => new Paragraph(Text, [new TextRun("Line")]))];
        var document = Document([new Paragraph(Text, [new TextRun(Words + Words)]), new Paragraph(Heading, [new TextRun("Work")]), new Together(entry)]);

        var pages = FlowLayout.Run(document, new TextSetter());

        pages.Count.ShouldBe(2);
        pages[1].Count.ShouldBe(1 + entry.Length);
    }

    [Fact]
    public void An_entry_longer_than_a_page_fills_the_page_it_begins_on()
    {
        var entry = Enumerable.Range(0, 30).Select(_ => new Paragraph(Text, [new TextRun("Line")]));
        var document = Document([new Paragraph(Heading, [new TextRun("Work")]), new Together([.. entry])]);

        var pages = FlowLayout.Run(document, new TextSetter());

        pages[0].Count.ShouldBeGreaterThan(10);
        pages.Sum(page => page.Count).ShouldBe(31);
    }

    [Fact]
    public void Lines_move_closer_where_that_spares_a_page_of_a_few_lines()
    {
        var lines = (int)((Page.TextHeight + Text.SpaceAfter) / (Text.Leading + Text.SpaceAfter));

        FlowLayout.Run(Lines(lines), new TextSetter()).Count.ShouldBe(1);
        FlowLayout.Run(Lines(lines + 1), new TextSetter()).Count.ShouldBe(1);
        FlowLayout.Run(Lines(lines + 3), new TextSetter()).Count.ShouldBe(2);

        static FlowDocument Lines(int count) => Document([.. Enumerable.Range(0, count).Select(_ => new Paragraph(Text, [new TextRun("Line")]))]);
    }

    [Fact]
    public void An_aside_that_does_not_fit_beside_stands_below()
    {
        var words = string.Concat(Enumerable.Repeat("W", 17));
        var rows = FlowLayout.Run(Document([new Paragraph(Text, [new TextRun(words)]) { Aside = [new TextRun(words)] }]), new TextSetter())[0];

        rows.Select(row => row.Row.HasAside).ShouldBe([false, true]);
    }

    [Fact]
    public void An_aside_that_takes_most_of_a_line_is_a_paragraph()
    {
        var words = string.Concat(Enumerable.Repeat("many words ", 200));
        var rows = FlowLayout.Run(Document([new Paragraph(Heading, [new TextRun("Title")]) { Aside = [new TextRun(words)] }]), new TextSetter())[0];

        rows[0].Row.Piece.Aside.ShouldBeNull();
        rows[1].Row.Piece.Style.Role.ShouldBe(ParagraphRole.Text);
        rows.Count.ShouldBeGreaterThan(10);
    }

    private static FlowDocument RandomDocument(Random random)
    {
        var blocks = new List<FlowBlock>();
        for (var i = 0; i < 25; i++)
        {
            blocks.Add(new Paragraph(Heading, [new TextRun("Heading")]));
            var texts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Paragraph(Text, [new TextRun(string.Concat(Enumerable.Repeat(Words, random.Next(1, 6))))]));
            blocks.AddRange(random.Next(2) == 0 ? texts : [new Together([.. texts])]);
        }

        return Document(blocks);
    }

    private static FlowDocument Document(IReadOnlyList<FlowBlock> blocks) => new("Title", "en", Page, blocks);
}
