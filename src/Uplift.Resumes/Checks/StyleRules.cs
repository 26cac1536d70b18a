using System.Globalization;
using System.Text.RegularExpressions;
using Uplift.Documents.Text;
using static Uplift.Resumes.Checks.CheckRules;

namespace Uplift.Resumes.Checks;

/// <summary>STYLE: whether the page can be read by eyes.</summary>
internal static partial class StyleRules
{
    private const double SmallestBody = 9;
    private const double LeastMargin = 8 / 25.4 * 72;
    private const double LeastContrast = 4.5;

    public static IEnumerable<RuleResult> Check(CheckSubject subject) => subject.Text is { HasPositions: true } text
        ? [Readable(text), Fonts(text)]
        : All.Where(rule => rule.Id.StartsWith("STYLE-", StringComparison.Ordinal)).Select(rule => NotChecked(
            rule.Id, subject.File is null ? "No file was checked, only the resume itself." : "Only a PDF that was read has positions and sizes."));

    private static RuleResult Readable(CheckText text)
    {
        var glyphs = text.ShownGlyphs().Where(one => one.Glyph.Text.Any(char.IsLetterOrDigit)).ToList();
        if (glyphs.Count == 0)
        {
            return NotChecked("STYLE-01", "There is no text.");
        }

        var findings = new List<Finding>();
        var body = glyphs.GroupBy(one => Math.Round(one.Glyph.Style.Size, 1)).MaxBy(size => size.Count())!.Key;
        if (body < SmallestBody - 0.05)
        {
            findings.Add(Saw("STYLE-01", string.Create(CultureInfo.InvariantCulture, $"Most of the text is set in {body:0.#} pt."), "Use 9 pt or more; 10 to 11 reads well."));
        }

        if (LineHeight(text, body) is { } height && height < 1.15)
        {
            findings.Add(Saw("STYLE-01", string.Create(CultureInfo.InvariantCulture, $"Lines stand {height:0.00} times their size apart."), "Use at least 1.15."));
        }

        foreach (var page in text.Document.Pages)
        {
            var box = Box.Around(page.Glyphs.Where(glyph => !glyph.Hidden && glyph.Text.Any(char.IsLetterOrDigit)).Select(glyph => glyph.Box));
            var least = Math.Min(Math.Min(box.Left, box.Top), Math.Min(page.Width - box.Right, page.Height - box.Bottom));
            if (box != default && least < LeastMargin - 0.5)
            {
                findings.Add(Saw("STYLE-01", string.Create(CultureInfo.InvariantCulture, $"Page {page.Number} has a margin of {Math.Max(0, least) * 25.4 / 72:0.#} mm."), "Leave 8 mm or more; printers need it.", FindingPlace.On(page.Number)));
            }
        }

        var pale = glyphs.Where(one => Contrast(one.Glyph.Style.Color) < LeastContrast && !OnShape(text, one.Page, one.Glyph.Box)).ToList();
        if (pale.Count > 0)
        {
            findings.Add(Saw(
                "STYLE-01", string.Create(CultureInfo.InvariantCulture, $"{pale.Count} letters have a contrast of {pale.Min(one => Contrast(one.Glyph.Style.Color)):0.00} to 1 on white."),
                "Use a darker colour, 4.5 to 1 or more.", FindingPlace.On(pale[0].Page, pale.Where(one => one.Page == pale[0].Page).Take(200).Select(one => one.Glyph.Box))));
        }

        return Result("STYLE-01", findings, Math.Max(0, 1 - (findings.Count / 4.0)));
    }

    /// <summary>The middle distance of lines that follow each other in the body's size, over that size.</summary>
    private static double? LineHeight(CheckText text, double body)
    {
        var distances = text.Document.Pages
            .SelectMany(page => page.Blocks)
            .SelectMany(block => block.Lines.Zip(block.Lines.Skip(1)))
            .Where(pair => Math.Abs(pair.First.Spans[0].Style.Size - body) < 0.3 && Math.Abs(pair.Second.Spans[0].Style.Size - body) < 0.3)
            .Select(pair => pair.Second.Box.Bottom - pair.First.Box.Bottom)
            .Where(distance => distance > 0.5 * body && distance < 3 * body)
            .Order()
            .ToList();
        return distances.Count < 5 ? null : distances[distances.Count / 2] / body;
    }

    private static RuleResult Fonts(CheckText text)
    {
        var families = text.ShownGlyphs().Where(one => one.Glyph.Text.Any(char.IsLetterOrDigit)).GroupBy(one => Family(one.Glyph.Style.Font), StringComparer.OrdinalIgnoreCase)
            .Where(family => family.Key.Length > 0)
            .Select(family => family.Key)
            .ToList();
        return families.Count <= 2
            ? Passed("STYLE-02")
            : Result("STYLE-02", [Saw("STYLE-02", $"{families.Count} font families: {string.Join(", ", families.Take(6))}.", "Keep one for text and one for headings.")], 0.5);
    }

    internal static string Family(string font)
    {
        var name = font.Contains('+', StringComparison.Ordinal) ? font[(font.IndexOf('+', StringComparison.Ordinal) + 1)..] : font;
        return Styles().Replace(name, "").Trim('-', ',', ' ');
    }

    internal static double Contrast(string color)
    {
        if (color.Length != 6 || !int.TryParse(color, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
        {
            return 21;
        }

        var luminance = (0.2126 * Linear(rgb >> 16)) + (0.7152 * Linear((rgb >> 8) & 255)) + (0.0722 * Linear(rgb & 255));
        return 1.05 / (luminance + 0.05);
    }

    private static double Linear(int part) => part / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    // Light text on a coloured bar is legible; what colour the bar has is not known.
    private static bool OnShape(CheckText text, int page, Box glyph) => text.Document.Pages.First(one => one.Number == page).Shapes
        .Any(shape => shape.Box.Left <= glyph.Left + 1 && shape.Box.Right >= glyph.Right - 1 && shape.Box.Top <= glyph.Top + 1 && shape.Box.Bottom >= glyph.Bottom - 1);

    [GeneratedRegex(@"[-, ]*(Bold|Italic|Oblique|Regular|Roman|Medium|Light|Semibold|SemiBold|DemiBold|ExtraBold|Black|Thin|Book|Condensed|MT|PS|It|Bd|LF|OT)+(?-i:$|[-, ])|[-,](Bold|Italic|Regular|Roman|Medium|Light)\w*$|\d+$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Styles();
}
