namespace Uplift.Resumes.Import;

/// <summary>Paragraphs that wrap, lines with a label, and lists.</summary>
internal sealed partial class ToldResume
{
    private List<List<Cut>> ParagraphsOf(List<SourceLine> content)
    {
        var paragraphs = new List<List<Cut>>();
        SourceLine? above = null;
        foreach (var line in content)
        {
            if (above is not null && Wraps(above, line) && !(line.Runs[0].Style.Bold && LabelOf([line.Whole]) is not null))
            {
                paragraphs[^1].Add(line.Whole);
            }
            else
            {
                paragraphs.Add([line.Whole]);
            }

            above = line;
        }

        return paragraphs;
    }

    /// <summary>Whether the line goes on with the one above: same distance as lines of a paragraph have, or at the top of the next page with a word that did not fit.</summary>
    private bool Wraps(SourceLine above, SourceLine line)
    {
        if (paragraphsAreLines || above.Role != line.Role && !(above.Role is "Lbl" && line.Role is "LI"))
        {
            return false;
        }

        if (line.Page != above.Page)
        {
            var right = lines.Max(one => one.Box.Right);
            var word = line.Text.Split(' ')[0];
            var width = line.Runs[0].Box.Width / Math.Max(1, line.Runs[0].End - line.Runs[0].Start) * (word.Length + 1);
            return above.Box.Right + width > right - 4 && above.Size == line.Size;
        }

        if (above.Box.Right < lines.Min(one => one.Left) + (0.5 * (line.PageWidth - (2 * lines.Min(one => one.Left)))))
        {
            return false;
        }

        var apart = line.Box.Bottom - above.Box.Bottom;
        return Math.Abs(line.Size - above.Size) < 0.3 && (line.Role == "P" ? apart < Math.Min(pitch + 0.9, line.Style.Size * MostLeading) : apart < above.Size * 1.45);
    }

    /// <summary>A bold label, perhaps "(remark)", then ": " and the text.</summary>
    private static (string Label, int LabelEnd, string? Remark, int TextStart, List<Cut> Text)? LabelOf(List<Cut> cuts)
    {
        var first = cuts[0];
        var bold = first.Line.Runs.TakeWhile(run => run.Style.Bold).Select(run => run.End).DefaultIfEmpty(0).Max();
        if (bold == 0 || bold >= first.End)
        {
            return null;
        }

        var rest = first.Line.Text[bold..];
        var remark = rest.StartsWith(" (", StringComparison.Ordinal) && rest.IndexOf("): ", StringComparison.Ordinal) is var close and > 0 ? rest[2..close] : null;
        var start = bold + (remark is null ? rest.StartsWith(": ", StringComparison.Ordinal) ? 2 : -1 : remark.Length + 5);
        return start < bold
            ? null
            : (first.Line.Text[..bold].Trim(), bold, remark, start, [new Cut(first.Line, Math.Min(start, first.End), first.End).Trimmed(), .. cuts.Skip(1)]);
    }

    /// <summary>Parted by semicolons where there are any, else by commas.</summary>
    private static List<(string Text, List<Cut> Cuts)> ListOf(List<Cut> cuts)
    {
        var text = Spaced(cuts);
        var items = text.Split(text.Contains("; ", StringComparison.Ordinal) ? "; " : ", ", StringSplitOptions.RemoveEmptyEntries);
        return [.. items.Select(item => (item, cuts.FindAll(cut => items.Length == 1 || cut.Text.Contains(item, StringComparison.Ordinal)) is { Count: > 0 } own ? own : cuts))];
    }

    private static string Spaced(IEnumerable<Cut> cuts) => string.Join(' ', cuts.Select(cut => cut.Text.Replace('\t', ' ')));
}
