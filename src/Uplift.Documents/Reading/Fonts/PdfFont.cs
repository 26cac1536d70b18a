using System.Globalization;
using System.Text;
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
        Bold = (Flags & 0x40000) != 0 || weight >= 600 || Says(Name, "Bold", "Black", "Heavy", "Semibold", "Demi");
        Italic = (Flags & 0x40) != 0 || (file.Number(descriptor, "ItalicAngle") ?? 0) is < -2 or > 2
            || Says(Name, "Italic", "Oblique");
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

/// <summary>Type 1, MMType1 and TrueType: one byte a code.</summary>
internal class SimpleFont : PdfFont
{
    private readonly string?[] names;
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
        names = Names(dictionary, out hasEncoding);
    }

    public override (uint Code, int Length) Next(ReadOnlySpan<byte> bytes) => (bytes[0], 1);

    protected override FontGlyph Make(uint code, int length) => new(Text(code), Width((int)code), code == 32);

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

        return (StandardFonts.Width(standard, names[code]) ?? missingWidth ?? (widths.Length > 0 ? 0 : 500)) / 1000;
    }

    private string? Text(uint code)
    {
        if (Told(code) is { } told)
        {
            return told;
        }

        var name = names[code];
        if (name is not null && name != ".notdef" && NamedText(name) is { } named)
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

/// <summary>Type 3: every shape is a small content stream, and widths are in the font's own space.</summary>
internal sealed class ShapeFont : SimpleFont
{
    private readonly double[] widths;
    private readonly int firstCode;
    private readonly double scale;

    public ShapeFont(PdfFile file, PdfDictionary dictionary)
        : base(file, dictionary)
    {
        firstCode = file.Whole(dictionary, "FirstChar", 0);
        widths = file.Numbers(dictionary.GetValueOrDefault("Widths"));
        var matrix = file.Numbers(dictionary.GetValueOrDefault("FontMatrix"));
        scale = matrix.Length == 6 ? matrix[0] : 0.001;
    }

    protected override double Width(int code) =>
        code - firstCode is var at && at >= 0 && at < widths.Length ? widths[at] * scale : 0;
}

/// <summary>Type 0: codes of one to four bytes that lead to numbered glyphs of a descendant.</summary>
internal sealed class CompositeFont : PdfFont
{
    private readonly CodeMap? encoding;
    private readonly string encodingName;
    private readonly Encoding? codePage;
    private readonly Dictionary<uint, double> widths = [];
    private readonly List<(uint First, uint Last, double Width)> widthRanges = [];
    private readonly double defaultWidth;
    private readonly ReadOnlyMemory<byte> glyphOfCid;
    private readonly Lazy<FontProgram> program;

    public CompositeFont(PdfFile file, PdfDictionary dictionary)
        : base(file, dictionary, Descriptor(file, dictionary), file.Name(dictionary, "BaseFont") ?? "Unnamed")
    {
        var descendant = Descendant(file, dictionary);
        var descriptor = Descriptor(file, dictionary);
        encodingName = file.Name(dictionary, "Encoding") ?? "";
        if (file.Stream(dictionary, "Encoding") is { } stream)
        {
            encoding = CodeMap.Parse(file.Decode(stream), file.Budget);
            encodingName = file.Name(stream.Dictionary, "UseCMap") ?? encoding.Uses ?? "";
        }

        codePage = CodePage(encodingName);
        defaultWidth = (file.Number(descendant, "DW") ?? 1000) / 1000;
        ReadWidths(file.Array(descendant, "W"));
        if (file.Stream(descendant, "CIDToGIDMap") is { } map)
        {
            glyphOfCid = file.Decode(map);
        }

        program = new Lazy<FontProgram>(() => FontProgram.Open(file, descriptor));
    }

    public override bool Vertical => encoding?.Vertical ?? encodingName.EndsWith("-V", StringComparison.Ordinal);

    public override (uint Code, int Length) Next(ReadOnlySpan<byte> bytes)
    {
        if (encoding is not null)
        {
            return encoding.Next(bytes);
        }

        if (encodingName.Contains("UTF8", StringComparison.Ordinal))
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var used);
            return (Code(bytes[..used]), status == System.Buffers.OperationStatus.Done ? used : 1);
        }

        if (encodingName.Contains("UTF32", StringComparison.Ordinal) && bytes.Length >= 4)
        {
            return (Code(bytes[..4]), 4);
        }

        if (encodingName.Contains("UTF16", StringComparison.Ordinal) && bytes.Length >= 4 && bytes[0] is >= 0xD8 and < 0xDC)
        {
            return (Code(bytes[..4]), 4);
        }

        // The legacy Asian encodings hold ASCII, and Shift-JIS half-width kana, in one byte.
        if (codePage is not null && (bytes[0] < 0x81 || (codePage.CodePage == 932 && bytes[0] is >= 0xA0 and < 0xE0)))
        {
            return (bytes[0], 1);
        }

        return bytes.Length == 1 ? (bytes[0], 1) : (Code(bytes[..2]), 2);
    }

    protected override FontGlyph Make(uint code, int length)
    {
        var cid = encoding?.Cid(code) ?? code;
        return new FontGlyph(Told(code) ?? OfEncoding(code, length) ?? OfProgram(cid), Width(cid), length == 1 && code == 32);
    }

    private static uint Code(ReadOnlySpan<byte> bytes)
    {
        uint code = 0;
        foreach (var b in bytes)
        {
            code = (code << 8) | b;
        }

        return code;
    }

    private static PdfDictionary? Descendant(PdfFile file, PdfDictionary dictionary) =>
        file.Array(dictionary, "DescendantFonts") is [var first, ..] ? file.Dictionary(first) : null;

    private static PdfDictionary? Descriptor(PdfFile file, PdfDictionary dictionary) =>
        file.Dictionary(Descendant(file, dictionary), "FontDescriptor");

    private static Encoding? CodePage(string name)
    {
        var page = name switch
        {
            _ when name.StartsWith("90ms", StringComparison.Ordinal) || name.StartsWith("90pv", StringComparison.Ordinal) => 932,
            _ when name.StartsWith("GBK", StringComparison.Ordinal) || name.StartsWith("GB-EUC", StringComparison.Ordinal) => 936,
            _ when name.StartsWith("KSC", StringComparison.Ordinal) && !name.Contains("Johab", StringComparison.Ordinal) => 949,
            _ when name.StartsWith("ETen-B5", StringComparison.Ordinal) || name.StartsWith("B5pc", StringComparison.Ordinal) => 950,
            _ => 0,
        };
        return page == 0 ? null : CodePagesEncodingProvider.Instance.GetEncoding(page);
    }

    /// <summary>Encodings whose codes are characters already.</summary>
    private string? OfEncoding(uint code, int length)
    {
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < length; i++)
        {
            bytes[i] = (byte)(code >> ((length - 1 - i) * 8));
        }

        bytes = bytes[..length];
        var text = encodingName switch
        {
            _ when codePage is not null => codePage.GetString(bytes),
            _ when !encodingName.StartsWith("Uni", StringComparison.Ordinal) => null,
            _ when encodingName.Contains("UTF8", StringComparison.Ordinal) => Encoding.UTF8.GetString(bytes),
            _ when encodingName.Contains("UTF32", StringComparison.Ordinal) => Rune.IsValid(code) ? new Rune(code).ToString() : null,
            _ => length == 1 ? null : Encoding.BigEndianUnicode.GetString(bytes),
        };
        return text is null or "\uFFFD" or "\0" ? null : text;
    }

    private string? OfProgram(uint cid)
    {
        var glyph = (int)Math.Min(cid, int.MaxValue);
        if (glyphOfCid.Length > 0)
        {
            var at = (long)cid * 2;
            glyph = at + 1 < glyphOfCid.Length ? (glyphOfCid.Span[(int)at] << 8) | glyphOfCid.Span[(int)at + 1] : 0;
        }
        else if (program.Value.Compact is { IsCid: true } compact)
        {
            glyph = compact.GlyphOfCid(glyph) ?? 0;
        }

        if (glyph == 0)
        {
            return null;
        }

        return program.Value.TrueType?.Text(glyph)
            ?? (program.Value.Compact?.Name(glyph) is { } name ? GlyphNames.ToUnicode(name) : null);
    }

    private double Width(uint cid)
    {
        if (Vertical)
        {
            return -1;
        }

        if (widths.TryGetValue(cid, out var width))
        {
            return width;
        }

        foreach (var range in widthRanges)
        {
            if (cid >= range.First && cid <= range.Last)
            {
                return range.Width;
            }
        }

        return defaultWidth;
    }

    private void ReadWidths(PdfArray? array)
    {
        for (var i = 0; array is not null && i + 1 < array.Count;)
        {
            File.Budget.Tick();
            if (File.Resolve(array[i]) is not double first || first < 0)
            {
                i++;
                continue;
            }

            var next = File.Resolve(array[i + 1]);
            if (next is PdfArray several)
            {
                var cid = (uint)first;
                foreach (var item in several)
                {
                    File.Budget.Value();
                    widths[cid++] = (File.Resolve(item) as double? ?? 0) / 1000;
                }

                i += 2;
            }
            else if (next is double last && i + 2 < array.Count && File.Resolve(array[i + 2]) is double width)
            {
                if (widthRanges.Count < 2048)
                {
                    widthRanges.Add(((uint)first, (uint)Math.Max(last, 0), width / 1000));
                }

                i += 3;
            }
            else
            {
                i++;
            }
        }
    }
}
