using Uplift.Documents.Reading.Content;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Layout;

/// <summary>From drawn glyphs to blocks of lines in reading order.</summary>
internal static class PageLayout
{
    private const double ParagraphGap = 1.35;

    public static PageText Lay(DrawnPage page, int number, ReadBudget budget)
    {
        var blocks = new List<TextBlock>();
        foreach (var direction in page.Glyphs.Where(glyph => !glyph.OffPage).GroupBy(glyph => glyph.Turn).OrderBy(group => group.Key))
        {
            var words = new WordBuilder(new Frame(direction.Key), budget).Build(direction);
            var chunks = ChunkBuilder.Build(words, budget);
            var lines = new LineBuilder(page.Links, new Edges(chunks));
            var parts = new Columns(budget).Split(chunks);
            foreach (var part in parts)
            {
                AddBlocks(part, lines, blocks, budget);
            }
        }

        return new PageText(
            number,
            Math.Round(page.Width, 2),
            Math.Round(page.Height, 2),
            blocks,
            [.. page.Glyphs.Select(glyph => new Glyph(
                glyph.Text, glyph.Box, glyph.Style, glyph.Hidden, glyph.Role, glyph.X, glyph.Y, glyph.Turn))],
            page.Links,
            page.Shapes);
    }

    /// <summary>Lines part where the distance to the next grows beyond what is usual in their column.</summary>
    private static void AddBlocks(Columns.Part part, LineBuilder lines, List<TextBlock> blocks, ReadBudget budget)
    {
        var usual = UsualDistance(part.Rows);
        var open = new List<TextLine>();
        Row? last = null;
        foreach (var row in part.Rows)
        {
            budget.Tick();
            if (last is not null && open.Count > 0 && row.Base - last.Base > Math.Max(usual * ParagraphGap, 1.2 * Math.Max(row.Size, last.Size)))
            {
                blocks.Add(new TextBlock(part.Column, open));
                open = [];
            }

            if (lines.Build(row) is { } line)
            {
                open.Add(line);
            }

            last = row;
        }

        if (open.Count > 0)
        {
            blocks.Add(new TextBlock(part.Column, open));
        }
    }

    private static double UsualDistance(List<Row> rows)
    {
        var distances = rows.Zip(rows.Skip(1), (a, b) => b.Base - a.Base).Order().ToArray();
        return distances.Length == 0 ? 0 : distances[distances.Length / 2];
    }
}
