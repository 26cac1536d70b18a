using System.Globalization;
using System.Text;
using Uplift.Documents.Text;

namespace Uplift.Documents.Pictures;

/// <summary>Draws a page as SVG from what was read of it, so that a person sees exactly what the machine saw.</summary>
/// <remarks>
/// Presentation attributes only, no style attribute and no script, so that a strict content security policy lets it through;
/// sizes are points. Everything from the file is escaped.
/// </remarks>
public static class PagePicture
{
    private const int MostRuns = 20_000;
    private const double JoinGap = 0.15;
    private const double SameBaseline = 0.3;

    /// <param name="title">What the picture is, for those who do not see it.</param>
    /// <param name="marks">Places to highlight, drawn above the page.</param>
    /// <param name="showHidden">Draws text that the page hides, too, with the class "hidden-text".</param>
    public static string Svg(PageText page, string title, IReadOnlyList<PictureMark>? marks = null, bool showHidden = false)
    {
        var svg = new StringBuilder(16_384);
        var width = page.Width > 0 ? page.Width : 595;
        var height = page.Height > 0 ? page.Height : 842;
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"page-picture\" role=\"img\" viewBox=\"0 0 {Number(width)} {Number(height)}\">");
        svg.Append("<title>").Append(Escape(title)).Append("</title>");
        svg.Append(CultureInfo.InvariantCulture, $"<rect width=\"{Number(width)}\" height=\"{Number(height)}\" fill=\"#ffffff\"/>");
        foreach (var shape in page.Shapes)
        {
            Shape(svg, shape);
        }

        foreach (var run in Runs(page.Glyphs, showHidden).Take(MostRuns))
        {
            Run(svg, run);
        }

        foreach (var mark in marks ?? [])
        {
            svg.Append("<g class=\"").Append(Escape(mark.Css)).Append("\"><title>").Append(Escape(mark.Title)).Append("</title>");
            Rectangle(svg, mark.Box, " class=\"mark\" fill-opacity=\"0.25\"");
            svg.Append("</g>");
        }

        return svg.Append("</svg>").ToString();
    }

    private static void Shape(StringBuilder svg, PageShape shape)
    {
        var fill = shape.Kind == ShapeKind.Image ? "d9d9d9" : shape.Color is { Length: 6 } color && color.All(char.IsAsciiHexDigit) ? color : "808080";
        var css = shape.Kind switch { ShapeKind.Image => "image", ShapeKind.Rule => "rule", _ => "fill" };
        Rectangle(svg, shape.Box, $" class=\"{css}\" fill=\"#{fill}\"");
    }

    private static void Rectangle(StringBuilder svg, Box box, string attributes)
    {
        // A hairline would vanish between pixels.
        var width = Math.Max(box.Width, 0.3);
        var height = Math.Max(box.Height, 0.3);
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{Number(box.Left)}\" y=\"{Number(box.Top)}\" width=\"{Number(width)}\" height=\"{Number(height)}\"{attributes}/>");
    }

    /// <summary>Glyphs of one style that follow each other on one line.</summary>
    private static IEnumerable<List<Glyph>> Runs(IReadOnlyList<Glyph> glyphs, bool showHidden)
    {
        var run = new List<Glyph>();
        foreach (var glyph in glyphs)
        {
            if (glyph.Hidden && !showHidden)
            {
                continue;
            }

            if (run.Count > 0 && !Continues(run[^1], glyph))
            {
                yield return run;
                run = [];
            }

            run.Add(glyph);
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static bool Continues(Glyph last, Glyph next) =>
        last.Turn == 0 && next.Turn == 0 && ReferenceEquals(last.Style, next.Style) && last.Hidden == next.Hidden
        && IsDrawn(last) && IsDrawn(next) && Math.Abs(last.Y - next.Y) <= SameBaseline
        && next.X - last.Box.Right <= JoinGap * last.Style.Size && next.X - last.Box.Right >= -SameBaseline * last.Style.Size;

    /// <summary>Has a character that a font of the viewer's can show.</summary>
    private static bool IsDrawn(Glyph glyph) => glyph.Text.Length > 0 && glyph.Text[0] is not (>= '\uE000' and <= '\uF8FF');

    private static void Run(StringBuilder svg, List<Glyph> run)
    {
        var first = run[0];
        if (!IsDrawn(first))
        {
            // An icon, or a shape that nothing names: its place is all that is known.
            var css = first.Text.Length == 0 ? "unmapped" : "icon";
            Rectangle(svg, first.Box, $" class=\"{css}\" fill=\"none\" stroke=\"#{first.Style.Color}\" stroke-width=\"0.5\"");
            return;
        }

        var text = string.Concat(run.Select(glyph => glyph.Text));
        if (string.IsNullOrWhiteSpace(text) || first.Style.Size <= 0)
        {
            return;
        }

        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Number(first.X)}\" y=\"{Number(first.Y)}\" font-size=\"{Number(first.Style.Size)}\" fill=\"#{first.Style.Color}\" font-family=\"{Family(first.Style.Font)}\"");
        svg.Append(first.Style.Bold ? " font-weight=\"bold\"" : "").Append(first.Style.Italic ? " font-style=\"italic\"" : "");
        svg.Append(first.Hidden ? " class=\"hidden-text\"" : "");
        if (first.Turn != 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $" transform=\"rotate({first.Turn * 90} {Number(first.X)} {Number(first.Y)})\"");
        }

        // The viewer's font is another; the length keeps each run where it stands.
        var length = first.Turn == 0 ? run[^1].Box.Right - first.X : Math.Max(first.Box.Width, first.Box.Height);
        if (length > 0.5 && first.Turn == 0)
        {
            svg.Append(CultureInfo.InvariantCulture, $" textLength=\"{Number(length)}\" lengthAdjust=\"spacingAndGlyphs\"");
        }

        svg.Append(" xml:space=\"preserve\">").Append(Escape(text)).Append("</text>");
    }

    private static string Family(string font) =>
        Says(font, "mono", "courier", "consol", "code") ? "monospace"
        : Says(font, "times", "serif", "roman", "garamond", "georgia", "cambria", "palat", "minion", "CMR", "LMRoman", "book", "charter")
            && !Says(font, "sans") ? "serif"
        : "sans-serif";

    private static bool Says(string font, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (font.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static string Number(double value) =>
        Math.Round(double.IsFinite(value) ? Math.Clamp(value, -1e6, 1e6) : 0, 2).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Also drops what no XML document may hold.</summary>
    private static string Escape(string text)
    {
        var result = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => result.Append("&amp;"),
                '<' => result.Append("&lt;"),
                '>' => result.Append("&gt;"),
                '"' => result.Append("&quot;"),
                '\'' => result.Append("&#39;"),
                < 0x20 or 0xFFFE or 0xFFFF => result,
                _ => result.Append(rune.ToString()),
            };
        }

        return result.ToString();
    }
}
