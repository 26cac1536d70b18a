using System.Text;
using Uplift.Documents.Reading.Content;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Layout;

/// <summary>Writes a row of words as the spans of a line.</summary>
internal sealed class LineBuilder(IReadOnlyList<PageLink> links, Edges edges)
{
    private const double SpaceGap = 0.12;
    private const double RaisedGap = 0.05;

    // Of a cell that ends close before the next one; a justified line has such gaps, too, but then all of them are wide.
    private const double CellGap = 0.6;
    private const double WiderThanOthers = 1.8;
    private const double UsualSpace = 0.3;

    public TextLine? Build(Row row)
    {
        var spans = new List<TextSpan>();
        var text = new StringBuilder();
        var boxes = new List<Box>();
        Look? look = null;
        Word? last = null;
        var words = Rejoined([.. row.Chunks.SelectMany(chunk => chunk.Words.OrderBy(word => word.Left))]);
        var space = Space(words);
        foreach (var word in words)
        {
            var separator = last is null ? "" : Separator(last, word, space);
            foreach (var glyph in word.Glyphs)
            {
                if (glyph.Text.Length == 0)
                {
                    continue;
                }

                var now = new Look(glyph.Style, Target(glyph), glyph.Role, glyph.Hidden, word.LetterSpaced);
                if (now != look || separator == "\t")
                {
                    Flush(spans, text, boxes, look);
                    look = now;
                }

                text.Append(separator).Append(Shown(glyph));
                boxes.Add(glyph.Box);
                separator = "";
            }

            last = word;
        }

        Flush(spans, text, boxes, look);
        return spans.Count == 0 ? null : new TextLine(Normalised(spans));
    }

    /// <summary>How wide the spaces of a row are, of its size.</summary>
    private static double Space(List<Word> words)
    {
        var gaps = words.Zip(words.Skip(1), (a, b) => (b.Left - a.Right) / Math.Max(b.Size, 0.1)).Where(gap => gap > SpaceGap).Order().ToArray();
        return gaps.Length < 3 ? UsualSpace : gaps[gaps.Length / 2];
    }

    private string Separator(Word last, Word next, double space)
    {
        var size = Math.Max(Math.Min(last.Size, next.Size), 0.1);
        var gap = next.Left - last.Right;
        if (ChunkBuilder.IsTrackedGap(last, next, gap))
        {
            return " ";
        }

        // What was not drawn one after the other is not one word, however close it stands.
        var apart = next.SpaceBefore || gap >= SpaceGap * size || next.Order != last.LastOrder + 1 || (IsOrdinalEnding(last, next) && gap >= RaisedGap * next.Size);
        var cell = gap >= CellGap * size && gap > WiderThanOthers * space * size && edges.Has(next.Left);
        return gap >= ChunkBuilder.WideGap * size || gap < -size || cell ? "\t" : apart ? " " : "";
    }

    /// <summary>
    /// The raised letters of "1st" end a word: back on the line the least air is a gap, as it is to pdftotext, which halves the way between the
    /// smallest and the largest gap of such a line. A raised number ("m²/s") may go on.
    /// </summary>
    private static bool IsOrdinalEnding(Word last, Word next) =>
        last.Size < next.Size * 0.85 && last.Base < next.Base && last.Glyphs.TrueForAll(glyph => glyph.Text.Length > 0 && char.IsLetter(glyph.Text[0]));

    /// <summary>
    /// Letters typed with a space after each ("S K I L L S") are one word; four capitals or more in a row of even gaps are
    /// hardly anything else.
    /// </summary>
    private static List<Word> Rejoined(List<Word> words)
    {
        var result = new List<Word>();
        for (var i = 0; i < words.Count;)
        {
            var end = i + 1;
            while (IsLetter(words[i]) && end < words.Count && IsLetter(words[end]) && IsEven(words, i, end))
            {
                end++;
            }

            if (end - i >= 4)
            {
                var joined = new Word(
                    words[i].Left, words[end - 1].Right, words[i].Base, words[i].Size,
                    words[i].Top, words[i].Bottom, words[i].Order)
                {
                    SpaceBefore = words[i].SpaceBefore,
                    LetterSpaced = true,
                    LastOrder = words[end - 1].LastOrder,
                };
                joined.Glyphs.AddRange(words.Skip(i).Take(end - i).SelectMany(word => word.Glyphs));
                result.Add(joined);
            }
            else
            {
                result.AddRange(words.Skip(i).Take(end - i));
            }

            i = end;
        }

        return result;
    }

    private static bool IsLetter(Word word) =>
        word.Glyphs is [{ Text: [var letter] }] && char.IsUpper(letter);

    private static bool IsEven(List<Word> words, int first, int next)
    {
        var gap = words[next].Left - words[next - 1].Right;
        var usual = words[first + 1].Left - words[first].Right;
        return gap <= usual + (0.15 * words[first].Size) && gap < words[first].Size && words[next].Size == words[first].Size;
    }

    private string? Target(PageGlyph glyph)
    {
        var x = (glyph.Box.Left + glyph.Box.Right) / 2;
        var y = (glyph.Box.Top + glyph.Box.Bottom) / 2;
        foreach (var link in links)
        {
            if (x >= link.Box.Left && x <= link.Box.Right && y >= link.Box.Top && y <= link.Box.Bottom)
            {
                return link.Target;
            }
        }

        return null;
    }

    /// <summary>A soft hyphen that takes room is a hyphen to whoever looks at it; some writers map theirs so.</summary>
    private static string Shown(PageGlyph glyph) =>
        glyph.Text == "\u00AD" && Math.Abs(glyph.EndX - glyph.X) + Math.Abs(glyph.EndY - glyph.Y) > SpaceGap * glyph.Style.Size ? "-" : glyph.Text;

    private static void Flush(List<TextSpan> spans, StringBuilder text, List<Box> boxes, Look? look)
    {
        if (look is not null && text.Length > 0)
        {
            spans.Add(new TextSpan(
                text.ToString(), Box.Around(boxes), look.Style, look.Link, look.Role, look.Hidden, look.LetterSpaced));
        }

        text.Clear();
        boxes.Clear();
    }

    /// <summary>Normalised over the whole line: a soft hyphen is judged by what stands on both sides of it.</summary>
    private static List<TextSpan> Normalised(List<TextSpan> spans)
    {
        var result = new List<TextSpan>(spans.Count);
        for (var i = 0; i < spans.Count; i++)
        {
            var before = i > 0 && spans[i - 1].Text.Length > 0 ? spans[i - 1].Text[^1] : ' ';
            var after = i + 1 < spans.Count && spans[i + 1].Text.Length > 0 ? spans[i + 1].Text[0] : ' ';
            var text = Normal.Text(before + spans[i].Text + after)[1..^1];
            if (text.Length > 0)
            {
                result.Add(spans[i] with { Text = text });
            }
        }

        return result;
    }

    private sealed record Look(TextStyle Style, string? Link, string? Role, bool Hidden, bool LetterSpaced);
}
