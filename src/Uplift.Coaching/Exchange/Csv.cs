using System.Buffers;
using System.Text;

namespace Uplift.Coaching.Exchange;

/// <summary>Comma-separated values after RFC 4180.</summary>
internal static class Csv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");
    private static readonly SearchValues<char> BeginFormulas = SearchValues.Create("=+-@\t");

    /// <summary>A field that begins like a formula gets an apostrophe, which <see cref="Read"/> takes away: a spreadsheet would carry it out.</summary>
    public static string Line(params IEnumerable<string> fields) => string.Join(',', fields.Select(text =>
    {
        var harmless = text.Length > 0 && BeginFormulas.Contains(text[0]) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(NeedQuotes)
            ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : harmless;
    }));

    /// <returns>The rows with the line each begins on; a quote that is not closed ends with the text.</returns>
    public static IEnumerable<(int Line, IReadOnlyList<string> Fields)> Read(string text)
    {
        var (at, line) = (text.StartsWith('\uFEFF') ? 1 : 0, 1);
        while (at < text.Length)
        {
            var begun = line;
            var fields = new List<string>();
            while (true)
            {
                fields.Add(Field(text, ref at, ref line));
                if (at >= text.Length || text[at] != ',')
                {
                    break;
                }

                at++;
            }

            at += at < text.Length && text[at] == '\r' ? 1 : 0;
            at += at < text.Length && text[at] == '\n' ? 1 : 0;
            line++;
            if (fields.Count > 1 || fields[0].Length > 0)
            {
                yield return (begun, fields);
            }
        }
    }

    private static string Field(string text, ref int at, ref int line)
    {
        var field = new StringBuilder();
        if (at < text.Length && text[at] == '"')
        {
            for (at++; at < text.Length; at++)
            {
                if (text[at] == '"' && (at + 1 >= text.Length || text[at + 1] != '"'))
                {
                    at++;
                    break;
                }

                at += text[at] == '"' ? 1 : 0;
                line += text[at] == '\n' ? 1 : 0;
                field.Append(text[at]);
            }
        }

        for (; at < text.Length && text[at] is not (',' or '\r' or '\n'); at++)
        {
            field.Append(text[at]);
        }

        return field is { Length: > 1 } && field[0] == '\'' && BeginFormulas.Contains(field[1]) ? field.ToString(1, field.Length - 1) : field.ToString();
    }
}
