namespace Uplift.Documents.Reading.Layout;

/// <summary>
/// Finds columns by the white rivers between them and puts a page's parts in reading order. Dates that stand at the right of
/// their lines also leave a river; they are told from a column by what stands there, not by the gap.
/// </summary>
internal sealed class Columns(ReadBudget budget)
{
    private const int MostChunks = 2_000;
    private const int MostDepth = 12;
    private const double MostIndent = 60;

    /// <summary>One stretch of one column.</summary>
    internal sealed record Part(int Column, List<Row> Rows);

    private Cut? Best(List<Row> rows) => new Rivers(budget).Best(rows);

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
}
