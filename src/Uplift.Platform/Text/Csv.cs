using System.Buffers;

namespace Uplift.Platform.Text;

/// <summary>Lines of comma-separated values (RFC 4180) that a spreadsheet may open.</summary>
public static class Csv
{
    private static readonly SearchValues<char> NeedQuotes = SearchValues.Create("\",\r\n");
    private static readonly SearchValues<char> BeginFormulas = SearchValues.Create("=+-@\t\r");

    public static string Line(params IEnumerable<string?> fields) => string.Join(',', fields.Select(field => Field(field ?? "")));

    /// <summary>A field that begins like a formula is quoted with an apostrophe: a spreadsheet would carry it out.</summary>
    private static string Field(string text)
    {
        var harmless = text.Length > 0 && BeginFormulas.Contains(text[0]) ? "'" + text : text;
        return harmless.AsSpan().ContainsAny(NeedQuotes)
            ? $"\"{harmless.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : harmless;
    }
}
