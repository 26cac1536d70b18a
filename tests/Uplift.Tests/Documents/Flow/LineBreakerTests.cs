using Uplift.Documents.Flow;
using Uplift.Documents.Fonts;

namespace Uplift.Tests.Documents.Flow;

public sealed class LineBreakerTests
{
    private static readonly CharacterStyle Style = new(FontFamily.SourceSans, FontWeight.Regular, 10, "000000");

    [Theory]
    [InlineData(90)]
    [InlineData(130)]
    [InlineData(400)]
    [InlineData(4_000)]
    public void Lines_hold_every_word_and_none_is_too_wide(double width)
    {
        const string text = "Cut the 95th percentile of the tracking API from 840 ms to 95 ms with a covering index and keyset pagination";
        var set = Set(text);

        var lines = LineBreaker.Break(set, width, width)!;

        string.Join(' ', lines.Select(line => Text(set, line))).ShouldBe(text);
        lines.ShouldAllBe(line => set.WidthOf(line.Start, line.End) <= width + 0.01);
        lines.Count.ShouldBe(Greedy(set, width), "as few lines as it takes");
    }

    [Fact]
    public void A_word_is_not_parted_at_its_hyphen_as_readers_would_join_it_without()
    {
        var set = Set("a long back-end");
        var width = set.WidthOf(0, "a long back-".Length) + 1;

        Texts(set, width).ShouldBe(["a long", "back-end"]);
    }

    [Fact]
    public void A_word_longer_than_a_line_is_parted_after_a_sign()
    {
        var set = Set("https://example.org/a-long-way/to-the-end");

        Texts(set, 100).ShouldBe(["https://example.org/", "a-long-way/to-the-end"]);
    }

    [Fact]
    public void Even_a_letter_wider_than_a_line_finds_its_place() => Texts(Set("ww w"), 1).ShouldBe(["w", "w", "w"]);

    [Theory]
    [InlineData("Vraiment prêt ?", "Vraiment", "prêt ?")]
    [InlineData("depuis 2019 – 2021", "depuis", "2019 –", "2021")]
    [InlineData("walk 20\u00A0km", "walk", "20 km")]
    public void What_belongs_together_is_not_parted(string text, params string[] lines) => Texts(Set(text), 44).ShouldBe(lines);

    [Fact]
    public void The_last_line_leaves_room_for_what_stands_beside_it()
    {
        var set = Set("Senior Backend Developer");

        LineBreaker.Break(set, set.Width, set.Width)!.Count.ShouldBe(1);
        LineBreaker.Break(set, set.Width, set.Width - 5)!.Count.ShouldBe(2);
        LineBreaker.Break(set, set.Width, 5).ShouldBeNull();
    }

    [Fact]
    public void A_separator_is_dropped_where_a_line_ends()
    {
        var set = new TextSetter().Set(
            [new TextRun("one two", Kind: RunKind.Unbroken), new TextRun(" · ", Kind: RunKind.Separator), new TextRun("three four", Kind: RunKind.Unbroken)],
            Style);

        Texts(set, 50).ShouldBe(["one two", "three four"]);
        Texts(set, 500).ShouldBe(["one two · three four"]);
    }

    private static SetText Set(string text) => new TextSetter().Set([new TextRun(text)], Style);

    private static List<string> Texts(SetText set, double width) =>
        [.. LineBreaker.Break(set, width, width)!.Select(line => Text(set, line))];

    private static string Text(SetText set, LineRange line) =>
        string.Concat(set.Glyphs[line.Start..line.End].Select(glyph => char.ConvertFromUtf32(glyph.Font.Characters[glyph.Number])));

    private static int Greedy(SetText set, double width)
    {
        var (lines, start, end) = (1, 0, 0);
        for (var i = 0; i <= set.Glyphs.Length; i++)
        {
            if (i < set.Glyphs.Length && !set.Glyphs[i].BreakAfter)
            {
                continue;
            }

            if (set.WidthOf(start, i) > width)
            {
                (lines, start) = (lines + 1, end);
            }

            end = i + 1;
        }

        return lines;
    }
}
