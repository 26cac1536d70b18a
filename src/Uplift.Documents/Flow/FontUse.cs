using Uplift.Documents.Fonts;

namespace Uplift.Documents.Flow;

/// <summary>A face with the characters of one document: each gets a number of its own, so that it is read back as itself.</summary>
/// <remarks>Two characters that share a shape ("µ" and "μ") would be one number if glyphs were counted.</remarks>
internal sealed class FontUse(TrueTypeFont font, int index)
{
    private readonly Dictionary<int, int> numbers = [];
    private readonly Dictionary<int, int> kerning = [];

    public TrueTypeFont Font => font;

    /// <summary>Counts the faces of the document from 1.</summary>
    public int Index => index;

    /// <summary>The character of each number; 0 is no character.</summary>
    public List<int> Characters { get; } = [0];

    public List<int> Glyphs { get; } = [0];

    /// <returns>0 when the face lacks the character.</returns>
    public int NumberOf(int character)
    {
        if (numbers.TryGetValue(character, out var number))
        {
            return number;
        }

        var glyph = font.Glyph(character);
        if (glyph > 0)
        {
            number = Glyphs.Count;
            Glyphs.Add(glyph);
            Characters.Add(character);
        }

        return numbers[character] = number;
    }

    /// <summary>In ems.</summary>
    public double AdvanceOf(int number) => (double)font.Advance(Glyphs[number]) / font.UnitsPerEm;

    /// <summary>In ems, to add after the first.</summary>
    public double KerningOf(int left, int right)
    {
        var key = (left << 16) | right;
        if (!kerning.TryGetValue(key, out var units))
        {
            kerning[key] = units = font.Kerning.Between(Glyphs[left], Glyphs[right]);
        }

        return (double)units / font.UnitsPerEm;
    }
}
