using System.Runtime.InteropServices;

namespace Uplift.Documents.Reading.Layout;

/// <summary>What a white river between two stretches of text parts.</summary>
internal enum River
{
    None,
    Columns,
    Rail,
}

/// <summary>A river through rows of text, just left of <paramref name="X"/>.</summary>
internal sealed record Cut(int First, int Last, double X, double Weight, River Kind);

/// <summary>Finds the rivers of a region and judges what they part.</summary>
internal sealed class Rivers(ReadBudget budget)
{
    private const int MostStarts = 80;
    private const double LeastGutter = 6;
    private const double Overrun = 1.2;
    private const double ShortNote = 26;
    private const double ShortHeading = 18;

    public Cut? Best(List<Row> rows)
    {
        if (rows.Count < 2)
        {
            return null;
        }

        var size = Median(rows.SelectMany(row => row.Chunks).Select(chunk => chunk.Size));
        var gutter = Math.Max(LeastGutter, 0.8 * size);
        Cut? best = null;
        var starts = rows.SelectMany(row => row.Chunks).GroupBy(chunk => Math.Round(chunk.Left))
            .OrderByDescending(group => group.Count()).Take(MostStarts).Select(group => group.Key).Order();
        foreach (var x in starts)
        {
            foreach (var run in Runs(rows, x - 0.5, gutter))
            {
                if ((best is null || run.Weight > best.Weight * 1.02)
                    && Judge(rows, run.First, run.Last, run.X) is var kind && kind != River.None)
                {
                    best = run with { Kind = kind };
                }
            }
        }

        return best;
    }

    /// <summary>Rows on end that no text crosses just left of <paramref name="x"/>.</summary>
    private IEnumerable<Cut> Runs(List<Row> rows, double x, double gutter)
    {
        var first = -1;
        for (var i = 0; i <= rows.Count; i++)
        {
            budget.Tick();
            // A single line may run into the gutter and a little over, as a long address does.
            var crossed = i == rows.Count || Reaches(rows[i], x, rows[i].Size * Overrun)
                || (Reaches(rows[i], x, -gutter)
                    && ((i > 0 && Reaches(rows[i - 1], x, -gutter)) || (i + 1 < rows.Count && Reaches(rows[i + 1], x, -gutter))));
            if (!crossed)
            {
                first = first < 0 ? i : first;
            }
            else if (first >= 0)
            {
                if (Trim(rows, first, i - 1, x) is { } cut)
                {
                    yield return cut;
                }

                first = -1;
            }
        }
    }

    /// <summary>Whether text from the left ends beyond a distance from <paramref name="x"/>.</summary>
    private static bool Reaches(Row row, double x, double beyond)
    {
        foreach (var chunk in row.Chunks)
        {
            if (chunk.Left < x && chunk.Right > x + beyond)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A river runs from where both sides have text; what is above and below on one side belongs to it when near.</summary>
    private static Cut? Trim(List<Row> rows, int first, int last, double x)
    {
        var left = 0;
        var right = 0;
        for (var i = first; i <= last; i++)
        {
            // From left to right: the first and the last tell.
            left += rows[i].Chunks[0].Left < x ? 1 : 0;
            right += rows[i].Chunks[^1].Left >= x ? 1 : 0;
        }

        return Math.Min(left, right) < 2 ? null : new Cut(first, last, x, Math.Min(left, right) + (0.1 * (last - first)), River.None);
    }

    private River Judge(List<Row> rows, int first, int last, double x)
    {
        var left = new Side();
        var right = new Side();
        var both = 0;
        var drawn = new List<(int Order, bool Right)>();
        for (var i = first; i <= last; i++)
        {
            budget.Tick();
            var chunks = CollectionsMarshal.AsSpan(rows[i].Chunks);
            var parted = 0;
            while (parted < chunks.Length && chunks[parted].Left < x)
            {
                parted++;
            }

            left.Add(chunks[..parted]);
            right.Add(chunks[parted..]);
            both += parted > 0 && parted < chunks.Length ? 1 : 0;
            for (var n = 0; n < chunks.Length; n++)
            {
                drawn.Add((chunks[n].Order, n >= parted));
            }
        }

        drawn.Sort();
        var switches = 0;
        for (var i = 1; i < drawn.Count; i++)
        {
            switches += drawn[i].Right != drawn[i - 1].Right ? 1 : 0;
        }

        var fewer = Math.Min(left.Rows, right.Rows);
        var pairedLeft = Math.Max((double)both / left.Rows, left.Near(right));
        var pairedRight = (double)both / right.Rows;
        // Drawn one side after the other, as whoever made the file wrote them.
        var apart = switches <= 1 || (switches <= 3 && fewer >= 12);
        var rightIsNotes = pairedRight >= 0.8 && right.Letters <= ShortNote && right.Rows <= 0.7 * left.Rows;
        // Drawn in turns, each label before what it stands beside, it need not share a baseline.
        var inTurns = switches >= left.Rows && left.Rows <= 0.5 * right.Rows;
        var leftIsNotes = (pairedLeft >= 0.7 || inTurns) && left.Letters <= ShortNote && left.Rows <= 0.7 * right.Rows;
        if (right.AlignedRight && right.Letters <= ShortNote + 4 && pairedRight >= 0.6 && (rightIsNotes || fewer <= 4 || !apart))
        {
            return River.None;
        }

        if (apart && (fewer >= 3 || !rightIsNotes))
        {
            return River.Columns;
        }

        if (leftIsNotes)
        {
            // "Languages:" labels its row; "Experience", in a rail, is the heading of many; dates alone belong to their lines.
            var headings = left.DiffersFrom(right) || (left.Rows <= 0.6 * right.Rows && left.Letters <= ShortHeading);
            return left.Digits < 0.7 && left.Colons < 0.5 && headings && (left.StartsTogether || left.EndsTogether) ? River.Rail : River.None;
        }

        if (rightIsNotes || fewer < 3)
        {
            return River.None;
        }

        // Row by row in the drawing and row by row on the page: a table, whatever its cells hold.
        if (pairedLeft >= 0.9 && pairedRight >= 0.9 && switches >= 1.5 * fewer)
        {
            return River.None;
        }

        // A table's rows pair all along and are short; text that fills its width, or keeps its own lines, is a column.
        var grid = pairedLeft >= 0.8 && pairedRight >= 0.8 && left.Letters <= ShortNote && right.Letters <= ShortNote;
        return grid ? River.None
            : (pairedRight < 0.7 || right.Letters > ShortNote) && right.StartsTogether ? River.Columns
            : River.None;
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }
}
