using System.Text.RegularExpressions;
using Uplift.Documents.Text;

namespace Uplift.Resumes.Checks;

/// <param name="Column">Of the block it stands in.</param>
internal sealed record CheckLine(int Page, TextLine Line, int Column)
{
    public string Text => Line.Text;

    public Box Box => Line.Box;
}

/// <summary>The lines of a document in reading order, and what several rules look for in them.</summary>
internal sealed partial class CheckText
{
    private CheckText(DocumentText document, List<CheckLine> lines)
    {
        Document = document;
        Lines = lines;
        Letters = lines.Sum(line => line.Text.Count(char.IsLetter));
        IsEnglish = Language.IsEnglish(string.Join('\n', lines.Select(line => line.Text)));
    }

    public DocumentText Document { get; }

    public IReadOnlyList<CheckLine> Lines { get; }

    public int Letters { get; }

    public bool IsEnglish { get; }

    /// <summary>DOCX has no positions until somebody prints it.</summary>
    public bool HasPositions => Document.Kind == DocumentKind.Pdf && Document.Pages.Any(page => page.Glyphs.Count > 0);

    public static CheckText Of(DocumentText document) => new(
        document,
        [.. document.Pages.SelectMany(page => page.Blocks.SelectMany(block => block.Lines.Select(line => new CheckLine(page.Number, line, block.Column))))]);

    public IEnumerable<(int Page, Glyph Glyph)> ShownGlyphs() =>
        Document.Pages.SelectMany(page => page.Glyphs.Where(glyph => !glyph.Hidden).Select(glyph => (page.Number, glyph)));

    public static bool IsContact(string line) => Email().IsMatch(line) || Phone().IsMatch(line) || Link().IsMatch(line);

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    public static partial Regex Email();

    [GeneratedRegex(@"\+?\(?\d[\d\s().\u00A0/-]{6,18}\d", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    public static partial Regex Phone();

    [GeneratedRegex(@"(https?://|www\.)[^\s]+|\b(linkedin\.com|github\.com|gitlab\.com|xing\.com)/[^\s|]+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    public static partial Regex Link();
}

/// <summary>Whether rules about English words may speak.</summary>
internal static class Language
{
    private static readonly string[] Common = ["the", "and", "of", "to", "in", "for", "with", "a", "on", "by", "from", "at", "an", "as"];

    private static readonly string[] Foreign =
        ["und", "der", "die", "mit", "für", "von", "et", "les", "des", "pour", "avec", "de", "la", "y", "los", "con", "para", "e", "com", "da", "do", "en", "el", "une", "du"];

    public static bool IsEnglish(string text)
    {
        var words = text.ToLowerInvariant().Split([' ', '\n', '\t', ',', '.', ';'], StringSplitOptions.RemoveEmptyEntries);
        var english = words.Count(word => Common.Contains(word));
        return english > 0 && english >= 2 * words.Count(word => Foreign.Contains(word));
    }
}
