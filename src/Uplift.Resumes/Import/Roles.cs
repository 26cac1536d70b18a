namespace Uplift.Resumes.Import;

/// <summary>Title, employer and place of one job as cuts of its lines.</summary>
internal sealed class Role(Entry entry)
{
    public Entry Entry { get; } = entry;

    public Cut? Title { get; set; }

    public Cut? Employer { get; set; }

    public Cut? Place { get; set; }

    /// <summary>What else the header says.</summary>
    public List<Cut> Rest { get; } = [];

    /// <summary>0 to 1, for title and employer.</summary>
    public double Confidence { get; set; } = 0.5;

    /// <summary>The employer stands above several roles.</summary>
    public bool Inherited { get; set; }
}

/// <summary>
/// Tells title from employer: by words that speak for one of them, and by the arrangement that most entries of the section follow.
/// </summary>
internal static class Roles
{
    private static readonly string[][] Levels = [[" — ", " – ", "—", " - "], [" @ ", " at ", " bei ", " chez "], [", "]];

    public static List<Role> Read(List<Entry> entries)
    {
        if (entries.Exists(entry => entry.Told is not null))
        {
            return entries.ConvertAll(entry => new Role(entry)
            {
                Title = entry.Told?.Title,
                Employer = entry.Told?.Employer,
                Place = entry.Told?.Place,
                Confidence = 0.9,
            });
        }

        var read = entries.ConvertAll(PartsOf);
        var titleFirst = TitleFirst(read.Select(item => item.Parts));
        var arrangement = new Arrangement(read.Select(item => item.Parts), Lean);
        var roles = new List<Role>();
        for (var i = 0; i < entries.Count; i++)
        {
            var (parts, places) = read[i];
            var role = new Role(entries[i]) { Place = places.Count > 0 ? places[0] : null };
            Assign(role, parts, titleFirst, arrangement);
            roles.Add(role);
        }

        DropBanners(roles);
        Inherit(roles);
        foreach (var role in roles.Where(role => role.Title is { } && role.Employer is null && !role.Inherited))
        {
            SplitSingle(role);
        }

        SplitAsOthers(roles);

        foreach (var role in roles.Where(role => role is { Employer: null, Title: { }, Inherited: false }))
        {
            EmployerFromPlace(role, roles);
        }

        TakeTowns(roles);
        return roles;
    }

    private static (List<Piece> Parts, List<Cut> Places) PartsOf(Entry entry)
    {
        var (parts, places) = Pieces.Read(entry);
        if (parts.Count == 0 && entry.Body.Count > 0 && entry.Body[0] is { Bullet: true } first && first.Text.Length < 90 && !Words.IsProse(first.Text)
            && Words.Title(first.Text) + Words.Employer(first.Text) >= 1)
        {
            // A date as heading, the role as the first list item below it.
            entry.Body.RemoveAt(0);
            entry.Header.Add(first);
            (parts, places) = Pieces.Read(entry);
        }

        if (parts.Count == 1)
        {
            parts = Split(parts[0]);
        }
        else if (parts.Count >= 3 && places.Count == 0 && parts.FindLastIndex(part => IsBarePlace(part, parts)) is var place and >= 0)
        {
            places.Add(parts[place].Cut);
            parts.RemoveAt(place);
        }

        else if (parts.Count >= 3 && places.Count == 0 && parts.Find(part => IsTownBelowDate(part, parts, entry)) is { } town)
        {
            places.Add(town.Cut);
            parts.Remove(town);
        }

        return (parts, places);
    }

    /// <summary>A town alone below the dates, in a cell of their own.</summary>
    private static bool IsTownBelowDate(Piece part, List<Piece> parts, Entry entry) =>
        part.Row > 0 && entry.Header[part.Row - 1] is var above && PageLines.IsDateAlone(above.Text) && part.Cut.Length == part.Cut.Line.Text.Length && Words.IsTownLike(part.Text)
        && above.Block == part.Cut.Line.Block && parts.TrueForAll(other => other == part || other.Cut.Line.Block != above.Block);

    /// <summary>A city without its country, at the right of a line: no word of it speaks for anything else.</summary>
    private static bool IsBarePlace(Piece part, List<Piece> parts) =>
        part.Cell > 0 && Words.Title(part.Text) == 0 && Words.Employer(part.Text) == 0 && part.Text.Count(c => c == ' ') <= 3 && !part.Text.Any(char.IsDigit)
        && parts.Exists(other => other.Row == part.Row && other.Cell < part.Cell);

    /// <summary>One part that holds both: split at the strongest separator that leaves something sensible on both sides.</summary>
    private static List<Piece> Split(Piece part)
    {
        for (var level = 0; level < 2; level++)
        {
            var pieces = Pieces.At(part.Cut, Levels[level]).Where(cut => cut.Length > 1).ToList();
            if (pieces.Count >= 2 && (level == 0 || Words.Title(pieces[0].Text) >= 1))
            {
                // More than two: what belongs to the first or the last is told by its words later.
                return pieces.ConvertAll(cut => part with { Cut = cut.Trimmed(" ,;") });
            }
        }

        return [part];
    }

    /// <summary>Above 0 when titles stand before employers in this section.</summary>
    private static double TitleFirst(IEnumerable<List<Piece>> entries) => entries
        .Where(parts => parts.Count >= 2)
        .Sum(parts => Math.Clamp(Lean(parts[0].Text) - Lean(parts[1].Text), -2.5, 2.5));

    /// <summary>Above 0 for a title, below 0 for an employer.</summary>
    private static double Lean(string text) => Words.Title(text) - ((Words.IsTitleThroughout(text) ? 0.4 : 1.1) * Words.Employer(text)) - (0.3 * Words.School(text));

    private static void Assign(Role role, List<Piece> parts, double titleFirst, Arrangement arrangement)
    {
        // A sentence behind the header is neither.
        role.Rest.AddRange(parts.Where(part => IsSentence(part.Text)).Select(part => part.Cut));
        parts = parts.FindAll(part => !IsSentence(part.Text));
        if (parts.Count == 0)
        {
            return;
        }

        if (parts.Count == 1)
        {
            var lean = Lean(parts[0].Text);
            if (lean >= 0 || CommaSplit(parts[0].Cut) is { })
            {
                role.Title = parts[0].Cut;
            }
            else
            {
                role.Employer = parts[0].Cut;
            }

            role.Confidence = 0.4 + Math.Min(0.4, Math.Abs(lean) * 0.2);
            return;
        }

        if (parts.Count == 2)
        {
            var own = Lean(parts[0].Text) - Lean(parts[1].Text);
            // The arrangement of the section outweighs one entry unless that one is very clear.
            var sum = own + Math.Clamp(titleFirst, -2, 2);
            // Where no word speaks, a town does: it is behind the employer.
            var first = sum > 0 || (sum == 0 && (parts[0].Row == parts[1].Row || (Town(parts[1].Cut) is not null && Town(parts[0].Cut) is null)));
            Set(role, parts[first ? 0 : 1].Cut, parts[first ? 1 : 0].Cut, Math.Abs(sum));
            return;
        }

        var best = (Score: double.MinValue, Title: 0, Employer: 1);
        for (var t = 0; t < parts.Count; t++)
        {
            for (var e = 0; e < parts.Count; e++)
            {
                if (t == e)
                {
                    continue;
                }

                var score = arrangement.Lean(parts, t) - arrangement.Lean(parts, e) - Arrangement.Misfit(parts, t, e)
                    + (Math.Sign(e - t) * Math.Clamp(titleFirst, -1, 1) * 0.8)
                    - (0.35 * Math.Abs(t - e)) - (0.15 * Math.Min(t, e))
                    + (parts[t].Bold || parts[e].Bold ? 0.2 : 0);
                if (score > best.Score)
                {
                    best = (score, t, e);
                }
            }
        }

        Set(role, parts[best.Title].Cut, parts[best.Employer].Cut, Math.Max(0, best.Score));
        role.Rest.AddRange(parts.Where((_, i) => i != best.Title && i != best.Employer).Select(part => part.Cut));
        // A town on a line of its own below both, or behind the employer.
        if (role.Place is null && role.Rest.Count > 0 && role.Rest[^1] is var last && Words.IsTownLike(last.Text)
            && ((last.Line != role.Title!.Value.Line && last.Line != role.Employer!.Value.Line) || (last.Line == role.Employer!.Value.Line && last.Start > role.Employer.Value.Start)))
        {
            role.Place = last;
            role.Rest.RemoveAt(role.Rest.Count - 1);
        }
    }

    private static bool IsSentence(string text) => text.EndsWith('.') && text.Split(' ') is { Length: > 3 } words && words.Count(word => char.IsLower(word[0])) >= 2;

    private static void Set(Role role, Cut title, Cut employer, double margin)
    {
        role.Title = title;
        role.Employer = employer;
        role.Confidence = 0.5 + Math.Min(0.45, margin * 0.15);
    }

    /// <summary>One employer above several roles: the banner's name holds for the roles below it.</summary>
    private static void Inherit(List<Role> roles)
    {
        for (var i = 0; i < roles.Count; i++)
        {
            var role = roles[i];
            if (role.Employer is { } && role.Title is null && role.Entry.Body.Count == 0 && i + 1 < roles.Count
                && roles[i + 1] is { Employer: null, Title: { } } next)
            {
                next.Employer = role.Employer;
                next.Place ??= role.Place;
                next.Inherited = true;
                roles.RemoveAt(i);
                i--;
                continue;
            }

            if (i == 0 || role.Employer is { } || role.Title is not { } title)
            {
                continue;
            }

            var above = roles[i - 1];
            // The role above had its employer on a line of its own, and its title looks as this one does.
            if (above.Employer is { } employer && above.Title is { } aboveTitle
                && (above.Inherited || employer.Line != aboveTitle.Line)
                && (above.Inherited || employer.Line.Box.Top < aboveTitle.Line.Box.Top || employer.Line.Page < aboveTitle.Line.Page)
                && SameLook(aboveTitle, title) && Math.Abs(aboveTitle.Line.Left - title.Line.Left) < 4
                && title.Line.Look != above.Employer.Value.Line.Look | Math.Abs(employer.Line.Left - title.Line.Left) > 4
                && CommaSplit(title) is not { Sure: true })
            {
                role.Employer = employer;
                role.Place ??= above.Place;
                role.Inherited = true;
                role.Confidence = 0.75;
            }
        }
    }

    /// <summary>Of the title, not of its line: beside a short title the dates are the longest part of it.</summary>
    private static bool SameLook(Cut a, Cut b)
    {
        var (first, second) = (a.Run.Style, b.Run.Style);
        return first.Bold == second.Bold && first.Italic == second.Italic && Math.Abs(first.Size - second.Size) < 0.6 && first.Color == second.Color;
    }

    /// <summary>"Halcyon Games [tab] 2015 – 2021" over roles with dates of their own within those years names the employer of them all.</summary>
    private static void DropBanners(List<Role> roles)
    {
        for (var i = 0; i + 1 < roles.Count; i++)
        {
            var (banner, next) = (roles[i], roles[i + 1]);
            if (banner.Entry is not { Body.Count: 0, Date: { Span.IsRange: true } whole } || next.Entry.Date is not { Span.IsRange: true } part
                || (banner.Title is null) == (banner.Employer is null) || (next.Title is null) == (next.Employer is null) || !Encloses(whole.Span, part.Span))
            {
                continue;
            }

            var (name, role) = ((banner.Employer ?? banner.Title)!.Value, (next.Title ?? next.Employer)!.Value);
            if (SameLook(name, role) || Lean(name.Text) > 1 || Lean(role.Text) < -1)
            {
                continue;
            }

            for (var k = i + 1; k < roles.Count && (roles[k].Title is null) != (roles[k].Employer is null)
                && (roles[k].Title ?? roles[k].Employer) is { } title && SameLook(title, role) && roles[k].Entry.Date is { } date && Encloses(whole.Span, date.Span); k++)
            {
                (roles[k].Title, roles[k].Employer, roles[k].Inherited, roles[k].Confidence) = (title, name, true, 0.75);
                roles[k].Place ??= banner.Place;
            }

            whole.Cut.Use();
            roles.RemoveAt(i);
        }
    }

    private static bool Encloses(DateSpan whole, DateSpan part) =>
        whole.From is { } from && part.From is { } start && string.CompareOrdinal(from[..4], start[..4]) <= 0
        && (whole.To is null || (part.To is { } end && string.CompareOrdinal(whole.To[..4], end[..4]) >= 0));

    /// <summary>"Elektroniker, Halcyon, Köln" where no word is known: the order in which the other jobs of the section are written decides.</summary>
    private static void SplitAsOthers(List<Role> roles)
    {
        var split = roles.Where(role => role is { Inherited: false, Title: { } title, Employer: { } employer } && title.Line == employer.Line).ToList();
        var titleFirst = split.Count(role => role.Title!.Value.Start < role.Employer!.Value.Start);
        foreach (var role in roles.Where(role => !role.Inherited && (role.Title is null) != (role.Employer is null)))
        {
            var whole = (role.Title ?? role.Employer)!.Value;
            var comma = whole.Text.IndexOf(", ", StringComparison.Ordinal);
            if (comma < 2 || split.Count == 0 || titleFirst * 2 == split.Count)
            {
                continue;
            }

            var rest = whole.Slice(comma + 2, whole.Length).Trimmed(" ,");
            var (first, second) = (whole.Slice(0, comma).Trimmed(" ,"), rest);
            if (role.Place is null && rest.Text.IndexOf(", ", StringComparison.Ordinal) is > 1 and var next && titleFirst * 2 > split.Count)
            {
                (second, role.Place) = (rest.Slice(0, next), rest.Slice(next + 2, rest.Length).Trimmed());
            }

            (role.Title, role.Employer) = titleFirst * 2 > split.Count ? (first, second) : (second, first);
            role.Confidence = 0.55;
        }
    }

    private static void SplitSingle(Role role)
    {
        if (role.Title is { } whole && CommaSplit(whole) is { } split)
        {
            role.Title = split.Title;
            role.Employer = split.Employer;
            role.Confidence = split.Sure ? 0.85 : 0.65;
        }
    }

    /// <summary>"Tidepool, Singapore" reads like a town and its country until other jobs show that employers stand there.</summary>
    private static void EmployerFromPlace(Role role, List<Role> roles)
    {
        if (role.Place is not { } place || place.Text.IndexOf(", ", StringComparison.Ordinal) is not (> 1 and var comma)
            || !roles.Exists(other => other is { Employer: { } employer, Place: { } town } && employer.Line == town.Line && employer.End <= town.Start))
        {
            return;
        }

        role.Employer = place.Slice(0, comma);
        role.Place = place.Slice(comma + 2, place.Length).Trimmed();
        role.Confidence = 0.55;
    }

    /// <summary>"Harbour &amp; Wren, Leeds": when every employer of the section has such an end, it is where the employer is.</summary>
    private static void TakeTowns(List<Role> roles)
    {
        var employers = roles.FindAll(role => role.Employer is { } && !role.Inherited);
        var towns = employers.ConvertAll(role => Town(role.Employer!.Value));
        if (employers.Count < 2 || Enumerable.Range(0, employers.Count).Any(i => employers[i].Place is null && towns[i] is null))
        {
            return;
        }

        for (var i = 0; i < employers.Count; i++)
        {
            if (employers[i].Place is { })
            {
                continue;
            }

            var (name, town) = towns[i]!.Value;
            employers[i].Employer = name;
            employers[i].Place = town;
        }
    }

    private static (Cut Name, Cut Town)? Town(Cut employer)
    {
        foreach (var separator in (string[])[" — ", " – ", ", ", " - ", " ("])
        {
            var at = employer.Text.LastIndexOf(separator, StringComparison.Ordinal);
            if (at <= 1)
            {
                continue;
            }

            var tail = employer.Slice(at + separator.Length, employer.Length).Trimmed(" )");
            return tail.Length > 2 && tail.Text.Count(c => c == ' ') <= 2 && char.IsUpper(tail.Text[0]) && tail.Text.All(c => char.IsLetter(c) || c is ' ' or '-' or '.' or '\'')
                && Words.Title(tail.Text) == 0 && Words.Employer(tail.Text) == 0 && Words.Employer(tail.Text.Replace(".", "", StringComparison.Ordinal)) == 0
                    ? (employer.Slice(0, at).Trimmed(" ,"), tail)
                    : null;
        }

        return null;
    }

    private static (Cut Title, Cut Employer, bool Sure)? CommaSplit(Cut whole)
    {
        var text = whole.Text;
        (double Score, Cut Title, Cut Employer, bool Sure)? best = null;
        for (var at = text.IndexOf(", ", StringComparison.Ordinal); at > 0; at = text.IndexOf(", ", at + 1, StringComparison.Ordinal))
        {
            var left = whole.Slice(0, at).Trimmed();
            var right = whole.Slice(at + 2, text.Length).Trimmed();
            var (l, r) = (Lean(left.Text), Lean(right.Text));
            if (l > 0.5 && r < 0.25)
            {
                Keep(l - r, left, right, Words.IsCompany(right.Text));
            }
            else if (r > 0.5 && l < 0.25)
            {
                Keep(r - l, right, left, Words.IsCompany(left.Text));
            }
            else if (Math.Abs(l) < 0.25 && r < -0.5)
            {
                // Only the employer says what it is.
                Keep(-r * 0.5, left, right, false);
            }
        }

        return best is { } found ? (found.Title, found.Employer, found.Sure) : null;

        void Keep(double score, Cut title, Cut employer, bool sure)
        {
            if (best is null || score > best.Value.Score)
            {
                best = (score, title, employer, sure);
            }
        }
    }
}
