namespace Uplift.Resumes.Import;

/// <summary>
/// Cuts a section into entries. A header line that carries a date is an anchor; where the entry begins follows from how many lines
/// stood before the first anchor, from list items and prose in between, and from the look of the section's first line.
/// </summary>
internal static class Entries
{
    private const int MostHeaderLines = 4;

    public static List<Entry> Read(List<SourceLine> lines)
    {
        var told = new HashSet<SourceLine>();
        lines = Sentences.Apart(DetachDates(JoinWrappedCells(lines)), told);
        if (lines.Count == 0)
        {
            return [];
        }

        var body = Bodies(lines, told);
        var dates = lines.Select((line, i) => body[i] ? null : HeaderDate(line)).ToList();
        var starts = Starts(lines, body, dates);
        var entries = new List<Entry>();
        for (var s = 0; s < starts.Count; s++)
        {
            var end = s + 1 < starts.Count ? starts[s + 1] : lines.Count;
            entries.Add(Build(lines, body, dates, starts[s], end));
        }

        // Lines before the first entry stay visible as an entry of their own.
        if (starts.Count == 0 || starts[0] > 0)
        {
            var leading = new Entry();
            leading.Body.AddRange(lines.Take(starts.Count == 0 ? lines.Count : starts[0]));
            entries.Insert(0, leading);
        }

        return entries;
    }

    private static Entry Build(List<SourceLine> lines, bool[] body, List<(Cut, DateSpan)?> dates, int start, int end)
    {
        var entry = new Entry();
        var at = start;
        var afterDate = 0;
        while (at < end && (!body[at] || at == start) && entry.Header.Count < MostHeaderLines + 1 && afterDate < 4)
        {
            if (entry.Date is null)
            {
                entry.Date = dates[at];
            }
            else
            {
                afterDate++;
            }

            entry.Header.Add(lines[at]);
            at++;
        }

        entry.Body.AddRange(lines.GetRange(at, end - at));
        return entry;
    }

    private static List<int> Starts(List<SourceLine> lines, bool[] body, List<(Cut, DateSpan)?> dates)
    {
        // A heading straight below a higher one names the same entry: employer and dates below a title.
        var heads = Enumerable.Range(0, lines.Count).Where(i => IsHead(lines[i])
            && !(i > 0 && IsHead(lines[i - 1]) && (lines[i - 1].Role == lines[i].Role ? lines[i].Gap < 3 : string.CompareOrdinal(lines[i - 1].Role, lines[i].Role) < 0))).ToList();
        if (heads.Count > 0)
        {
            return heads;
        }

        var first = Array.FindIndex(body, b => !b);
        if (first < 0)
        {
            return [];
        }

        var anchors = Enumerable.Range(0, lines.Count).Where(i => dates[i] is not null).ToList();
        var starts = new List<int>();
        var offset = anchors.Count > 0 ? Offset(lines, body, anchors[0], first) : 0;
        var floor = first;
        foreach (var anchor in anchors)
        {
            if (starts.Count > 0 && anchor < floor)
            {
                continue;
            }

            var walk = 0;
            while (walk < MostHeaderLines - 1 && anchor - walk - 1 >= floor && !body[anchor - walk - 1] && dates[anchor - walk - 1] is null)
            {
                walk++;
            }

            var behindBody = anchor - walk == first || (anchor - walk > 0 && body[anchor - walk - 1]);
            var back = behindBody ? Trim(lines, anchor, walk, first) : Math.Min(walk, offset);
            starts.Add(anchor - back);
            floor = anchor + 1;
        }

        AddDateless(lines, body, dates, starts, first);
        return [.. starts.Distinct().Order()];
    }

    private static bool IsHead(SourceLine line) => line.Role is "H2" or "H3" or "H4";

    /// <summary>How many lines of an entry stand before the one with the date.</summary>
    private static int Offset(List<SourceLine> lines, bool[] body, int anchor, int first)
    {
        var offset = 0;
        while (anchor - offset - 1 >= first && !body[anchor - offset - 1] && offset < MostHeaderLines - 1)
        {
            offset++;
        }

        return Trim(lines, anchor, offset, first);
    }

    /// <summary>Leaves out the end of the entry before when a line that looks like the section's first one follows it.</summary>
    private static int Trim(List<SourceLine> lines, int anchor, int walk, int first)
    {
        var look = lines[first].Look;
        for (var back = walk; back > 0; back--)
        {
            if (lines[anchor - back].Look == look && Math.Abs(lines[anchor - back].Left - lines[first].Left) < 6)
            {
                return back;
            }
        }

        // The entry's own first line looks different only where the banner of an employer stands above several roles.
        return walk;
    }

    /// <summary>A header without a date, behind list items or prose, starts an entry too when it looks like the first one.</summary>
    private static void AddDateless(List<SourceLine> lines, bool[] body, List<(Cut, DateSpan)?> dates, List<int> starts, int first)
    {
        var look = lines[first].Look;
        var bodyLook = Enumerable.Range(0, lines.Count).Where(i => body[i]).Select(i => lines[i].Look).FirstOrDefault();
        var anchored = starts.Count > 0;
        for (var i = first; i < lines.Count; i++)
        {
            var opens = !body[i] && (i == first || body[i - 1]);
            if (!opens)
            {
                // Without dates or text between, a distinct look repeated is all there is.
                opens = !anchored && !body[i] && lines[i].Look == look && !lines.TrueForAll(line => line.Look == look) && lines[i].Left <= lines[first].Left + 3
                    && lines[i - 1].Look != look;
                if (!opens)
                {
                    continue;
                }
            }

            var end = i;
            while (end < lines.Count && !body[end])
            {
                end++;
            }

            var dated = Enumerable.Range(i, end - i).Any(k => dates[k] is not null);
            if (!dated && (!anchored || (lines[i].Look == look && look != bodyLook && lines[i].Left <= lines[first].Left + 6)))
            {
                starts.Add(i);
            }
            else if (i == first && anchored && starts.Min() > first && starts.Min() - first <= MostHeaderLines)
            {
                starts.Add(first);
            }
        }
    }

    /// <summary>Which lines describe rather than name: list items, what continues them, prose.</summary>
    private static bool[] Bodies(List<SourceLine> lines, HashSet<SourceLine> told)
    {
        var body = new bool[lines.Count];
        var bulletDates = lines.TrueForAll(line => line.Bullet);
        var right = lines.Max(line => line.Box.Right);
        var left = lines.Min(line => line.Left);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (IsHead(line))
            {
                continue;
            }

            if (told.Contains(line) || line.Role is "LI" or "LBody" or "L" || (line.Bullet && !bulletDates))
            {
                body[i] = true;
                continue;
            }

            if (HeaderDate(line) is not null)
            {
                continue;
            }

            body[i] = (i > 0 && body[i - 1] && Continues(lines, i, left, right)) || Words.IsProse(line.Text)
                || (line.Text.EndsWith('.') && line.Text.Count(c => c == ' ') >= 6 && !line.Bold)
                || (i > 0 && IsShortSentence(line))
                || IsSetIn(lines, body, i);
        }

        return body;
    }

    /// <summary>"Kept the books." is no header, though it is short; "Acme Inc." and "Editor, Acme, Leeds, UK." may be.</summary>
    private static bool IsShortSentence(SourceLine line) => !line.Bold && line.Text.EndsWith('.') && !line.Text.Contains(',', StringComparison.Ordinal)
        && line.Text.Split(' ') is { Length: >= 3 } words && words[^1].Length > 5 && words[^1].IndexOf('.', StringComparison.Ordinal) == words[^1].Length - 1
        && Words.Employer(line.Text) + Words.Title(line.Text) == 0;

    /// <summary>Further to the right than the header above it: a list item whose bullet is a drawing, or a paragraph set in.</summary>
    private static bool IsSetIn(List<SourceLine> lines, bool[] body, int at)
    {
        var above = at - 1;
        while (above >= 0 && body[above])
        {
            above--;
        }

        // Below a header in the middle of the page all that is not centred is set in, as it were.
        if (above >= 0 && lines[above].IsCentred && !lines[at].IsCentred && lines.Take(at).Any(line => HeaderDate(line) is not null))
        {
            return true;
        }

        // Below dates on a line of their own the names may be set in as well.
        if (above >= 0 && above == at - 1 && PageLines.IsDateAlone(lines[above].Text))
        {
            return false;
        }

        return above >= 0 && lines[at].Page == lines[above].Page && lines[at].Column == lines[above].Column && !lines[at].Bold && !lines[at].HasCells
            && lines[at].Left > Edge(lines[above]) + 9 && lines[at].Left < Edge(lines[above]) + 60 && lines[at].Size <= lines[above].Size + 0.3
            && lines.Count(line => line.Page == lines[at].Page && Math.Abs(Edge(line) - Edge(lines[above])) < 2) >= 2;
    }

    /// <summary>Where the words of an entry begin; dates at the left stand outside of it.</summary>
    private static double Edge(SourceLine line) =>
        line.HasCells && line.Cells().ToList() is [var first, var second, ..] && Dates.IsPiece(first.Text) ? second.Left : line.Left;

    private static bool Continues(List<SourceLine> lines, int at, double left, double right)
    {
        var (line, above) = (lines[at], lines[at - 1]);
        if (line.Column != above.Column && line.Page == above.Page)
        {
            return false;
        }

        if (char.IsLower(line.Text[0]) && line.Look.Bold == above.Look.Bold)
        {
            return true;
        }

        if (line.Bold != above.Bold || Math.Abs(line.Size - above.Size) > 0.6 || line.Gap > line.Box.Height * 0.9)
        {
            return false;
        }

        // Set in like the words of the list item above.
        if (line.Left > left + 3 && Math.Abs(line.Left - above.TextLeft) < 6 && (above.Bullet || line.Left > left + 6))
        {
            return true;
        }

        var width = right - left;
        return above.Box.Right > right - (width * 0.14) && !above.Text.EndsWith('.') && Words.Title(line.Text) < 1
            && (above.Bullet ? line.Left >= above.Left : Math.Abs(line.Left - above.Left) < 3);
    }

    /// <summary>The date of a line that names an entry; null in prose.</summary>
    public static (Cut Cut, DateSpan Span)? HeaderDate(SourceLine line)
    {
        var found = Dates.Find(line.Text);
        if (found.Count == 0)
        {
            return null;
        }

        var best = found.FirstOrDefault(date => date.IsRange) ?? found[^1];
        var rest = line.Text.Remove(best.Start, best.End - best.Start);
        if (rest.Length > 140 || (Words.IsProse(rest) && !HasOwnCell(line, best) && !Opens(best, rest)))
        {
            return null;
        }

        if (!best.IsRange && !StandsAlone(line.Text, best))
        {
            return null;
        }

        return (new Cut(line, best.Start, best.End), best);
    }

    /// <summary>"2016–2019 Diplôme d'ingénieur en génie civil, École Centrale" opens an entry, small words or not.</summary>
    private static bool Opens(DateSpan date, string rest) => date is { IsRange: true, Start: 0 } && rest.TrimStart(' ', '\t', ':', '|', '-', '–', '—') is { Length: > 0 } words
        && char.IsUpper(words[0]) && Words.Title(words) + Words.Employer(words) + Words.School(words) + Words.Degree(words) >= 1;

    /// <summary>A date that is all of its cell dates what stands beside it, however long that is.</summary>
    private static bool HasOwnCell(SourceLine line, DateSpan date) => line.HasCells && !line.Bullet && !line.Text.EndsWith('.')
        && line.Cells().Any(cell => cell.Start >= date.Start - 2 && cell.End <= date.End + 2 && cell.End > date.Start);

    /// <summary>A lone date counts only between separators or at an edge: "Windows 2000 server" has none.</summary>
    private static bool StandsAlone(string text, DateSpan date)
    {
        var before = text[..date.Start].TrimEnd(' ');
        var after = text[date.End..].TrimStart(' ');
        var leftFree = before.Length == 0 || "\t|•·,(–—-:;/[".Contains(before[^1], StringComparison.Ordinal);
        var rightFree = after.Length == 0 || "\t|•·,)–—-:;/]".Contains(after[0], StringComparison.Ordinal);
        return (leftFree && rightFree) || (after.Length == 0 && date.From?.Length > 4) || (before.Length == 0 && after.Length > 0 && date.From?.Length > 4)
            || (after.Length == 0 && before.Length > 0 && before.Length < 60 && !Words.IsProse(before));
    }

    /// <summary>"University of", "Research &amp;": the name goes on.</summary>
    private static bool EndsOpen(string text) =>
        text[(text.LastIndexOf(' ') + 1)..] is "of" or "and" or "for" or "the" or "&" or "de" or "du" or "des" or "la" or "für" or "und" or "der" or "da" or "do" or "y" or "et" or "at" or "in";

    /// <summary>
    /// Where place and dates stand in two rows at the right, the second row is level with the first list item: its cell becomes a line of
    /// its own above the item.
    /// </summary>
    private static List<SourceLine> DetachDates(List<SourceLine> lines)
    {
        var detached = new List<SourceLine>();
        foreach (var line in lines)
        {
            var cells = line.HasCells ? line.Cells().ToList() : [];
            if (cells.Count == 2 && PageLines.IsDateAlone(cells[1].Text) && Dates.Find(cells[1].Text).Any(date => date.IsRange)
                && (line.Bullet || line.Role is "LI" or "LBody" || Words.IsProse(cells[0].Text) || cells[0].Text.EndsWith('.'))
                && detached.Count > 0 && !detached[^1].Bullet && HeaderDate(detached[^1]) is null)
            {
                detached.Add(line.Part(cells[1].Start, line.Text.Length));
                detached.Add(line.Part(0, cells[0].End));
            }
            else
            {
                detached.Add(line);
            }
        }

        return detached;
    }

    /// <summary>"January 2016 –" at the left over "September 2019": the range broke in a narrow column, and what stands beside it did not.</summary>
    private static (Cut Above, Cut Below)? WrappedRange(SourceLine upper, SourceLine lower)
    {
        var (first, second) = (upper.Cells().First(), lower.Cells().First());
        if (Completes(first, second))
        {
            return (first, second);
        }

        // At the right, cells of another look beside the two halves are the next field; of the same look they broke as well.
        var (last, end) = (upper.Cells().Last(), lower.Cells().Last());
        return (end.Start == second.Start || first.Run.Style != second.Run.Style) && Completes(last, end) ? (last, end) : null;
    }

    private static bool Completes(Cut above, Cut below) =>
        (Math.Abs(above.Left - below.Left) < 6 || Math.Abs(above.Run.Box.Right - below.Run.Box.Right) < 6)
        && PageLines.Completes(above.Text, below.Text);

    /// <summary>"Community Heritage [tab] May 2023 - June" over "Museum [tab] 2024" is one row whose cells wrapped.</summary>
    private static List<SourceLine> JoinWrappedCells(List<SourceLine> lines)
    {
        var joined = new List<SourceLine>();
        foreach (var line in lines)
        {
            if (joined.Count > 0 && !line.Bullet && !joined[^1].Bullet && !line.HasCells && !joined[^1].HasCells && EndsOpen(joined[^1].Text) && line.Look == joined[^1].Look
                && line.Gap < line.Box.Height && Math.Abs(line.Left - joined[^1].Left) < 3 && !Words.IsProse(joined[^1].Text) && HeaderDate(line) is null)
            {
                joined[^1] = SourceLine.Above(joined[^1], line);
                continue;
            }

            if (joined.Count > 0 && ClosesDate(joined[^1], line))
            {
                joined[^1] = SourceLine.Above(joined[^1], line);
                continue;
            }

            if (joined.Count > 0 && WrappedCell(joined[^1], line) is { } cell)
            {
                joined[^1] = SourceLine.Carried(joined[^1], cell, line.Whole);
                continue;
            }

            if (joined.Count > 0 && !line.Bullet && joined[^1].HasCells && line.Gap < line.Box.Height && WrappedRange(joined[^1], line) is { } range)
            {
                joined[^1] = SourceLine.Carried(joined[^1], range.Above, range.Below);
                if (line.Cells().Count() > 1)
                {
                    joined.Add(line.Without(range.Below));
                }

                continue;
            }

            if (joined.Count > 0 && !line.Bullet && joined[^1].HasCells && joined[^1].Cells().Last() is var above && line.Cells().Last() is var below
                && Math.Abs(Indent(above) - Indent(below)) < 4 && line.Gap < line.Box.Height
                && !Dates.Find(above.Text).Any(date => date.IsRange) && Dates.Find(above.Text).Count > 0
                && line.Cells().All(cell => joined[^1].Cells().Any(upper => Math.Abs(Indent(upper) - Indent(cell)) < 6))
                && Dates.Find(above.Text + " " + below.Text).Any(date => date.IsRange && date.End > above.Length))
            {
                joined[^1] = SourceLine.Rows(joined[^1], line);
            }
            else
            {
                joined.Add(line);
            }
        }

        return joined;

        static double Indent(Cut cell) => cell.Left;
    }

    /// <summary>"Editor, Quillpoint (Jan 2017 –" over "Aug 2020)".</summary>
    private static bool ClosesDate(SourceLine upper, SourceLine line) =>
        !upper.Bullet && !line.Bullet && line.Text.EndsWith(')') && line.Text.Length < 25 && !line.Text.Contains('(', StringComparison.Ordinal) && upper.Page == line.Page
        && upper.Text.LastIndexOf('(') is var open and >= 0 && upper.Text.IndexOf(')', open) < 0 && upper.Text.Length - open < 25
        && PageLines.IsDateAlone(upper.Text[(open + 1)..] + " " + line.Text[..^1]);

    /// <summary>"Diploma [tab] Institute of Fine" over "and applied arts" below the second cell only.</summary>
    private static Cut? WrappedCell(SourceLine upper, SourceLine line) =>
        upper.HasCells && !upper.Bullet && line is { HasCells: false, Bullet: false } && (char.IsLower(line.Text[0]) || upper.Cells().Count() > 2) && line.Gap < line.Box.Height * 0.5 && line.Page == upper.Page
        && upper.Cells().Skip(1).Where(cell => Math.Abs(cell.Left - line.Left) < 3 && cell.Run.Style == line.Style && cell.Length < 120 && !PageLines.IsDateAlone(cell.Text)).ToList() is [var one] ? one : null;
}
