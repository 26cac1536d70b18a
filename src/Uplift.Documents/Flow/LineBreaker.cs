using System.Runtime.InteropServices;

namespace Uplift.Documents.Flow;

/// <param name="End">Behind the last glyph shown.</param>
/// <param name="Next">Where the next line begins: what lies between is dropped.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LineRange(int Start, int End, int Next);

/// <summary>Parts a text into as few lines as it takes, and of those ways the one whose right edge is calmest.</summary>
/// <remarks>
/// The total-fit method of Knuth and Plass (Breaking Paragraphs into Lines, 1981) for ragged text: the sum over the lines of
/// the squared share that stays empty. Words are not hyphenated and not parted at their hyphens, because readers of the file
/// would join "back-" and "end" to "backend"; only one that is longer than a line is parted, after a sign if it has one.
/// </remarks>
internal static class LineBreaker
{
    private const double ShortLastLine = 0.15;
    private const double PartedAfterSign = 2;
    private const double PartedAnywhere = 8;

    /// <param name="lastWidth">What the last line may take, the same or less.</param>
    /// <returns>Null when no way of breaking leaves the last line short enough.</returns>
    public static IReadOnlyList<LineRange>? Break(SetText text, double width, double lastWidth)
    {
        if (text.Glyphs.Length == 0)
        {
            return [];
        }

        var places = PlacesOf(text, width);
        var count = places.Count;
        var best = new (int Lines, double Cost, int From)[count];
        for (var to = 1; to < count; to++)
        {
            var last = to == count - 1;
            best[to] = (int.MaxValue, 0, -1);
            for (var from = to - 1; from >= 0; from--)
            {
                var taken = text.WidthOf(places[from].At, Shown(text, places[from].At, places[to].At));
                if (taken > width + 0.001 && from < to - 1)
                {
                    break;
                }

                if (best[from].Lines == int.MaxValue || (last && taken > lastWidth + 0.001 && lastWidth < width))
                {
                    continue;
                }

                var lines = best[from].Lines + 1;
                var cost = best[from].Cost + places[to].Cost + CostOf(taken / width, last, lines);
                if (lines < best[to].Lines || (lines == best[to].Lines && cost < best[to].Cost))
                {
                    best[to] = (lines, cost, from);
                }
            }
        }

        return best[^1].From < 0 ? null : Lines(text, places, best);
    }

    private static double CostOf(double share, bool last, int lines) => last
        ? (lines > 1 && share < ShortLastLine ? 0.5 : 0)
        : (1 - share) * (1 - share);

    private static List<LineRange> Lines(SetText text, List<(int At, double Cost)> places, (int Lines, double Cost, int From)[] best)
    {
        var lines = new List<LineRange>();
        for (var to = places.Count - 1; to > 0; to = best[to].From)
        {
            var (start, next) = (places[best[to].From].At, places[to].At);
            lines.Add(new LineRange(start, Shown(text, start, next), next));
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>Where lines may begin and end, the ends of the text included.</summary>
    private static List<(int At, double Cost)> PlacesOf(SetText text, double width)
    {
        var places = new List<(int At, double Cost)> { (0, 0) };
        for (var i = 1; i <= text.Glyphs.Length; i++)
        {
            if (i < text.Glyphs.Length && !text.Glyphs[i - 1].BreakAfter)
            {
                continue;
            }

            var start = places[^1].At;
            if (text.WidthOf(start, Shown(text, start, i)) > width)
            {
                AddInside(places, text, start, Shown(text, start, i));
            }

            places.Add((i, 0));
        }

        return places;
    }

    private static void AddInside(List<(int At, double Cost)> places, SetText text, int start, int end)
    {
        for (var i = start + 1; i < end; i++)
        {
            var glyph = text.Glyphs[i - 1];
            var sign = glyph.Font.Characters[glyph.Number] is '/' or '.' or '_' or '?' or '&' or '=' or '@' or ' ' or ',';
            places.Add((i, sign ? PartedAfterSign : PartedAnywhere));
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
}
