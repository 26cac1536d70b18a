namespace Uplift.Resumes.Import;

/// <summary>Cuts the lines of a file at its headings, told by their words and by the look that the known ones share.</summary>
internal static class Sections
{
    public static List<Section> Read(List<SourceLine> lines)
    {
        var rails = new HashSet<SourceLine>();
        lines = SplitRailHeadings(JoinWrappedHeadings(lines), rails);
        var headings = FindHeadings(lines);
        foreach (var rail in rails)
        {
            headings.TryAdd(rail, Headings.Find(rail.Text)!.Value.Kind);
        }

        var sections = new List<Section>();
        var top = new Section(SectionKind.Top, null);
        sections.Add(top);
        var current = top;
        var ofColumn = new Dictionary<int, Section>();
        var railPages = rails.Where(rail => rail.IsRow).Select(rail => rail.Page).ToHashSet();
        var railColumns = rails.Select(rail => rail.Column).ToHashSet();
        SourceLine? previous = null;
        foreach (var line in lines)
        {
            if (previous is not null && railPages.Contains(line.Page) && !railColumns.Contains(line.Column))
            {
                // Beside a rail every further column is a cell of the row that it stands in.
                current = Above(line) ?? current;
            }
            else if (previous is not null && (line.Column != previous.Column || line.Page != previous.Page))
            {
                current = headings.ContainsKey(line) ? current : OfColumn(line, previous, current);
            }

            if (headings.TryGetValue(line, out var kind))
            {
                current = new Section(kind, line);
                sections.Add(current);
            }
            else
            {
                current.Lines.Add(line);
            }

            ofColumn[line.Column] = current;
            previous = line;
        }

        return SplitFooter(SplitHeadless(sections));

        // Columns of a table below one heading go with it; otherwise a column goes on where it ended, on this page or the one before,
        // and one that never had a heading belongs to the nearest heading above it or to the top.
        Section OfColumn(SourceLine line, SourceLine before, Section open)
        {
            // Nobody writes a heading over nothing.
            if (open.Heading is { } fresh && open.Lines.Count == 0 && fresh == before)
            {
                return open;
            }

            if (line.Page == before.Page && open.Lines.Count > 0 && Math.Abs(open.Lines[0].Box.Top - line.Box.Top) < 5 && open.Lines[0].Page == line.Page)
            {
                return open;
            }

            if (ofColumn.TryGetValue(line.Column, out var last))
            {
                return last;
            }

            return line.Page != before.Page
                ? open
                : Above(line) ?? top;
        }

        Section? Above(SourceLine line) => sections
            .Where(section => section.Heading is { } heading && heading.Page == line.Page && heading.Box.Top <= line.Box.Top + 4)
            .MaxBy(section => section.Heading!.Box.Top);
    }

    private static Dictionary<SourceLine, SectionKind> FindHeadings(List<SourceLine> lines)
    {
        var found = new Dictionary<SourceLine, SectionKind>();
        var body = Body(lines);
        var known = lines
            .Where(line => IsShort(line))
            .Select(line => (Line: line, Known: Headings.Find(line.Text)))
            .ToList();
        var exact = known
            .Where(pair => pair.Known is { Exact: true } && !pair.Line.Bullet && (Stands(pair.Line, body) || IsHeadingRole(pair.Line)))
            .ToList();
        if (exact.Count < 2)
        {
            exact = [.. known.Where(pair => pair.Known is { Exact: true } && !pair.Line.Bullet)];
        }

        // Sections of a side column may look different, so every look with two different known headings is one of headings.
        var looks = exact
            .GroupBy(pair => Look(pair.Line))
            .Select(group => (Look: group.Key, Kinds: group.Select(pair => pair.Known!.Value.Kind).Distinct().Count(), Count: group.Count()))
            .OrderByDescending(group => group.Kinds)
            .ToList();
        if (looks.Count == 0)
        {
            return found;
        }

        var main = looks[0];
        var accepted = looks
            .Where(look => look.Kinds == main.Kinds
                || (look.Kinds >= 2 && (look.Look.Size >= main.Look.Size - 1 || look.Look.Size > body.Size + 1.5) && look.Look.Bold == main.Look.Bold))
            .Select(look => look.Look)
            .ToHashSet();
        foreach (var (line, match) in exact)
        {
            if (accepted.Contains(Look(line)))
            {
                found[line] = match!.Value.Kind;
            }
        }

        // A glyph before the heading, an icon mostly, makes it no list item.
        foreach (var (line, match) in exact.Concat(known.Where(pair => pair is { Known.Exact: true, Line.Bullet: true } && pair.Line.Size > body.Size + 0.4)))
        {
            var look = Look(line);
            if (!found.ContainsKey(line)
                && (look.Size >= main.Look.Size - 0.5 || look.Caps || (look.Bold && !main.Look.Bold))
                && (look.Bold || !main.Look.Bold || look.Size > main.Look.Size)
                && (look.Caps || !main.Look.Caps || look.Size > main.Look.Size || match!.Value.Kind is SectionKind.Work or SectionKind.Education or SectionKind.Skills)
                && !found.ContainsValue(match!.Value.Kind))
            {
                found[line] = match.Value.Kind;
            }
        }

        foreach (var (line, match) in known)
        {
            if (found.ContainsKey(line) || !accepted.Contains(Look(line)))
            {
                continue;
            }

            if (match is { } core && (!line.Bullet || core.Exact) && IsDistinct(Look(line), lines, found))
            {
                found[line] = core.Kind;
            }
        }

        // A short line that looks like the known headings and like nothing else is a heading with a name of its own.
        var first = found.Count == 0 ? 0 : found.Keys.Min(lines.IndexOf);
        foreach (var look in accepted)
        {
            var alike = known.Where(pair => Look(pair.Line) == look && !pair.Line.Bullet).ToList();
            var sure = alike.Count(pair => found.ContainsKey(pair.Line));
            if (NamesEntries(lines, [.. alike.Select(pair => pair.Line).Where(line => !found.ContainsKey(line))]))
            {
                continue;
            }

            foreach (var (line, _) in alike)
            {
                if (!found.ContainsKey(line) && (sure >= Math.Max(2, alike.Count * 0.5) || IsHeadingRole(line)) && Stands(line, body)
                    && lines.IndexOf(line) > first && !Words.IsTitleThroughout(line.Text) && line.Role is not ("LI" or "LBody" or "Lbl")
                    && (line.Gap > body.Gap + 1.5 || line.Size > body.Size + 0.4 || line.Bold != body.Bold)
                    && !lines.Exists(other => !found.ContainsKey(other) && other.Look == line.Look && !IsShort(other)))
                {
                    found[line] = SectionKind.Custom;
                }
            }
        }

        RemoveGroups(lines, found);
        foreach (var line in lines.Where(line => IsHeadingRole(line) && !found.ContainsKey(line)))
        {
            // A tagged file says what a heading is; the level is the one of the known headings.
            if (found.Keys.Any(heading => heading.Role == line.Role) && IsShort(line))
            {
                found[line] = Headings.Find(line.Text)?.Kind ?? SectionKind.Custom;
            }
        }

        return found;
    }

    /// <summary>"Languages" and "Tools" below a heading "Skills" of greater weight name groups of skills, unless somebody speaks the languages.</summary>
    private static void RemoveGroups(List<SourceLine> lines, Dictionary<SourceLine, SectionKind> found)
    {
        SourceLine? above = null;
        foreach (var (i, line) in lines.Index())
        {
            if (!found.TryGetValue(line, out var kind))
            {
                continue;
            }

            if (above is not null && above.Column == line.Column && above.Page == line.Page && found[above] == SectionKind.Skills && IsWeaker(line, above)
                && kind is SectionKind.Skills or SectionKind.Languages or SectionKind.Custom
                && !lines.Skip(i + 1).Take(2).Any(below => below.Text.Split([',', '(', ')', '–', '-', '\t']).Any(SkillLists.IsLevel)))
            {
                found.Remove(line);
                continue;
            }

            above = line;
        }
    }

    private static bool IsWeaker(SourceLine line, SourceLine heading) =>
        !IsHeadingRole(line) && line.Size <= heading.Size && (line.Size < heading.Size - 0.4 || (heading.Caps && !line.Caps) || (heading.Bold && !line.Bold));

    /// <summary>Employers set like headings: a date stands on the line below, again and again.</summary>
    private static bool NamesEntries(List<SourceLine> lines, List<SourceLine> unknown)
    {
        var dated = unknown.Count(line => lines.IndexOf(line) + 1 is var next && next < lines.Count && lines[next].Column == line.Column && lines[next].Page == line.Page
            && Entries.HeaderDate(lines[next]) is not null);
        return dated >= 2 && dated >= unknown.Count * 0.6;
    }

    /// <summary>Not the look of most short lines: with headings in the style of the text only known ones count.</summary>
    private static bool IsDistinct(
        (double Size, bool Bold, bool Caps, string Color) look, List<SourceLine> lines, Dictionary<SourceLine, SectionKind> found) =>
        lines.Count(line => Look(line) == look && !found.ContainsKey(line)) <= Math.Max(4, found.Count * 2);

    private static (double Size, bool Bold, bool Caps, string Color) Look(SourceLine line) =>
        (Math.Round(line.Size), line.Bold, line.Caps, line.Style.Color);

    private static bool IsHeadingRole(SourceLine line) => line.Role is "H2" or "H3" or "H1" or "H";

    private static bool IsShort(SourceLine line)
    {
        var text = Headings.WithoutNumber(line.Text);
        return text.Length is >= 2 and <= 48 && !text.Any(char.IsDigit) && text[^1] is not ('.' or ',' or ';') && !text.Contains('@', StringComparison.Ordinal)
            && text.Count(c => c is ' ' or '\t') <= 6 && text.Any(char.IsLetter) && !text.Contains('|', StringComparison.Ordinal)
            && !text.Contains('•', StringComparison.Ordinal) && !text.Contains('·', StringComparison.Ordinal)
            && (!line.HasCells || Headings.Find(text) is { Exact: true });
    }

    private static bool Stands(SourceLine line, (double Size, bool Bold, string Color, double Gap) body) =>
        line.Size > body.Size + 0.4 || (line.Bold && !body.Bold) || line.Caps || line.Style.Color != body.Color || line.Gap > Math.Min(line.Size, (body.Gap * 1.5) + 2);

    /// <summary>The style most of the text has.</summary>
    private static (double Size, bool Bold, string Color, double Gap) Body(List<SourceLine> lines)
    {
        var gaps = lines.Select(line => line.Gap).Where(gap => gap is > -5 and < 50).Order().ToList();
        var style = lines
        .SelectMany(line => line.Runs)
        .GroupBy(run => (Size: Math.Round(run.Style.Size * 2) / 2, run.Style.Bold, run.Style.Color))
        .OrderByDescending(group => group.Sum(run => run.End - run.Start))
        .Select(group => group.Key)
        .FirstOrDefault();
        return (style.Size, style.Bold, style.Color, gaps.Count == 0 ? 0 : gaps[gaps.Count / 2]);
    }

    /// <summary>"Experience [tab] Staff Engineer …": a heading in the first cell gets a line of its own.</summary>
    private static List<SourceLine> SplitRailHeadings(List<SourceLine> lines, HashSet<SourceLine> rails)
    {
        var own = lines.Where(line => !line.HasCells && !line.Bullet && Headings.Find(line.Text) is { Exact: true }).ToList();
        var rail = lines.Where(line => RailCell(line) is not null).ToList();
        bool Stacked(SourceLine line)
        {
            var at = rail.IndexOf(line);
            return Enumerable.Range(Math.Max(0, at - 1), 2).Any(i => i + 1 < rail.Count && rail[i].Page == rail[i + 1].Page
                && Math.Abs(rail[i + 1].Box.Top - rail[i].Box.Bottom) < 3 * line.Size
                && Headings.Find(rail[i].Text.Split('\t')[0] + " " + rail[i + 1].Text.Split('\t')[0]) is { Exact: true } both
                && !own.Exists(heading => Headings.Find(heading.Text)!.Value.Kind == both.Kind));
        }

        bool Fits(SourceLine line) => !IsAmongLabels(line) && ((line.IsRow && !BelowSkills(line)) || Stacked(line) || rail.Count >= 2 && (rail.Count > own.Count
            || own.Exists(heading => heading.Size == line.Size && heading.Bold && line.Runs[0].Style.Bold && Math.Abs(heading.Left - line.Left) < 4)));
        // "School" above or below "Degree" names a field.
        bool IsAmongLabels(SourceLine line) => Labelled.IsName(line.Cells().First().Text) && lines.IndexOf(line) is var at
            && new[] { at - 1, at + 1 }.Any(i => i >= 0 && i < lines.Count && lines[i].HasCells && Labelled.IsName(lines[i].Cells().First().Text));
        // "Languages" and "Tools" beside lists below a heading "Skills" are labels of groups.
        bool BelowSkills(SourceLine line) =>
            lines.Take(lines.IndexOf(line)).LastOrDefault(own.Contains) is { } above && above.Size >= line.Size && Headings.Find(above.Text)!.Value.Kind == SectionKind.Skills;
        if (rail.Count == 0)
        {
            return lines;
        }

        var split = new List<SourceLine>();
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (RailCell(line) is not { } cell || !Fits(line))
            {
                split.Add(line);
                continue;
            }

            var heading = line.Part(0, cell.End);
            heading.Gap = Math.Max(line.Gap, 20);
            // The second half of a heading on two lines, "Technical" over "Skills".
            if (split.Count > 1 && line.Gap < line.Box.Height && split.FindLastIndex(other => Headings.Find(other.Text) is { Exact: true }) is var last and >= 0
                && split.Count - last <= 3 && Math.Abs(split[last].Left - heading.Left) < 4
                && Headings.Find(split[last].Text + " " + heading.Text) is { Exact: true })
            {
                rails.Remove(split[last]);
                split[last] = SourceLine.Above(split[last], heading);
                rails.Add(split[last]);
            }
            else
            {
                rails.Add(heading);
                split.Add(heading);
            }

            split.Add(line.Part(cell.End, line.Text.Length));
        }

        return split;
    }

    /// <summary>"FORMACIÓN" over "ACADÉMICA" in a narrow column is one heading.</summary>
    private static List<SourceLine> JoinWrappedHeadings(List<SourceLine> lines)
    {
        var joined = new List<SourceLine>();
        foreach (var line in lines)
        {
            if (joined.Count > 0 && joined[^1] is var above && !line.HasCells && !above.HasCells && !line.Bullet && line.Look == above.Look && line.Column == above.Column
                && line.Page == above.Page && line.Gap < line.Size * 0.45 && above.Text.Length < 30 && (line.Bold || line.Caps || line.Size > 11.5)
                && Headings.Find(above.Text + " " + line.Text) is { Exact: true } && above.Gap > line.Gap)
            {
                joined[^1] = SourceLine.Above(above, line);
                continue;
            }

            joined.Add(line);
        }

        return joined;
    }

    private static Cut? RailCell(SourceLine line)
    {
        if (!line.HasCells || line.Bullet)
        {
            return null;
        }

        var cell = line.Cells().First();
        return cell.End < line.Text.Length && Headings.Find(line.Text[..line.Text.IndexOf('\t', StringComparison.Ordinal)]) is { Exact: true }
            ? cell
            : null;
    }

    /// <summary>Where no contact stands at the top, a block of its own with an address at the end of a section is the foot of the page.</summary>
    private static List<Section> SplitFooter(List<Section> sections)
    {
        if (sections.Exists(section => section.Kind is SectionKind.Top or SectionKind.Contact or SectionKind.References && section.Lines.Exists(HasAddress)))
        {
            return sections;
        }

        foreach (var section in sections.Where(section => section.Lines.Count > 1 && section.Kind != SectionKind.Top))
        {
            var last = section.Lines[^1];
            var first = section.Lines.FindLastIndex(line => line.Page != last.Page || line.Block != last.Block) + 1;
            var foot = section.Lines.Skip(first).ToList();
            if (first > 0 && foot.Count <= MostFootLines && foot.Exists(HasAddress) && foot.TrueForAll(line => !line.Bullet && line.Text.Length < 100))
            {
                section.Lines.RemoveRange(first, foot.Count);
                var contact = new Section(SectionKind.Contact, null);
                contact.Lines.AddRange(foot);
                return [.. sections, contact];
            }
        }

        return sections;

        static bool HasAddress(SourceLine line) => line.Text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && line.Text.IndexOf('.', at) > 0;
    }

    private const int MostFootLines = 5;

    /// <summary>Jobs that stand under no heading, below the summary or the contact lines, still are jobs.</summary>
    private static List<Section> SplitHeadless(List<Section> sections)
    {
        if (sections.Exists(section => section.Kind == SectionKind.Work))
        {
            return sections;
        }

        foreach (var section in sections.Where(section => section.Kind is SectionKind.Summary or SectionKind.Top).Reverse())
        {
            var first = section.Lines.FindIndex(line => !line.Bullet && Dates.Find(line.Text).Any(date => date.IsRange)
                && (Words.Title(line.Text) >= 1 || Words.Employer(line.Text) >= 1));
            if (first > 0)
            {
                var work = new Section(SectionKind.Work, null);
                work.Lines.AddRange(section.Lines.Skip(first));
                section.Lines.RemoveRange(first, section.Lines.Count - first);
                sections.Insert(sections.IndexOf(section) + 1, work);
                return sections;
            }
        }

        return sections;
    }
}
