using System.Text.RegularExpressions;

namespace Uplift.Resumes.Import;

/// <summary>A part of an entry's header that may be a title, an employer, a school or a place.</summary>
/// <param name="Row">The header line it stands on.</param>
/// <param name="Cell">Its cell on that line.</param>
internal sealed record Piece(Cut Cut, int Row, int Cell)
{
    public string Text => Cut.Text;

    public bool Bold => Cut.Run.Style.Bold;
}

/// <summary>Takes the header of an entry apart at cells, changes of style, separators; dates and places are set aside.</summary>
internal static partial class Pieces
{
    private const int MostLetters = 2_000;
    /// <summary>Words that say that an employer follows.</summary>
    private static readonly string[] Before = ["at ", "chez ", "bei der ", "bei ", "@ "];

    private static readonly string[] Separators = [" | ", "|", "•", " · ", "·", " ∙ ", " @ "];
    private static readonly string[] BySlash = [.. Separators, " / "];

    private const string Edges = " \t,;|•·∙-–—:()[]/@";

    public static (List<Piece> Parts, List<Cut> Places) Read(Entry entry)
    {
        var parts = new List<Piece>();
        var places = new List<Cut>();
        for (var row = 0; row < entry.Header.Count; row++)
        {
            var line = entry.Header[row];
            var cells = line.Cells().ToList();
            for (var c = 0; c < cells.Count; c++)
            {
                foreach (var undated in WithoutDate(cells[c], entry))
                {
                    // Where a slash parts the dates from the rest, it parts the rest too; "Developer / Team Lead" is one title otherwise.
                    var separators = ClosesWithSlash(line, entry) ? BySlash : Separators;
                    foreach (var styled in AtStyles(undated))
                    {
                        foreach (var split in At(styled, separators))
                        {
                            Take(new Piece(split, row, c), cells.Count > 1 && c == cells.Count - 1);
                        }
                    }
                }
            }
        }

        return (parts, places);

        void Take(Piece piece, bool lastCell)
        {
            var cut = piece.Cut.Trimmed(" \t,;|•·-–—:/@").Unwrapped();
            if (DurationText().IsMatch(cut.Text))
            {
                // "3 years 8 months" says again what the dates said.
                cut.Use();
                return;
            }

            if (Array.Find(Before, word => cut.Text.StartsWith(word, StringComparison.Ordinal)) is { } before)
            {
                cut = cut.Slice(before.Length, cut.Length).Trimmed();
            }

            if (cut.Length == 0 || !cut.Text.Any(char.IsLetterOrDigit))
            {
                return;
            }

            if (Words.IsPlace(cut.Text) && (Words.Employer(cut.Text.Split(',')[0]) == 0 || lastCell))
            {
                places.Add(Ended(cut));
                return;
            }

            if (PlaceBehind(cut) is { } place)
            {
                places.Add(Ended(place));
                cut = new Cut(cut.Line, cut.Start, place.Start).Trimmed(" \t,;|•·-–—:.(").Closed();
            }

            if (cut.Length > 0)
            {
                parts.Add(piece with { Cut = cut });
            }
        }
    }

    /// <summary>Without the full stop of a sentence; the one of "U.S." is its own.</summary>
    private static Cut Ended(Cut place) =>
        place.Text.EndsWith('.') && place.Text.Count(c => c == '.') == 1 ? place.Slice(0, place.Length - 1) : place;

    /// <summary>"Meridian Labs, Chicago, IL" names a place at its end.</summary>
    private static Cut? PlaceBehind(Cut cut)
    {
        var text = cut.Text;
        foreach (var separator in (string[])[" — ", " – ", " - ", " | ", " (", ". ", ", ", " @ "])
        {
            for (var at = text.LastIndexOf(separator, StringComparison.Ordinal); at > 0; at = text.LastIndexOf(separator, at - 1, StringComparison.Ordinal))
            {
                var tail = text[(at + separator.Length)..].Trim(' ', ')', ',');
                if (tail.Length < 2 || (separator == ". " && Words.IsRegion(tail)))
                {
                    continue;
                }

                if ((Words.IsPlace(tail) && Words.Employer(tail.Split(',')[0]) == 0 && Words.School(tail) == 0)
                    || (Words.IsRegion(tail) && tail.Length > 2 && (Words.Employer(text[..at]) > 0 || Words.School(text[..at]) > 0)))
                {
                    // "Fabrikam Ltd, Leeds, England": the town goes with its country.
                    var town = at > 0 ? text.LastIndexOf(", ", at - 1, StringComparison.Ordinal) : -1;
                    var whole = town > 0 && !Words.IsPlace(tail) && Words.IsPlace(text[(town + 2)..]) && (Words.Employer(text[..town]) > 0 || Words.School(text[..town]) > 0)
                        && Words.Employer(text[(town + 2)..at]) == 0 && Words.School(text[(town + 2)..at]) == 0;
                    var start = cut.Start + (whole ? town + 2 : at + separator.Length);
                    return new Cut(cut.Line, start, cut.End).Trimmed(" ,)");
                }
            }
        }

        return null;
    }

    private static IEnumerable<Cut> WithoutDate(Cut cell, Entry entry)
    {
        if (entry.Date is not { } date || date.Cut.Line != cell.Line || date.Cut.Start >= cell.End || date.Cut.End <= cell.Start)
        {
            yield return cell;
            yield break;
        }

        yield return new Cut(cell.Line, cell.Start, Math.Max(cell.Start, date.Cut.Start)).Trimmed(Edges.Replace(")", "", StringComparison.Ordinal)).Unwrapped();
        yield return new Cut(cell.Line, Math.Min(cell.End, date.Cut.End), cell.End).Trimmed(Edges.Replace("(", "", StringComparison.Ordinal));
    }

    private static bool ClosesWithSlash(SourceLine line, Entry entry) =>
        entry.Date is { } date && date.Cut.Line == line && line.Text.AsSpan(0, date.Cut.Start).TrimEnd(" \t").EndsWith(" /");

    /// <summary>Bold beside regular, or one colour beside another, parts two fields even without a separator.</summary>
    private static IEnumerable<Cut> AtStyles(Cut cut)
    {
        var start = cut.Start;
        StyleRun? left = null;
        foreach (var right in cut.Line.Runs)
        {
            // A comma or a dash between two styles is of neither.
            if (!Speaks(cut.Line.Text, right))
            {
                continue;
            }

            if (left is not null && right.Start > start && right.Start < cut.End && IsFieldChange(cut.Line.Text, left, right))
            {
                yield return new Cut(cut.Line, start, right.Start);
                start = right.Start;
            }

            left = right;
        }

        yield return new Cut(cut.Line, start, cut.End);
    }

    /// <summary>Inside a word, and for a symbol or two, a change of style is a matter of fonts.</summary>
    private static bool Speaks(string text, StyleRun run) => text[run.Start..run.End].Count(char.IsLetter) > 2;

    private static bool IsFieldChange(string text, StyleRun left, StyleRun right) =>
        (left.Style.Bold != right.Style.Bold || left.Style.Color != right.Style.Color || left.Style.Italic != right.Style.Italic
            || Math.Abs(left.Style.Size - right.Style.Size) >= 1.2)
        && !(char.IsLetterOrDigit(text[right.Start - 1]) && char.IsLetterOrDigit(text[right.Start]));

    public static IEnumerable<Cut> At(Cut cut, params string[] separators)
    {
        var text = cut.Text;
        var start = 0;
        if (text.Length > MostLetters)
        {
            // A paragraph of that length has no fields to part, and looking for parentheses at each comma would cost its square.
            yield return cut;
            yield break;
        }

        for (var i = 0; i < text.Length;)
        {
            var separator = Array.Find(separators, s => string.CompareOrdinal(text, i, s, 0, s.Length) == 0);
            if (separator is null || InParentheses(text, i))
            {
                i++;
                continue;
            }

            yield return cut.Slice(start, i).Trimmed();
            i += separator.Length;
            start = i;
        }

        yield return cut.Slice(start, text.Length).Trimmed();
    }

    private static bool InParentheses(string text, int at) =>
        text.AsSpan(0, at).Count('(') > text.AsSpan(0, at).Count(')') && text.AsSpan(at).Contains(')');

    /// <summary>Without parentheses that enclose all of it.</summary>
    private static Cut Unwrapped(this Cut cut) =>
        cut.Length > 2 && cut.Text[0] == '(' && cut.Text[^1] == ')' && cut.Text.Count(c => c == '(') == 1 ? cut.Slice(1, cut.Length - 1) : cut.Closed();

    /// <summary>Without a parenthesis at the end that is never closed.</summary>
    private static Cut Closed(this Cut cut) =>
        cut.Text.EndsWith('(') || (cut.Text.EndsWith(')') && !cut.Text.Contains('(', StringComparison.Ordinal)) ? cut.Slice(0, cut.Length - 1).Trimmed(" ,") : cut;

    [GeneratedRegex(
        @"^\(?(?:\d{1,2}\+? ?(?:years?|yrs?|months?|mos?|ans?|mois|jahre?n?|monate?n?|años?|mes(?:es)?|anos?|mês)\.?,? ?(?:and |et |und |y |e )?){1,2}\)?$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DurationText();
}
