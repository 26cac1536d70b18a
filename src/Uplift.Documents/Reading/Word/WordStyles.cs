using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Uplift.Documents.Text;

namespace Uplift.Documents.Reading.Word;

/// <summary>What a paragraph or a run looks like after its styles, and what their names make of it.</summary>
internal sealed class WordStyles
{
    private const int MostBasedOn = 16;
    private const double DefaultSize = 10;

    private readonly Dictionary<string, Style> styles = [];
    private readonly Dictionary<(int Number, int Level), string> markers = [];
    private readonly TextStyle plain;

    public WordStyles(MainDocumentPart main)
    {
        var part = main.StyleDefinitionsPart?.Styles;
        foreach (var style in part?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                styles.TryAdd(id, style);
            }
        }

        plain = Apply(new TextStyle("", DefaultSize, false, false, "000000"), part?.DocDefaults?.RunPropertiesDefault?.RunPropertiesBaseStyle);
        ReadNumbering(main.NumberingDefinitionsPart?.Numbering);
    }

    /// <summary>"H1" to "H6", "Title", "LI" or "P".</summary>
    public string Role(Paragraph paragraph)
    {
        var properties = paragraph.ParagraphProperties;
        foreach (var style in Chain(properties?.ParagraphStyleId?.Val?.Value))
        {
            var name = style.StyleName?.Val?.Value ?? style.StyleId?.Value ?? "";
            if (name.StartsWith("heading ", StringComparison.OrdinalIgnoreCase) && int.TryParse(name.AsSpan(8), CultureInfo.InvariantCulture, out var level))
            {
                return $"H{Math.Clamp(level, 1, 6)}";
            }

            if (name.Equals("Title", StringComparison.OrdinalIgnoreCase))
            {
                return "Title";
            }

            if (WordValues.Whole(style.StyleParagraphProperties?.OutlineLevel?.Val) is { } outline and >= 0 and < 6)
            {
                return $"H{outline + 1}";
            }
        }

        if (WordValues.Whole(properties?.OutlineLevel?.Val) is { } own and >= 0 and < 6)
        {
            return $"H{own + 1}";
        }

        return Numbering(paragraph) is not null || Chain(properties?.ParagraphStyleId?.Val?.Value).Any(style =>
            (style.StyleName?.Val?.Value ?? "").StartsWith("List", StringComparison.OrdinalIgnoreCase)) ? "LI" : "P";
    }

    /// <summary>What a list puts before its items: the bullet itself, or a dot after a number that is not counted here.</summary>
    public string? Marker(Paragraph paragraph) =>
        Numbering(paragraph) is { } numbering && markers.TryGetValue(numbering, out var marker) ? marker : null;

    public TextStyle Of(Paragraph paragraph)
    {
        var style = plain;
        foreach (var ancestor in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value).Reverse())
        {
            style = Apply(style, ancestor.StyleRunProperties);
        }

        return style;
    }

    public TextStyle Of(Run run, TextStyle paragraph)
    {
        var style = paragraph;
        foreach (var ancestor in Chain(run.RunProperties?.RunStyle?.Val?.Value).Reverse())
        {
            style = Apply(style, ancestor.StyleRunProperties);
        }

        return Apply(style, run.RunProperties);
    }

    private IEnumerable<Style> Chain(string? id)
    {
        for (var i = 0; i < MostBasedOn && id is not null && styles.TryGetValue(id, out var style); i++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private (int Number, int Level)? Numbering(Paragraph paragraph)
    {
        var numbering = paragraph.ParagraphProperties?.NumberingProperties
            ?? Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value)
                .Select(style => style.StyleParagraphProperties?.NumberingProperties).FirstOrDefault(found => found is not null);
        return WordValues.Whole(numbering?.NumberingId?.Val) is { } number and > 0
            ? (number, WordValues.Whole(numbering?.NumberingLevelReference?.Val) ?? 0)
            : null;
    }

    private void ReadNumbering(Numbering? numbering)
    {
        var levels = new Dictionary<int, List<Level>>();
        foreach (var definition in numbering?.Elements<AbstractNum>() ?? [])
        {
            if (WordValues.Whole(definition.AbstractNumberId) is { } id)
            {
                levels.TryAdd(id, [.. definition.Elements<Level>()]);
            }
        }

        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            if (WordValues.Whole(instance.NumberID) is not { } number || WordValues.Whole(instance.AbstractNumId?.Val) is not { } id || !levels.TryGetValue(id, out var found))
            {
                continue;
            }

            foreach (var level in found)
            {
                // Bullets of symbol fonts are private-use shapes; people see a dot.
                if (level.NumberingFormat?.Val?.InnerText == "bullet")
                {
                    var text = level.LevelText?.Val?.Value ?? "";
                    markers.TryAdd((number, WordValues.Whole(level.LevelIndex) ?? 0), text.Length == 1 && text[0] is > ' ' and < '\uE000' and not 'o' ? text : "\u2022");
                }
            }
        }
    }

    private static TextStyle Apply(TextStyle style, OpenXmlElement? properties)
    {
        if (properties is null)
        {
            return style;
        }

        var font = properties.GetFirstChild<RunFonts>()?.Ascii?.Value;
        var size = properties.GetFirstChild<FontSize>()?.Val?.Value;
        var color = properties.GetFirstChild<Color>()?.Val?.Value;
        return new TextStyle(
            font ?? style.Font,
            double.TryParse(size, NumberStyles.Float, CultureInfo.InvariantCulture, out var half) && half is > 0 and < 4000 ? half / 2 : style.Size,
            WordValues.On(properties.GetFirstChild<Bold>()) ?? style.Bold,
            WordValues.On(properties.GetFirstChild<Italic>()) ?? style.Italic,
            color is { Length: 6 } && color.All(char.IsAsciiHexDigit) ? color.ToUpperInvariant() : style.Color);
    }
}
