using Uplift.Documents.Text;

namespace Uplift.Resumes.Import;

/// <summary>The lines of a file in reading order, with headings and dates that stand in a column of their own put beside what they belong to.</summary>
internal static class PageLines
{
    /// <summary>No resume is longer; comparing each line with each other must stay cheap.</summary>
    private const int MostLines = 2_000;

    /// <summary>Each block of a page is compared with each; a page of a resume has a handful.</summary>
    private const int MostEdges = 100;

    /// <summary>By chance two or three lines of a page have the same middle.</summary>
    private const int FewestCentred = 5;

    /// <param name="ledger">Takes every line as it was read, those that repeat and those past the length of any resume.</param>
    public static List<SourceLine> Read(DocumentText document, Ledger ledger)
    {
        var pages = new List<List<SourceLine>>();
        var count = 0;
        foreach (var page in document.Pages)
        {
            var lines = new List<SourceLine>();
            var columns = ColumnsByEdge(page);
            for (var b = 0; b < page.Blocks.Count; b++)
            {
                var block = page.Blocks[b];
                SourceLine? previous = null;
                var dashes = block.Lines.Zip(block.Lines.Skip(1)).Any(pair => BeginsWithDash(pair.First) && BeginsWithDash(pair.Second));
                foreach (var line in block.Lines)
                {
                    if (SourceLine.From(line, page, columns[b], b, dashes) is { } read)
                    {
                        if (previous is not null)
                        {
                            read.Gap = read.Box.Top - previous.Box.Bottom;
                        }

                        (count++ < MostLines ? lines : ledger.Beyond).Add(read);
                        previous = read;
                    }
                }
            }

            ledger.Original.AddRange(lines);
            pages.Add(WithoutCentring(MergeRails(MergeDates(DateRails.Join(InBands(WithoutFalseColumns(lines, page.Width), page.Width))))));
        }

        RemoveRepeated(pages, ledger.Repeated);
        return [.. pages.SelectMany(page => page)];
    }

    private static bool BeginsWithDash(TextLine line) => line.Text.TrimStart() is ['-' or '–', ' ' or '\t', var first, ..] && char.IsLetter(first);

    /// <summary>
    /// The column of each block. A reader counts columns anew where the number of them changes, so a block that starts at the edge of
    /// a further column belongs to that one although nothing stands at its left.
    /// </summary>
    private static List<int> ColumnsByEdge(PageText page)
    {
        var blocks = page.Blocks.Select(block => (block.Column, Left: block.Lines.Count == 0 ? 0 : block.Lines.Min(line => line.Box.Left))).ToList();
        var edges = blocks.Where(block => block.Column > 0).DistinctBy(block => (block.Column, Math.Round(block.Left))).Take(MostEdges).ToList();
        return blocks.ConvertAll(block => block.Column > 0 ? block.Column
            : edges.Where(edge => Math.Abs(edge.Left - block.Left) < 8).OrderBy(edge => Math.Abs(edge.Left - block.Left)).Select(edge => edge.Column).FirstOrDefault());
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
            .SelectMany((page, index) => ((bool[])[true, false])
                .SelectMany(bottom => page.Where(line => AtEdge(line, page, bottom)).Select(line => (Key: (Key(line), bottom), Page: index))))
            .Distinct()
            .GroupBy(line => line.Key)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToHashSet();
        for (var p = 0; p < pages.Count; p++)
        {
            var page = pages[p];
            Take(page, [.. page.Where(line => (keys.Contains((Key(line), true)) && AtEdge(line, page, true)) || (p > 0 && keys.Contains((Key(line), false)) && AtEdge(line, page, false)))]);
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

    /// <summary>A column beside nothing is none: centred lines with list items above and below look like one to a reader.</summary>
    private static List<SourceLine> WithoutFalseColumns(List<SourceLine> lines, double width)
    {
        bool IsAlone(IEnumerable<SourceLine> part) => !part.Any(line => lines.Exists(other => other.Column != line.Column && Overlap(line, other) > 0.2));
        var further = lines.Where(line => line.Column > 0).ToList();
        var alone = further.GroupBy(line => line.Column).Where(IsAlone).SelectMany(column => column)
            .Concat(further.GroupBy(line => line.Block).Where(block => block.All(line => Math.Abs(line.Box.Left + line.Box.Right - width) < width * 0.03) && IsAlone(block)).SelectMany(block => block))
            .ToHashSet();
        if (alone.Count == 0)
        {
            return lines;
        }

        var first = lines.FindIndex(line => line.Column == 0 || alone.Contains(line));
        return
        [
            .. lines.Take(first),
            .. lines.Where(line => line.Column == 0 || alone.Contains(line)).Select(line => line.InColumn(0)).OrderBy(line => line.Box.Top),
            .. lines.Skip(first).Where(line => line.Column > 0 && !alone.Contains(line)),
        ];
    }

    /// <summary>Lines of a column that share their middle but not their edges are centred. A line that fills the column has its middle, too.</summary>
    private static List<SourceLine> WithoutCentring(List<SourceLine> lines)
    {
        var left = lines.GroupBy(line => line.Column).ToDictionary(column => column.Key, column => column.Min(line => line.Left));
        var centred = lines
            .Where(line => !line.Bullet && !line.HasCells && line.Role is not ("LI" or "LBody") && line.Left > left[line.Column] + 2)
            .GroupBy(line => (line.Column, Math.Round((line.Box.Left + line.Box.Right) / 4)))
            .Where(group => group.Select(line => Math.Round(line.Left / 4)).Distinct().Count() >= FewestCentred)
            .SelectMany(group => group)
            .ToHashSet();
        return lines.ConvertAll(line => centred.Contains(line) ? line.CentredAt(left[line.Column]) : line);
    }

    /// <summary>Headings in the middle of the page, each alone on its height, part it into bands: whatever the columns, a band is read as a whole.</summary>
    private static List<SourceLine> InBands(List<SourceLine> lines, double width)
    {
        var centred = lines
            .Where(line => Headings.Find(line.Text) is { Exact: true } && Math.Abs(((line.Box.Left + line.Box.Right) / 2) - (width / 2)) < width * 0.03
                && !lines.Exists(other => other != line && Overlap(line, other) > 0.3))
            .ToHashSet();
        return centred.Count < 3 || lines.Select(line => line.Column).Distinct().Count() == 1
            ? lines
            : [.. lines
                .OrderBy(line => centred.Count(heading => heading.Box.Top <= line.Box.Top + 1))
                .ThenBy(line => centred.Contains(line) ? 0 : 1)
                .Select(line => centred.Contains(line) ? line.InColumn(0) : line)];
    }

    /// <summary>A block of nothing but dates and places belongs to the lines beside it.</summary>
    private static List<SourceLine> MergeDates(List<SourceLine> lines)
    {
        foreach (var block in lines.GroupBy(line => line.Block).ToList())
        {
            var others = lines.Where(line => line.Block != block.Key).ToList();
            var beside = block.Select(line => (Line: line, Partner: others
                .Where(other => Overlap(line, other) > 0.5)
                .OrderBy(other => Math.Abs(other.Left - line.Left)).FirstOrDefault())).ToList();
            var dates = block.Count(line => IsDateAlone(line.Text));
            if (dates == 0 || beside.Exists(pair => pair.Partner is null) || block.Count(line => IsDateAlone(line.Text) || Words.IsPlace(line.Text)) < block.Count())
            {
                continue;
            }

            var atLeft = beside.TrueForAll(pair => pair.Line.Box.Right < pair.Partner!.Left);
            foreach (var (label, partner) in beside)
            {
                if (atLeft && block.Any(other => TownBelow(other, block) == label))
                {
                    lines.Remove(label);
                    continue;
                }

                var line = atLeft && TownBelow(label, block) is { } town ? SourceLine.Beside(label, town, label.Column) : label;
                var at = lines.IndexOf(partner!);
                if (at >= 0)
                {
                    lines[at] = line.Left < partner!.Left ? SourceLine.Beside(line, partner, partner.Column) : SourceLine.Beside(partner, line, partner.Column);
                    lines.Remove(label);
                }
            }
        }

        return lines;
    }

    /// <summary>
    /// A column whose lines beside other text are nothing but headings, dates or places is no column of its own ("heading rails", dates
    /// at the margin): each of its lines joins the line at its height, and both columns are read as one from top to bottom.
    /// </summary>
    private static List<SourceLine> MergeRails(List<SourceLine> lines)
    {
        var columns = lines.Select(line => line.Column).Distinct().Order().ToList();
        for (var c = 0; columns.Count > 1 && c < columns.Count; c++)
        {
            var column = columns[c];
            var others = lines.Where(line => line.Column != column).ToList();
            var side = Stack([.. lines.Where(line => line.Column == column).OrderBy(line => line.Box.Top)]);
            var beside = Beside(side);
            var aligned = IsAligned(side, beside, lines);
            var towns = Towns(side);
            var fits = beside.Count(pair => IsSide(pair.Line) || aligned || towns.Contains(pair.Line));
            if (fits == 0 || fits < beside.Count * 0.75 || (!aligned && !IsSideBetween(side, beside, towns)) || (beside.Count == 1 && !IsDateAlone(beside[0].Line.Text) && Headings.Find(beside[0].Line.Text)?.Exact != true))
            {
                // Below other text of the column, three in a row say as much.
                side = LongestRun(side);
                beside = Beside(side);
                beside = beside.Count(IsLevel) < 2 ? [] : beside;
                if (side.Count < 3 || beside.Count < 2)
                {
                    side = LoneRanges(Stack([.. lines.Where(line => line.Column == column).OrderBy(line => line.Box.Top)]), lines);
                    beside = Beside(side);
                    if (beside.Count == 0)
                    {
                        continue;
                    }
                }
            }

            var main = beside.GroupBy(pair => pair.Partner!.Column).MaxBy(group => group.Count())!.Key;
            var joined = new List<SourceLine>();
            var taken = beside.Where(pair => pair.Partner!.Column == main && !beside.Exists(other => TownBelow(other.Line) == pair.Line)).DistinctBy(pair => pair.Partner).ToDictionary(pair => pair.Partner!, pair => pair.Line);
            foreach (var line in lines.Where(line => line.Column == main))
            {
                joined.Add(!taken.TryGetValue(line, out var label) ? line
                    : (TownBelow(label) is { } town ? SourceLine.Beside(label, town, column) : label) is var rail && rail.Box.Left < line.Box.Left ? SourceLine.Beside(rail, line, line.Column) : SourceLine.Beside(line, rail, line.Column));
            }

            var gone = taken.Values.Concat(taken.Values.Select(TownBelow).OfType<SourceLine>()).ToHashSet();
            joined.AddRange(side.Where(line => !gone.Contains(line)).Select(line => line.InColumn(main)));
            // Stacked lines are new ones; what they were made of goes with them.
            bool Goes(SourceLine line) => line.Column == main || (line.Column == column && side.Exists(rail => rail == line || IsPartOf(line, rail)));
            var first = lines.FindIndex(Goes);
            var merged = lines.Where(line => !Goes(line)).ToList();
            merged.InsertRange(lines.Take(first).Count(line => !Goes(line)), joined.OrderBy(line => line.Box.Top));
            return MergeRails(merged);

            SourceLine? TownBelow(SourceLine label) => beside.TrueForAll(pair => pair.Line.Box.Right < pair.Partner!.Left) ? PageLines.TownBelow(label, side) : null;

            List<(SourceLine Line, SourceLine? Partner)> Beside(List<SourceLine> rails) =>
            [
                .. rails
                    .Select(line => (Line: line, Partner: others
                        .Where(other => Overlap(line, other) > 0.5)
                        .OrderBy(other => Math.Round(other.Box.Top / 4))
                        .ThenBy(other => Math.Abs(other.Column - column))
                        .FirstOrDefault()))
                    .Where(pair => pair.Partner is not null),
            ];
        }

        return lines;
    }

    private static bool IsPartOf(SourceLine line, SourceLine stacked) =>
        line.Box.Top >= stacked.Box.Top - 0.1 && line.Box.Bottom <= stacked.Box.Bottom + 0.1 && stacked.Text.Contains(line.Text, StringComparison.Ordinal);

    private static bool IsLevel((SourceLine Line, SourceLine? Partner) pair) =>
        Math.Abs(pair.Line.Box.Top - pair.Partner!.Box.Top) < 2.5 || Math.Abs(pair.Line.Box.Bottom - pair.Partner.Box.Bottom) < 2.5;

    /// <summary>Dates, headings and short labels at the left, each exactly level with what it labels: the first column of a table.</summary>
    private static bool IsAligned(List<SourceLine> side, List<(SourceLine Line, SourceLine? Partner)> beside, List<SourceLine> lines)
    {
        if (beside.Count < 3)
        {
            return false;
        }

        // A row whose label touches its value is a line of its own.
        var edge = beside.Min(pair => pair.Partner!.Left);
        var labels = side.Where(line => line.Box.Top >= beside[0].Line.Box.Top - 0.1 && !line.HasCells && line.Box.Right < edge && Headings.Find(line.Text) is not { Exact: true }).ToList();
        // Dates that have joined their rows already.
        var dates = lines.Count(line => (line.IsRow || (line.HasCells && line.Cells().Skip(1).FirstOrDefault() is { Length: > 0 } next && Math.Abs(next.Left - edge) < 3))
            && line.Cells().First() is var cell && cell.Run.Box.Right < edge && IsDateAlone(cell.Text));
        var telling = TellsOfTable(labels, beside, dates);
        return (telling || beside.Exists(pair => IsDateAlone(pair.Line.Text)))
            && labels.TrueForAll(line => IsDateAlone(line.Text) || (!line.Bullet && (telling ? line.Text.Length < 40 : line.Text.Length < 24 && line.Gap > line.Box.Height * 0.5)))
            && beside.TrueForAll(pair => Math.Abs(pair.Line.Box.Top - pair.Partner!.Box.Top) < 1.5 && pair.Line.Box.Right < pair.Partner.Left)
            && beside.Count >= labels.Count * (telling ? 0.8 : 1);
    }

    /// <summary>Names of fields, or cells of a tagged table: without these, labels without air between them may be a column of text.</summary>
    private static bool TellsOfTable(List<SourceLine> labels, List<(SourceLine Line, SourceLine? Partner)> beside, int dates) =>
        (dates + labels.Count(line => line.Text.EndsWith(':') || Labelled.IsName(line.Text) || IsDateAlone(line.Text))) * 3 >= Math.Max(3, dates + labels.Count)
        || beside.TrueForAll(pair => pair is { Line.Role: "TD", Partner.Role: "TD" });

    /// <summary>Between its first and its last line with something beside it a rail holds next to nothing else; a column of text that happens to be level does.</summary>
    private static bool IsSideBetween(List<SourceLine> side, List<(SourceLine Line, SourceLine? Partner)> beside, HashSet<SourceLine> towns)
    {
        var between = side.Where(line => line.Box.Top >= beside[0].Line.Box.Top && line.Box.Top <= beside[^1].Line.Box.Top).ToList();
        return between.Count(line => IsSide(line) || towns.Contains(line)) >= between.Count * 0.75;
    }

    /// <summary>Years at the left with air above, level with a line that has none: they date that line, however few there are.</summary>
    private static List<SourceLine> LoneRanges(List<SourceLine> side, List<SourceLine> lines) =>
    [
        .. side.Where(line => !line.HasCells && Dates.Find(line.Text) is [{ IsRange: true, Start: 0 } range] && range.End >= line.Text.Length - 1
            && lines.Find(other => other.Column != line.Column && other.Left > line.Box.Right && Overlap(line, other) > 0.5) is { Bullet: false, Role: not ("LI" or "LBody") } partner
            && partner.Left - line.Box.Right < 80 && Math.Abs(partner.Box.Top - line.Box.Top) < 3 && Dates.Find(partner.Text).Count == 0 && !Words.IsProse(partner.Text)
            && !lines.Exists(other => other != line && other.Box.Bottom <= line.Box.Top + 2 && other.Box.Bottom > line.Box.Top - (line.Size * 0.8)
                && other.Left < line.Box.Right && other.Box.Right > line.Left && Headings.Find(other.Text)?.Exact != true && !IsDateAlone(other.Text))),
    ];

    /// <summary>A place close below dates at the left goes with them, whatever it is level with.</summary>
    public static SourceLine? TownBelow(SourceLine label, IEnumerable<SourceLine> side) => IsDateAlone(label.Text)
        ? side.FirstOrDefault(line => Words.IsPlace(line.Text) && line.Box.Top - label.Box.Bottom is > -2 and var gap && gap < line.Box.Height)
        : null;

    /// <summary>A town close below the years of a rail is a part of it: at least two of them.</summary>
    private static HashSet<SourceLine> Towns(List<SourceLine> side)
    {
        var towns = side.Where((line, i) => i > 0 && IsDateAlone(side[i - 1].Text) && line.Gap < line.Box.Height && Words.IsTownLike(line.Text)).ToHashSet();
        return towns.Count > 1 ? towns : [];
    }

    private static List<SourceLine> LongestRun(List<SourceLine> side)
    {
        var best = new List<SourceLine>();
        var run = new List<SourceLine>();
        foreach (var line in side)
        {
            run = IsSide(line) ? [.. run, line] : [];
            best = run.Count > best.Count ? run : best;
        }

        return best;
    }

    private static bool IsSide(SourceLine line) =>
        // The last word of a wrapped name may be one that headings use; it stands close to the line above and looks like it.
        (Headings.Find(line.Text) is { Exact: true } && (line.Bold || line.Caps || line.Gap > line.Size * 0.8))
        || IsDateAlone(line.Text)
        || Words.IsPlace(line.Text);

    public static bool IsDateAlone(string text)
    {
        var dates = Dates.Find(text);
        return dates.Count > 0
            && (dates.Sum(date => date.End - date.Start) >= text.Count(c => !char.IsWhiteSpace(c)) * 0.7
                // A range whose end wrapped to the next line: "May 2023 - June".
                || Dates.Find(text + " 2000") is [{ IsRange: true } whole] && whole.End == text.Length + 5 && whole.Start == 0);
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
            else if (stacked.Count > 0 && line.Gap < line.Box.Height && stacked[^1].Text.Any(char.IsDigit)
                && ((!IsDateAlone(stacked[^1].Text) && IsDateAlone(stacked[^1].Text + " " + line.Text)) || Completes(stacked[^1].Text, line.Text)))
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

    /// <summary>"Aug 2023 –" over "Present", "December 2018" over "– April 2020": two halves of a range that broke in a narrow column.</summary>
    public static bool Completes(string above, string below) =>
        above.Length < 30 && below.Length < 30 && Dates.Find(above) is [{ IsRange: false } or { Open: true, To: null }]
        && Dates.Find(above + " " + below) is [{ IsRange: true } whole] && whole.End > above.Length + (below.Length * 0.8);

    private static double Overlap(SourceLine a, SourceLine b) =>
        (Math.Min(a.Box.Bottom, b.Box.Bottom) - Math.Max(a.Box.Top, b.Box.Top)) / Math.Max(1, Math.Min(a.Box.Height, b.Box.Height));

}
