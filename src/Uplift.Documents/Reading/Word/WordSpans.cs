using System.Text;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Word;

/// <summary>Spans of a line as they are read, out of runs as an editor left them.</summary>
internal static class WordSpans
{
    /// <summary>Without gaps at the ends and with as few spans as the looks of the text allow.</summary>
    public static List<TextSpan> Tidy(List<TextSpan> spans)
    {
        var result = new List<TextSpan>(spans.Count);
        var tab = false;
        foreach (var raw in spans)
        {
            var span = raw with { Text = OneGap(raw.Text) };
            if (span.Text is "\t" or "")
            {
                tab |= span.Text.Length > 0;
                continue;
            }

            if (tab && result.Count > 0)
            {
                span = span with { Text = "\t" + span.Text.TrimStart() };
            }

            tab = false;
            // Neighbours that look the same are one span: editors cut runs wherever somebody typed.
            if (result.Count > 0 && result[^1] is var last && !span.Text.StartsWith('\t')
                && last.Style == span.Style && last.Link == span.Link && last.Role == span.Role && last.Hidden == span.Hidden)
            {
                result[^1] = last with { Text = last.Text + span.Text };
            }
            else
            {
                result.Add(span);
            }
        }

        result[0] = result[0] with { Text = result[0].Text.TrimStart() };
        result[^1] = result[^1] with { Text = result[^1].Text.TrimEnd() };
        result.RemoveAll(span => span.Text.Length == 0);
        return result;
    }

    /// <summary>Several tabs, or tabs among spaces, push text to where one would.</summary>
    private static string OneGap(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && (text[end] is ' ' or '\t'))
            {
                end++;
            }

            if (end > i)
            {
                var gap = text[i..end];
                result.Append(gap.Contains('\t', StringComparison.Ordinal) ? "\t" : gap);
                i = end;
            }
            else
            {
                result.Append(text[i++]);
            }
        }

        return result.ToString();
    }
}
