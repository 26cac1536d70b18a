using Uplift.Documents.Text;

namespace Uplift.Resumes.Import;

/// <summary>The lines of a file in reading order, with headings and dates that stand in a column of their own put beside what they belong to.</summary>
internal static class PageLines
{
    public static List<SourceLine> Read(DocumentText document, List<SourceLine> repeated)
    {
        var pages = new List<List<SourceLine>>();
        foreach (var page in document.Pages)
        {
            var lines = new List<SourceLine>();
            foreach (var block in page.Blocks)
            {
                SourceLine? previous = null;
                foreach (var line in block.Lines)
                {
                    if (SourceLine.From(line, page, block.Column) is { } read)
                    {
                        if (previous is not null)
                        {
                            read.Gap = read.Box.Top - previous.Box.Bottom;
                        }

                        lines.Add(read);
                        previous = read;
                    }
                }
            }

            pages.Add(MergeRails(lines));
        }

        RemoveRepeated(pages, repeated);
        return [.. pages.SelectMany(page => page)];
    }

    /// <summary>Running headers and footers; the first page keeps what stands at its top, which may be the name.</summary>
    private static void RemoveRepeated(List<List<SourceLine>> pages, List<SourceLine> repeated)
    {
        for (var p = 0; p < pages.Count; p++)
        {
            var lone = pages[p].Where(line => line.Text.All(c => !char.IsLetter(c)) && line.Text.Length <= 5 && AtEdge(line, pages[p], bottom: true)
                && line.Text.Any(char.IsDigit) && pages.Count > 1).ToList();
            Take(pages[p], lone);
        }

        if (pages.Count < 2)
        {
            return;
        }

        var keys = pages
            .SelectMany((page, index) => page.Where(line => AtEdge(line, page, true) || AtEdge(line, page, false)).Select(line => (Key: Key(line), Page: index)))
            .Distinct()
            .GroupBy(line => line.Key)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet();
        for (var p = 0; p < pages.Count; p++)
        {
            var page = pages[p];
            Take(page, [.. page.Where(line => keys.Contains(Key(line)) && (AtEdge(line, page, true) || (p > 0 && AtEdge(line, page, false))))]);
        }

        static string Key(SourceLine line) => string.Concat(line.Text.Select(c => char.IsDigit(c) ? '#' : c)).ToLowerInvariant();

        void Take(List<SourceLine> page, List<SourceLine> lines)
        {
            repeated.AddRange(lines);
            page.RemoveAll(lines.Contains);
        }
    }

    private static bool AtEdge(SourceLine line, List<SourceLine> page, bool bottom) => bottom
        ? page.Count(other => other.Box.Top > line.Box.Bottom) < 2
        : page.Count(other => other.Box.Bottom < line.Box.Top) < 2;

    /// <summary>
    /// A narrow column that holds nothing but headings, dates or places, each level with a line of the other column, is no column of
    /// its own: "heading rails" and dates at the margin.
    /// </summary>
    private static List<SourceLine> MergeRails(List<SourceLine> lines)
    {
        var columns = lines.Select(line => line.Column).Distinct().ToList();
        if (columns.Count != 2)
        {
            return lines;
        }

        foreach (var column in columns)
        {
            var main = lines.Where(line => line.Column != column).ToList();
            var right = main.Count > 0 ? main.Max(line => line.Box.Bottom) : 0;
            var top = main.Count > 0 ? lines.Where(line => line.Column == columns.Max()).Min(line => line.Box.Top) : 0;
            // Text over the whole width shares its number with the first column; only what stands beside the other column counts.
            var side = lines.Where(line => line.Column == column && line.Box.Bottom > top && line.Box.Top < right).ToList();
            var stacked = Stack(side);
            var partners = stacked.ConvertAll(line => main.Find(other => Overlap(line, other) > 0.5));
            var fits = stacked.Where((line, i) => partners[i] is not null && IsSide(line)).Count();
            if (stacked.Count == 0 || fits < stacked.Count * 0.75 || (stacked.Count == 1 && Headings.Find(stacked[0].Text)?.Exact != true))
            {
                continue;
            }

            var merged = new List<SourceLine>();
            var gone = side.ToHashSet();
            foreach (var line in lines)
            {
                if (gone.Contains(line))
                {
                    continue;
                }

                var at = partners.IndexOf(line);
                if (at < 0)
                {
                    merged.Add(line);
                    continue;
                }

                merged.Add(column == columns.Min() ? SourceLine.Beside(stacked[at], line) : SourceLine.Beside(line, stacked[at]));
            }

            // What has no partner keeps its height on the page.
            foreach (var alone in stacked.Where((_, i) => partners[i] is null))
            {
                var before = merged.FindIndex(line => line.Column != column && line.Box.Top > alone.Box.Top);
                merged.Insert(before < 0 ? merged.Count : before, alone);
            }

            return merged;
        }

        return lines;
    }

    private static bool IsSide(SourceLine line) =>
        Headings.Find(line.Text) is { Exact: true }
        || IsDateAlone(line.Text)
        || Words.IsPlace(line.Text);

    public static bool IsDateAlone(string text)
    {
        var dates = Dates.Find(text);
        return dates.Count > 0 && dates.Sum(date => date.End - date.Start) >= text.Count(c => !char.IsWhiteSpace(c)) * 0.7;
    }

    /// <summary>"Technical" over "Skills" is one heading.</summary>
    private static List<SourceLine> Stack(List<SourceLine> side)
    {
        var stacked = new List<SourceLine>();
        foreach (var line in side)
        {
            if (stacked.Count > 0 && line.Gap < line.Box.Height && Headings.Find(stacked[^1].Text + " " + line.Text) is { Exact: true }
                && Headings.Find(line.Text) is not { Exact: true, Kind: SectionKind.Work })
            {
                stacked[^1] = SourceLine.Above(stacked[^1], line);
            }
            else if (stacked.Count > 0 && line.Gap < line.Box.Height && !IsDateAlone(stacked[^1].Text) && IsDateAlone(stacked[^1].Text + " " + line.Text))
            {
                stacked[^1] = SourceLine.Above(stacked[^1], line);
            }
            else
            {
                stacked.Add(line);
            }
        }

        return stacked;
    }

    private static double Overlap(SourceLine a, SourceLine b) =>
        (Math.Min(a.Box.Bottom, b.Box.Bottom) - Math.Max(a.Box.Top, b.Box.Top)) / Math.Max(1, Math.Min(a.Box.Height, b.Box.Height));

}
