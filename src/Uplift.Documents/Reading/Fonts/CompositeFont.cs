using System.Text;
using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Fonts;

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
