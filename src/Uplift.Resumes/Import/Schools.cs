using System.Text.RegularExpressions;

namespace Uplift.Resumes.Import;

/// <summary>School, degree, subject and mark of one entry of an education section.</summary>
internal sealed class Schooling(Entry entry)
{
    public Entry Entry { get; } = entry;

    public Cut? Institution { get; set; }

    public Cut? StudyType { get; set; }

    public Cut? Area { get; set; }

    public (Cut Source, string Value)? Score { get; set; }

    public List<Cut> Places { get; } = [];

    public double Confidence { get; set; } = 0.6;
}

internal static partial class Schools
{
    public static List<Schooling> Read(List<Entry> entries)
    {
        if (entries.Exists(entry => entry.Told is not null))
        {
            return entries.ConvertAll(ReadTold);
        }

        entries = WithoutNotes(entries);
        var read = entries.ConvertAll(entry => (Entry: entry, Parts: PartsOf(entry).Parts));
        // Above 0 when degrees stand before schools.
        var degreeFirst = read.Where(item => item.Parts.Count >= 2).Sum(item => Lean(item.Parts[0].Text) - Lean(item.Parts[1].Text));
        return read.ConvertAll(item =>
        {
            var schooling = Assign(item.Entry, item.Parts, degreeFirst);
            schooling.Places.AddRange(PartsOf(item.Entry).Places);
            return schooling;
        });
    }

    private static Schooling ReadTold(Entry entry)
    {
        var schooling = new Schooling(entry) { Institution = entry.Told?.School ?? entry.Told?.Employer, Score = FindScore(entry), Confidence = 0.9 };
        if ((entry.Told?.Degree ?? entry.Told?.Title) is { } degree)
        {
            (schooling.StudyType, schooling.Area) = Degree(degree);
        }

        if (entry.Told?.Place is { } place)
        {
            schooling.Places.Add(place);
        }

        return schooling;
    }

    /// <summary>"Dean's List 2015–2017" has a date too, but names neither school nor degree and looks unlike an entry's first line.</summary>
    private static List<Entry> WithoutNotes(List<Entry> entries)
    {
        var kept = new List<Entry>();
        foreach (var entry in entries)
        {
            var first = entry.Header.FirstOrDefault();
            var text = string.Join(' ', entry.Header.Select(line => line.Text));
            var note = kept.Count > 0 && Words.School(text) == 0 && Words.Degree(text) == 0
                && (first is null || first.Look != kept[0].Header[0].Look || Headings.Find(text.Split(':')[0]) is { Kind: SectionKind.Courses });
            if (note)
            {
                kept[^1].Body.AddRange(entry.Header);
                kept[^1].Body.AddRange(entry.Body);
            }
            else if (first is not null)
            {
                kept.Add(entry);
            }
        }

        return kept;
    }

    private static double Lean(string text) => Words.Degree(text) - (1.5 * Words.School(text));

    private static (List<Piece> Parts, List<Cut> Places) PartsOf(Entry entry)
    {
        var (parts, places) = Pieces.Read(entry);
        parts = [.. parts.Where(part => !IsNote(part.Text) && Headings.Find(part.Text.Split(':')[0]) is not { Kind: SectionKind.Courses })];
        if (!parts.Exists(part => Words.School(part.Text) > 0 && Words.Degree(part.Text) == 0) || parts.Count == 1)
        {
            // School and degree share a line.
            parts = [.. parts.SelectMany(part => parts.Count == 1 || (Words.School(part.Text) > 0 && Words.Degree(part.Text) > 0) ? Apart(part) : [part])];
        }

        // "Associate degree" and then "H.R. Management, Bellows College".
        parts = [.. parts.SelectMany(part => part.Text.IndexOf(", ", StringComparison.Ordinal) is var comma and > 0 && Words.School(part.Text[..comma]) == 0
            && Words.School(part.Text[comma..]) > 0 && Words.Degree(part.Text) == 0
                ? [part with { Cut = part.Cut.Slice(0, comma) }, part with { Cut = part.Cut.Slice(comma + 2, part.Cut.Length) }]
                : (List<Piece>)[part])];
        return (parts, places);
    }

    private static List<Piece> Apart(Piece part)
    {
        foreach (var separators in (string[][])[[" — ", " – ", " - ", "—"], [" @ ", " at "], [", "]])
        {
            var cuts = Pieces.At(part.Cut, separators).Where(cut => cut.Length > 1).ToList();
            if (cuts.Count < 2)
            {
                continue;
            }

            var school = cuts.FindIndex(cut => Words.School(cut.Text) > 0 && Words.Degree(cut.Text) == 0);
            if (school < 0)
            {
                school = cuts.FindIndex(cut => Words.School(cut.Text) > 0);
            }

            if (school < 0)
            {
                if (cuts.Count == 2 && Words.Degree(part.Text) > 0 && separators[0] != ", ")
                {
                    return cuts.ConvertAll(cut => part with { Cut = cut });
                }

                continue;
            }

            var pieces = new List<Piece>();
            if (school > 0)
            {
                pieces.Add(part with { Cut = new Cut(part.Cut.Line, cuts[0].Start, cuts[school - 1].End) });
            }

            // "University of California, Berkeley": what follows a school without speaking for a degree is part of its name.
            var end = school;
            while (end + 1 < cuts.Count && Words.Degree(cuts[end + 1].Text) == 0 && cuts[end + 1].Text.Count(c => c == ' ') < 2 && !IsNote(cuts[end + 1].Text))
            {
                end++;
            }

            pieces.Add(part with { Cut = new Cut(part.Cut.Line, cuts[school].Start, cuts[end].End) });
            if (end + 1 < cuts.Count)
            {
                pieces.Add(part with { Cut = new Cut(part.Cut.Line, cuts[end + 1].Start, cuts[^1].End) });
            }

            return pieces;
        }

        return [part];
    }

    private static Schooling Assign(Entry entry, List<Piece> parts, double degreeFirst)
    {
        var result = new Schooling(entry) { Score = FindScore(entry) };
        if (parts.Count == 0)
        {
            return result;
        }

        var school = parts.Where(part => Words.School(part.Text) > 0).MinBy(part => Lean(part.Text) + (0.2 * parts.IndexOf(part)))
            ?? (parts.Count == 1
                ? Words.Degree(parts[0].Text) > 0 ? null : parts[0]
                : parts.Where(part => Words.Degree(part.Text) == 0).ElementAtOrDefault(0) is { } plain && parts.Exists(part => Words.Degree(part.Text) > 0)
                    ? plain
                    : degreeFirst > 0 ? parts[1] : parts[0]);
        result.Institution = school?.Cut;
        result.Confidence = school is null ? 0.5 : Words.School(school.Text) > 0 ? 0.9 : 0.6;
        var rest = parts.Where(part => part != school).ToList();
        var degree = rest.MaxBy(part => Words.Degree(part.Text) - (0.1 * rest.IndexOf(part)));
        if (degree is null)
        {
            return result;
        }

        (result.StudyType, result.Area) = Degree(degree.Cut);
        if (result.Area is null && rest.Find(part => part != degree && part.Row == degree.Row && Words.Degree(part.Text) == 0) is { } subject)
        {
            result.Area = subject.Cut;
        }

        return result;
    }

    /// <summary>"B.Sc. in Computer Science", "Bachelor of Science, Computer Science", "Licence en informatique", "BS Computer Science".</summary>
    public static (Cut? StudyType, Cut? Area) Degree(Cut whole)
    {
        var text = whole.Text;
        foreach (var separator in (string[])[" in ", ", ", ": ", " en ", " em ", " im Fach ", " — ", " – ", " - ", " · "])
        {
            var at = text.IndexOf(separator, StringComparison.OrdinalIgnoreCase);
            if (at > 0 && at + separator.Length < text.Length && Words.Degree(text[..at]) > 0)
            {
                return (whole.Slice(0, at).Trimmed(" ,"), whole.Slice(at + separator.Length, text.Length).Trimmed(" ,"));
            }
        }

        var first = text.IndexOf(' ', StringComparison.Ordinal);
        if (first > 0 && Words.Degree(text[..first]) > 0 && first <= 6 && !text[first..].StartsWith(" of ", StringComparison.Ordinal)
            && !text[first..].StartsWith(" de ", StringComparison.Ordinal))
        {
            return (whole.Slice(0, first).Trimmed(" ,"), whole.Slice(first, text.Length).Trimmed(" ,"));
        }

        return Words.Degree(text) > 0 ? (whole, null) : (null, whole);
    }

    /// <summary>A mark or an honour, neither school nor subject.</summary>
    private static bool IsNote(string text) =>
        HonourText().IsMatch(text) || (ScoreText().IsMatch(text) && text.Length < 60 && Words.Degree(ScoreText().Replace(text, "")) == 0);

    private static (Cut, string)? FindScore(Entry entry)
    {
        foreach (var line in entry.Header.Concat(entry.Body))
        {
            if (ScoreText().Match(line.Text) is { Success: true } match)
            {
                var group = match.Groups["score"].Success ? match.Groups["score"] : match.Groups["before"];
                return (new Cut(line, match.Index, match.Index + match.Length), group.Value);
            }
        }

        return null;
    }

    [GeneratedRegex(
        @"^(?:(?:magna |summa )?cum laude|dean.s list|with (?:high )?(?:honou?rs|distinction)|honou?rs?:|mit auszeichnung|mention )",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex HonourText();

    [GeneratedRegex(
        @"\b(?:cumulative |overall |cum\. |major |final )?(?:GPA|CGPA|G\.P\.A\.|grade|note|abschlussnote|notendurchschnitt|durchschnitt|moyenne|mention|nota|nota media|média|promedio)\s*(?:[:=]|of)?\s*(?<score>\d{1,2}(?:[.,]\d{1,2})?(?:\s?/\s?\d{1,3}(?:[.,]\d{1,2})?)?)|\b(?<before>\d[.,]\d{1,2}(?:\s?/\s?\d{1,2}(?:[.,]\d{1,2})?)?)\s+(?:GPA|CGPA)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex ScoreText();
}
