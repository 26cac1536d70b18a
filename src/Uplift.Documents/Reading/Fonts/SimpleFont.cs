using System.Globalization;
using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>Type 1, MMType1 and TrueType: one byte a code.</summary>
internal class SimpleFont : PdfFont
{
    private readonly double[] widths;
    private readonly int firstCode;
    private readonly double? missingWidth;
    private readonly string standard;
    private readonly bool dingbats;
    private readonly bool hasEncoding;
    private readonly bool embedded;
    private readonly Lazy<FontProgram> program;

    public SimpleFont(PdfFile file, PdfDictionary dictionary)
        : base(file, dictionary, file.Dictionary(dictionary, "FontDescriptor"), file.Name(dictionary, "BaseFont")
            ?? file.Name(file.Dictionary(dictionary, "FontDescriptor"), "FontName") ?? "Unnamed")
    {
        var descriptor = file.Dictionary(dictionary, "FontDescriptor");
        standard = StandardFonts.Nearest(Name, Bold, Italic, (Flags & 1) != 0, (Flags & 2) != 0);
        dingbats = standard == "ZapfDingbats";
        firstCode = file.Whole(dictionary, "FirstChar", 0);
        widths = file.Numbers(dictionary.GetValueOrDefault("Widths"));
        missingWidth = file.Number(descriptor, "MissingWidth");

        embedded = descriptor is not null
            && (descriptor.ContainsKey("FontFile") || descriptor.ContainsKey("FontFile2") || descriptor.ContainsKey("FontFile3"));
        program = new Lazy<FontProgram>(() => FontProgram.Open(file, descriptor));
        ShapeNames = Names(dictionary, out hasEncoding);
    }

    /// <summary>The names of all codes.</summary>
    protected IReadOnlyList<string?> ShapeNames { get; }

    public override (uint Code, int Length) Next(ReadOnlySpan<byte> bytes) => (bytes[0], 1);

    protected override FontGlyph Make(uint code, int length) => new(Text(code), Width((int)code), code == 32);

    /// <summary>What a code means whose name says nothing.</summary>
    protected virtual string? Counted(int code) => null;

    protected virtual double Width(int code)
    {
        var at = code - firstCode;
        if (at >= 0 && at < widths.Length)
        {
            return widths[at] / 1000;
        }

        if (widths.Length > 0 && missingWidth is { } missing)
        {
            return missing / 1000;
        }

        return (StandardFonts.Width(standard, ShapeNames[code]) ?? missingWidth ?? (widths.Length > 0 ? 0 : 500)) / 1000;
    }

    private string? Text(uint code)
    {
        if (Told(code) is { } told)
        {
            return told;
        }

        var name = ShapeNames[(int)code];
        if (name is not null && name != ".notdef" && (NamedText(name) ?? Counted((int)code)) is { } named)
        {
            return named;
        }

        if (name is null && program.Value.TrueType is { } font && font.GlyphOfCode((int)code) is { } glyph && font.Text(glyph) is { } text)
        {
            return text;
        }

        // Without a name a code is most likely what it would be in the usual encoding.
        return name is null && !hasEncoding && Encodings.WinAnsi[code] is { } usual ? GlyphNames.ToUnicode(usual) : null;
    }

    private string? NamedText(string name) => GlyphNames.ToUnicode(name, dingbats) ?? Numbered(name);

    /// <summary>Some writers name glyphs by code, "c65" or "char65"; others count glyphs so, and then the font itself knows.</summary>
    private string? Numbered(string name)
    {
        var digits = name.AsSpan().TrimStart("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
        if (digits.Length is 0 or > 5 || digits.Length == name.Length || !int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        var prefix = name.AsSpan(0, name.Length - digits.Length);
        if (prefix is "g" or "gid" or "glyph" or "index" && program.Value.TrueType?.Text(number) is { } text)
        {
            return text;
        }

        return prefix is "c" or "char" or "C" && number is >= 32 and < 256 && Encodings.WinAnsi[number] is { } usual
            ? GlyphNames.ToUnicode(usual)
            : null;
    }

    private string?[] Names(PdfDictionary dictionary, out bool explicitly)
    {
        var encoding = File.Resolve(dictionary.GetValueOrDefault("Encoding"));
        var differences = File.Array(encoding as PdfDictionary, "Differences");
        var named = Encodings.Named(encoding is PdfName name ? name.Value : File.Name(encoding as PdfDictionary, "BaseEncoding"));
        explicitly = named is not null || differences is not null;
        var symbolic = (Flags & 4) != 0;
        var trueType = File.Name(dictionary, "Subtype") == "TrueType";
        var start = named ?? (trueType ? null : program.Value.Encoding) ?? standard switch
        {
            "Symbol" when !embedded => Encodings.Symbol,
            "ZapfDingbats" when !embedded => Encodings.ZapfDingbats,
            _ when symbolic && embedded && trueType => new string?[256],
            _ when trueType => Encodings.WinAnsi,
            _ => Encodings.Standard,
        };
        var result = (string?[])start.Clone();
        var code = 0;
        foreach (var item in differences ?? [])
        {
            File.Budget.Tick();
            switch (File.Resolve(item))
            {
                case double number:
                    code = (int)Math.Clamp(number, 0, 256);
                    break;
                case PdfName glyph when code < 256:
                    result[code++] = glyph.Value;
                    break;
            }
        }

        return result;
    }
}
