namespace Uplift.Documents.Flow;

/// <param name="End">Behind the last glyph shown.</param>
/// <param name="Next">Where the next line begins: what lies between is dropped.</param>
internal sealed record LineRange(int Start, int End, int Next);

/// <summary>Parts a text into as few lines as it takes, and of those ways the one whose right edge is calmest.</summary>
/// <remarks>
/// The total-fit method of Knuth and Plass (Breaking Paragraphs into Lines, 1981) for ragged text: the sum over the lines of
/// the squared share that stays empty. Words are not hyphenated and not parted at their hyphens, because readers of the file
/// would join "back-" and "end" to "backend"; only one that is longer than a line is parted, after a sign if it has one.
/// </remarks>
internal static class LineBreaker
{
    private const double ShortLastLine = 0.15;
    private const int PartedAfterSign = 2;
    private const int PartedAnywhere = 8;

    /// <param name="lastWidth">What the last line may take, the same or less.</param>
    /// <returns>Null when no way of breaking leaves the last line short enough.</returns>
    public static IReadOnlyList<LineRange>? Break(SetText text, double width, double lastWidth)
    {
        if (text.Glyphs.Length == 0)
        {
            return [];
        }

        var places = new Places();
        Find(places, text, width);
        var count = places.At.Count;
        var (lines, costs, origins) = (new int[count], new double[count], new int[count]);
        for (var to = 1; to < count; to++)
        {
            var last = to == count - 1;
            (lines[to], origins[to]) = (int.MaxValue, -1);
            for (var from = to - 1; from >= 0; from--)
            {
                var taken = text.WidthOf(places.At[from], Shown(text, places.At[from], places.At[to]));
                if (taken > width + 0.001 && from < to - 1)
                {
                    break;
                }

                if (lines[from] == int.MaxValue || (last && taken > lastWidth + 0.001 && lastWidth < width))
                {
                    continue;
                }

                var number = lines[from] + 1;
                var cost = costs[from] + places.Costs[to] + CostOf(taken / width, last, number);
                if (number < lines[to] || (number == lines[to] && cost < costs[to]))
                {
                    (lines[to], costs[to], origins[to]) = (number, cost, from);
                }
            }
        }

        return origins[^1] < 0 ? null : Lines(text, places.At, origins);
    }

    private static double CostOf(double share, bool last, int lines) => last
        ? (lines > 1 && share < ShortLastLine ? 0.5 : 0)
        : (1 - share) * (1 - share);

    private static List<LineRange> Lines(SetText text, List<int> places, int[] origins)
    {
        var lines = new List<LineRange>();
        for (var to = places.Count - 1; to > 0; to = origins[to])
        {
            var (start, next) = (places[origins[to]], places[to]);
            lines.Add(new LineRange(start, Shown(text, start, next), next));
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>Where lines may begin and end, the ends of the text included.</summary>
    private static void Find(Places places, SetText text, double width)
    {
        places.Add(0, 0);
        for (var i = 1; i <= text.Glyphs.Length; i++)
        {
            if (i < text.Glyphs.Length && !text.Glyphs[i - 1].BreakAfter)
            {
                continue;
            }

            var start = places.At[^1];
            var shown = Shown(text, start, i);
            if (text.WidthOf(start, shown) > width)
            {
                FindInside(places, text, start, shown);
            }

            places.Add(i, 0);
        }
    }

    private static void FindInside(Places places, SetText text, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            var glyph = text.Glyphs[i - 1];
            var sign = glyph.Font.Characters[glyph.Number] is '/' or '.' or '_' or '?' or '&' or '=' or '@' or ' ' or ',';
            places.Add(i, sign ? PartedAfterSign : PartedAnywhere);
        }
    }

    private static int Shown(SetText text, int start, int end)
    {
        while (end > start && text.Glyphs[end - 1].Dropped)
        {
            end--;
        }

        return end;
    }

    /// <summary>Two lists rather than one of pairs, whose code would be compiled anew in every process.</summary>
    private sealed class Places
    {
        public List<int> At { get; } = [];

        public List<int> Costs { get; } = [];

        public void Add(int at, int cost)
        {
            At.Add(at);
            Costs.Add(cost);
        }
    }
}
