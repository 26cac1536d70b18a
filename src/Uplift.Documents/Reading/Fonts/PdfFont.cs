using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>A font as a page uses it: bytes in, characters and advances out (ISO 32000-1, 9.5 to 9.10).</summary>
internal abstract class PdfFont
{
    private readonly Dictionary<uint, FontGlyph> glyphs = [];

    protected PdfFont(PdfFile file, PdfDictionary dictionary, PdfDictionary? descriptor, string name)
    {
        File = file;
        var plus = name.IndexOf('+', StringComparison.Ordinal);
        Name = plus == 6 ? name[7..] : name;
        Flags = file.Whole(descriptor, "Flags", 0);
        var weight = file.Number(descriptor, "FontWeight") ?? 0;
        // TeX's own fonts and those of Ghostscript abbreviate.
        Bold = (Flags & 0x40000) != 0 || weight >= 600 || Says(Name, "Bold", "Black", "Heavy", "Demi", "CMBX", "SFBX", "ECBX")
            || Name.EndsWith("-Medi", StringComparison.Ordinal) || Name.EndsWith("-MediItal", StringComparison.Ordinal);
        Italic = (Flags & 0x40) != 0 || (file.Number(descriptor, "ItalicAngle") ?? 0) is < -2 or > 2
            || Says(Name, "Italic", "Oblique", "CMTI", "CMSL", "SFTI") || Name.EndsWith("Ital", StringComparison.Ordinal);
        var ascent = (file.Number(descriptor, "Ascent") ?? 0) / 1000;
        var descent = -Math.Abs(file.Number(descriptor, "Descent") ?? 0) / 1000;
        Ascent = ascent is > 0.4 and < 1.3 ? ascent : 0.8;
        Descent = descent is < -0.05 and > -0.6 ? descent : -0.2;
        if (file.Stream(dictionary, "ToUnicode") is { } map)
        {
            ToUnicode = CodeMap.Parse(file.Decode(map), file.Budget);
        }
    }

    public string Name { get; }

    public bool Bold { get; }

    public bool Italic { get; }

    /// <summary>Above the baseline, in units of the size.</summary>
    public double Ascent { get; }

    /// <summary>Below the baseline, negative, in units of the size.</summary>
    public double Descent { get; }

    public virtual bool Vertical => false;

    protected PdfFile File { get; }

    protected int Flags { get; }

    protected CodeMap? ToUnicode { get; }

    public static PdfFont Open(PdfFile file, PdfDictionary dictionary) => file.Name(dictionary, "Subtype") switch
    {
        "Type0" => new CompositeFont(file, dictionary),
        "Type3" => new ShapeFont(file, dictionary),
        _ => new SimpleFont(file, dictionary),
    };

    public abstract (uint Code, int Length) Next(ReadOnlySpan<byte> bytes);

    public FontGlyph Glyph(uint code, int length)
    {
        var key = code ^ ((uint)length << 30);
        if (!glyphs.TryGetValue(key, out var glyph))
        {
            File.Budget.Tick(1 + ((ToUnicode?.Ranges ?? 0) / 64));
            glyph = Make(code, length);
            if (glyphs.Count < 70_000)
            {
                glyphs[key] = glyph;
            }
        }

        return glyph;
    }

    protected abstract FontGlyph Make(uint code, int length);

    /// <summary>What ToUnicode says, unless it says nothing worth having.</summary>
    protected string? Told(uint code) => ToUnicode?.Text(code) is { Length: > 0 } text && text != "\0" && text != "\uFFFD" ? text : null;

    private static bool Says(string name, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (name.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
