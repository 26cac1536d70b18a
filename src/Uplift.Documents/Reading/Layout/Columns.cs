using System.Runtime.InteropServices;

namespace Uplift.Documents.Reading.Layout;

/// <summary>
/// Finds columns by the white rivers between them and puts a page's parts in reading order. Dates that stand at the right of
/// their lines also leave a river; they are told from a column by what stands there, not by the gap.
/// </summary>
internal sealed class Columns(ReadBudget budget)
{
    private const int MostChunks = 2_000;
    private const int MostStarts = 80;
    private const int MostDepth = 12;
    private const double LeastGutter = 6;
    private const double Overrun = 1.2;
    private const double ShortNote = 26;
    private const double ShortHeading = 18;
    private const double MostIndent = 60;

    /// <summary>One stretch of one column.</summary>
    internal sealed record Part(int Column, List<Row> Rows);

    private enum River
    {
        None,
        Columns,
        Rail,
    }

    public List<Part> Split(List<Chunk> chunks)
    {
        var parts = new List<Part>();
        if (chunks.Count > MostChunks)
        {
            parts.Add(new Part(0, Row.Of(chunks)));
            return parts;
        }

        Split(chunks, 0, 0, parts);
        return Joined(parts);
    }

    /// <summary>What follows in the same column is one stretch of it, however it was found.</summary>
    private static List<Part> Joined(List<Part> parts)
    {
        var joined = new List<Part>();
        foreach (var part in parts)
        {
            if (joined.Count > 0 && joined[^1].Column == part.Column && joined[^1].Rows[^1].Base < part.Rows[0].Base)
            {
                joined[^1].Rows.AddRange(part.Rows);
            }
            else
            {
                joined.Add(part);
            }
        }

        return joined;
    }

    /// <summary>Adds the parts of a region and gives how many columns it took.</summary>
    private int Split(List<Chunk> chunks, int column, int depth, List<Part> parts)
    {
        if (chunks.Count == 0)
        {
            return 1;
        }

        var rows = Row.Of(chunks);
        if (depth > MostDepth || rows.Count < 2)
        {
            parts.Add(new Part(column, rows));
            return 1;
        }

        var cut = Best(rows);
        if (cut?.Kind != River.Rail && Stretches(rows) is { Count: > 1 } stretches)
        {
            return stretches.Max(stretch => Split(Chunks(rows, stretch.First, stretch.End), column, depth + 1, parts));
        }

        if (cut is null)
        {
            parts.Add(new Part(column, rows));
            return 1;
        }

        var used = Split(Chunks(rows, 0, cut.First), column, depth + 1, parts);
        var inside = Chunks(rows, cut.First, cut.Last + 1);
        var left = inside.Where(chunk => chunk.Left < cut.X).ToList();
        var right = inside.Where(chunk => chunk.Left >= cut.X).ToList();
        if (cut.Kind == River.Rail)
        {
            used = Math.Max(used, SplitRail(left, right, column, depth, parts));
        }
        else
        {
            var taken = Split(left, column, depth + 1, parts);
            used = Math.Max(used, taken + Split(right, column + taken, depth + 1, parts));
        }

        return Math.Max(used, Split(Chunks(rows, cut.Last + 1, rows.Count), column, depth + 1, parts));
    }

    /// <summary>
    /// Stretches of rows that were drawn wholly one after the other. Whoever draws a sidebar draws past its neighbours, so one
    /// stretch holds both; sections that hold their own columns part here. Rows that follow row by row stay together.
    /// </summary>
    private static List<(int First, int Last)> Bands(List<Row> rows)
    {
        var count = rows.Count;
        var least = new int[count];
        var most = new int[count];
        for (var i = 0; i < count; i++)
        {
            least[i] = rows[i].Chunks.Min(chunk => chunk.Order);
            most[i] = rows[i].Chunks.Max(chunk => chunk.Order);
        }

        var leastAfter = new int[count + 1];
        var mostAfter = new int[count + 1];
        (leastAfter[count], mostAfter[count]) = (int.MaxValue, int.MinValue);
        for (var i = count - 1; i >= 0; i--)
        {
            leastAfter[i] = Math.Min(leastAfter[i + 1], least[i]);
            mostAfter[i] = Math.Max(mostAfter[i + 1], most[i]);
        }

        var bands = new List<(int First, int Last)>();
        var (start, low, high) = (0, int.MaxValue, int.MinValue);
        var plain = -1;
        for (var i = 0; i < count; i++)
        {
            low = Math.Min(low, least[i]);
            high = Math.Max(high, most[i]);
            if (i + 1 < count && high >= leastAfter[i + 1] && low <= mostAfter[i + 1])
            {
                continue;
            }

            // Single rows in the order of drawing are one stretch; a header that was drawn last is one of its own.
            var single = start == i && (i + 1 == count || high < leastAfter[i + 1]);
            if (single && plain >= 0)
            {
                bands[plain] = (bands[plain].First, i);
            }
            else
            {
                bands.Add((start, i));
                plain = single ? bands.Count - 1 : -1;
            }

            start = i + 1;
        }

        return bands;
    }

    private static List<Chunk> Chunks(List<Row> rows, int first, int end) =>
        [.. rows.Skip(first).Take(end - first).SelectMany(row => row.Chunks)];

    /// <summary>The bands of a region, with what runs on below the last column of one added to it.</summary>
    private List<(int First, int End)> Stretches(List<Row> rows)
    {
        var stretches = new List<(int First, int End)>();
        var start = 0;
        foreach (var (first, last) in Bands(rows))
        {
            if (last >= start)
            {
                start = Math.Max(first, start);
                var end = Tail(rows, start, last + 1);
                stretches.Add((start, end));
                start = end;
            }
        }

        return stretches;
    }

    /// <summary>Where a stretch of columns ends: the last of them may run on below the others.</summary>
    private int Tail(List<Row> rows, int first, int end)
    {
        if (end - first < 2 || end == rows.Count || Best(rows.GetRange(first, end - first)) is not { Kind: River.Columns } cut || cut.Last < end - first - 1)
        {
            return end;
        }

        while (end < rows.Count && rows[end].Chunks.TrueForAll(chunk => chunk.Left >= cut.X)
            && rows[end].Chunks[0].Left <= cut.X + MostIndent && rows[end].Base - rows[end - 1].Base < 3 * rows[end].Size)
        {
            end++;
        }

        return end;
    }

    /// <summary>Each heading of a rail is read before what stands beside and below it.</summary>
    private int SplitRail(List<Chunk> left, List<Chunk> right, int column, int depth, List<Part> parts)
    {
        var labels = Labels(left);
        var most = 1;
        for (var i = 0; i <= labels.Count; i++)
        {
            budget.Tick();
            // What stands above the first heading comes first.
            var from = i == 0 ? double.MinValue : labels[i - 1].Top;
            var to = i < labels.Count ? labels[i].Top : double.MaxValue;
            var body = right.Where(chunk => Middle(chunk) >= from && Middle(chunk) < to).ToList();
            if (i > 0 && labels[i - 1].Rows.Exists(HasDigit))
            {
                // A date belongs to the line beside it.
                body.AddRange(labels[i - 1].Rows.SelectMany(row => row.Chunks));
                parts.Add(new Part(column, Row.Of(body)));
                continue;
            }

            if (i > 0)
            {
                parts.Add(new Part(column, labels[i - 1].Rows));
            }

            if (body.Count > 0)
            {
                most = Math.Max(most, Split(body, column + 1, depth + 1, parts));
            }
        }

        return most + 1;
    }

    private static bool HasDigit(Row row) => row.Chunks.Exists(chunk => chunk.HasDigit);

    private static double Middle(Chunk chunk) => (chunk.Top + chunk.Bottom) / 2;

    /// <summary>Rows of a rail that follow closely are one heading.</summary>
    private static List<(double Top, List<Row> Rows)> Labels(List<Chunk> left)
    {
        var labels = new List<(double Top, List<Row> Rows)>();
        foreach (var row in Row.Of(left))
        {
            if (labels.Count > 0 && row.Base - labels[^1].Rows[^1].Base < 1.6 * row.Size && HasDigit(row) == HasDigit(labels[^1].Rows[^1]))
            {
                labels[^1].Rows.Add(row);
            }
            else
            {
                labels.Add((row.Top, [row]));
            }
        }

        return labels;
    }

    private Cut? Best(List<Row> rows)
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

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : sorted[sorted.Length / 2];
    }

    private sealed record Cut(int First, int Last, double X, double Weight, River Kind);

    /// <summary>What stands on one side of a river.</summary>
    private sealed class Side
    {
        private readonly List<double> lefts = [];
        private readonly List<double> rights = [];
        private readonly List<double> sizes = [];
        private readonly List<double> bases = [];
        private int letters;
        private int digits;
        private int bold;
        private int colons;

        public int Rows => lefts.Count;

        /// <summary>Letters a row, on average.</summary>
        public double Letters => (double)letters / Math.Max(Rows, 1);

        /// <summary>The share of rows that hold a number, as dates do.</summary>
        public double Digits => (double)digits / Math.Max(Rows, 1);

        public double Colons => (double)colons / Math.Max(Rows, 1);

        public bool AlignedRight => Share(rights, 2) >= 0.7 && Share(lefts, 2) < 0.6;

        public bool EndsTogether => Share(rights, 3) >= 0.6;

        public bool StartsTogether => Share(lefts, 3) >= 0.4;

        public bool DiffersFrom(Side other) =>
            Math.Abs(Median(sizes) - Median(other.sizes)) > 0.8 || ((double)bold / Math.Max(Rows, 1)) > ((double)other.bold / Math.Max(other.Rows, 1)) + 0.4;

        public void Add(ReadOnlySpan<Chunk> chunks)
        {
            if (chunks.Length == 0)
            {
                return;
            }

            lefts.Add(chunks[0].Left);
            rights.Add(chunks[^1].Right);
            bases.Add(chunks[0].Base);
            colons += chunks[^1].Words[^1].Glyphs[^1].Text == ":" ? 1 : 0;
            var (size, digit, capitals) = (0.0, false, true);
            foreach (var chunk in chunks)
            {
                size = Math.Max(size, chunk.Size);
                digit |= chunk.HasDigit;
                capitals &= chunk.IsCapitals;
                letters += chunk.Letters;
            }

            sizes.Add(size);
            digits += digit ? 1 : 0;
            bold += capitals || chunks[0].Words[0].Glyphs[0].Style.Bold ? 1 : 0;
        }

        /// <summary>The share of rows that stand beside one of the other side, if not quite on its baseline.</summary>
        public double Near(Side other)
        {
            var near = 0;
            var at = 0;
            for (var i = 0; i < bases.Count; i++)
            {
                while (at + 1 < other.bases.Count && Math.Abs(other.bases[at + 1] - bases[i]) <= Math.Abs(other.bases[at] - bases[i]))
                {
                    at++;
                }

                near += other.bases.Count > 0 && Math.Abs(other.bases[at] - bases[i]) <= 0.45 * Math.Max(sizes[i], other.sizes[at]) ? 1 : 0;
            }

            return (double)near / Math.Max(Rows, 1);
        }

        /// <summary>The share of places that are within a tolerance of the commonest.</summary>
        private static double Share(List<double> places, double tolerance)
        {
            var sorted = places.ToArray();
            Array.Sort(sorted);
            var (most, first, last) = (0, 0, 0);
            foreach (var place in sorted)
            {
                while (sorted[first] < place - tolerance)
                {
                    first++;
                }

                while (last < sorted.Length && sorted[last] <= place + tolerance)
                {
                    last++;
                }

                most = Math.Max(most, last - first);
            }

            return (double)most / Math.Max(sorted.Length, 1);
        }
    }
}
