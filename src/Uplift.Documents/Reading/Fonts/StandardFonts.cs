using System.Globalization;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>Widths of the fourteen fonts that files need not carry, in thousandths of the size.</summary>
internal static class StandardFonts
{
    private const int CourierWidth = 600;

    private static readonly Lazy<Dictionary<string, Dictionary<string, int>>> Widths = new(Load);

    /// <summary>The nearest of the fourteen: many files name Arial or Times New Roman and mean these.</summary>
    public static string Nearest(string font, bool bold, bool italic, bool fixedPitch, bool serif)
    {
        if (font.StartsWith("Symbol", StringComparison.Ordinal))
        {
            return "Symbol";
        }

        if (font.Contains("Dingbats", StringComparison.OrdinalIgnoreCase))
        {
            return "ZapfDingbats";
        }

        if (fixedPitch || font.Contains("Courier", StringComparison.OrdinalIgnoreCase))
        {
            return "Courier";
        }

        if (serif || font.Contains("Times", StringComparison.OrdinalIgnoreCase))
        {
            return (bold, italic) switch
            {
                (true, true) => "Times-BoldItalic",
                (true, false) => "Times-Bold",
                (false, true) => "Times-Italic",
                _ => "Times-Roman",
            };
        }

        return bold ? "Helvetica-Bold" : "Helvetica";
    }

    public static int? Width(string font, string? glyph) => font == "Courier"
        ? CourierWidth
        : glyph is not null && Widths.Value.TryGetValue(font, out var widths) && widths.TryGetValue(glyph, out var width)
            ? width
            : null;

    private static Dictionary<string, Dictionary<string, int>> Load() => FontData.Lines("standard-fonts.txt")
        .Select(line => line.Split(' '))
        .ToDictionary(
            parts => parts[0],
            parts => parts.Skip(1).Select(part => part.Split('=')).ToDictionary(
                pair => pair[0], pair => int.Parse(pair[1], CultureInfo.InvariantCulture)));
}
