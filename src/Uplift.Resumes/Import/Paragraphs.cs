using System.Text;

namespace Uplift.Resumes.Import;

/// <summary>Joins wrapped lines: list items become highlights, the rest becomes paragraphs.</summary>
internal static class Paragraphs
{
    public sealed record Result(IReadOnlyList<List<Cut>> Texts, IReadOnlyList<List<Cut>> Items);

    public static Result Read(IReadOnlyList<SourceLine> lines)
    {
        var texts = new List<List<Cut>>();
        var items = new List<List<Cut>>();
        List<Cut>? current = null;
        SourceLine? above = null;
        SourceLine? item = null;
        foreach (var line in lines)
        {
            if (line.Bullet)
            {
                current = [line.Whole];
                items.Add(current);
                item = line;
            }
            else if (current is not null && above is not null && item is not null && ContinuesItem(line, above, item))
            {
                current.Add(line.Whole);
            }
            else if (current is not null && above is not null && item is null && line.Gap < line.Box.Height * 0.75 && line.Role == above.Role && line.Look.Bold == above.Look.Bold)
            {
                current.Add(line.Whole);
            }
            else
            {
                current = [line.Whole];
                texts.Add(current);
                item = null;
            }

            above = line;
        }

        return new Result(texts, items);
    }

    private static bool ContinuesItem(SourceLine line, SourceLine above, SourceLine item)
    {
        if (item.Role is "LI" or "LBody")
        {
            return line.Role == item.Role;
        }

        return line.Left >= item.TextLeft - 3 || char.IsLower(line.Text[0]) || line.Column != item.Column || line.Page != item.Page
            || (line.Left >= item.Left - 2 && above.Box.Right > line.Box.Left + 200 && line.Gap < line.Box.Height * 0.6);
    }

    /// <summary>One string of the lines; a hyphen at the end of a line holds its word together.</summary>
    public static string Join(IEnumerable<Cut> lines)
    {
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            var next = line.Text.Replace('\t', ' ');
            if (text.Length > 1 && next.Length > 0)
            {
                var broken = (text[^1] is '-' or '‐' && char.IsLetterOrDigit(text[^2]) && char.IsLower(next[0])) || (text[^1] == '/' && char.IsLetterOrDigit(text[^2]));
                if (!broken)
                {
                    text.Append(' ');
                }
            }

            text.Append(next);
        }

        return text.ToString();
    }
}
