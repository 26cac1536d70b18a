using Uplift.Documents.Text;

namespace Uplift.Tests.Resumes.Import;

/// <summary>A page for tests, written as text: a line each, indented as it stands, "|" + tab for a second column.</summary>
/// <remarks>"**" before a line makes it bold, "# " large and bold, "• " a list item, "^ " centred; four spaces are 20 points of indent; a tab is a gap.</remarks>
internal static class Sheet
{
    private const double Leading = 14;
    private const double Letter = 5;
    private const double Middle = 297.5;

    public static DocumentText Of(string text) => new(DocumentKind.Pdf, new DocumentProperties(null, null, null, false), [Page(1, [Block(0, 50, text)])]);

    /// <summary>Two columns that start at the same height.</summary>
    public static DocumentText Columns(string left, string right, double rightEdge = 250) => new(
        DocumentKind.Pdf, new DocumentProperties(null, null, null, false), [Page(1, [Block(0, 50, left), Block(1, rightEdge, right)])]);

    public static DocumentText Pages(params string[] pages) => new(
        DocumentKind.Pdf, new DocumentProperties(null, null, null, false), [.. pages.Select((text, i) => Page(i + 1, [Block(0, 50, text)]))]);

    private static PageText Page(int number, IReadOnlyList<TextBlock> blocks) => new(number, 595, 842, blocks, [], [], []);

    private static TextBlock Block(int column, double edge, string text)
    {
        var lines = new List<TextLine>();
        var top = 40.0;
        foreach (var raw in text.ReplaceLineEndings("\n").Split('\n'))
        {
            if (raw.Trim().Length > 0)
            {
                lines.Add(Line(raw, edge, top));
            }

            top += raw.StartsWith("# ", StringComparison.Ordinal) ? 2 * Leading : Leading;
        }

        return new TextBlock(column, lines);
    }

    private static TextLine Line(string raw, double edge, double top)
    {
        var indent = raw.Length - raw.TrimStart(' ').Length;
        var text = raw.TrimStart(' ');
        var centred = text.StartsWith("^ ", StringComparison.Ordinal);
        text = centred ? text[2..] : text;
        var (size, bold) = text.StartsWith("# ", StringComparison.Ordinal) ? (20.0, true) : (10.0, text.StartsWith("**", StringComparison.Ordinal));
        text = text.TrimStart('#', '*', ' ');
        var left = centred ? Middle - (text.Length * Letter / 2) : edge + (indent * Letter);
        var spans = new List<TextSpan>();
        foreach (var (index, cell) in text.Split('\t').Index())
        {
            var start = index == 0 ? left : Math.Max(left + 150, spans[^1].Box.Right + 40);
            spans.Add(new TextSpan(
                index == 0 ? cell : "\t" + cell,
                new Box(start, top, start + (cell.Length * Letter * size / 10), top + size),
                new TextStyle("Sans", size, bold, false, "000000")));
        }

        return new TextLine(spans);
    }
}
