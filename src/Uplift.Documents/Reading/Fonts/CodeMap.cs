using System.Text;
using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>
/// A CMap: how bytes part into codes, and which character or glyph number a code means (ISO 32000-1, 9.7.5 and 9.10.3).
/// Ranges stay ranges, so that one line cannot ask for four thousand million entries.
/// </summary>
internal sealed class CodeMap
{
    private const int MostEntries = 200_000;

    private readonly Dictionary<uint, string> texts = [];
    private readonly List<(uint First, uint Last, string Text)> textRanges = [];
    private readonly List<(uint First, uint Last, uint Cid)> cidRanges = [];
    private readonly List<(int Length, uint First, uint Last)> codeSpaces = [];

    /// <summary>How many lines a look-up may have to compare.</summary>
    public int Ranges => textRanges.Count + cidRanges.Count;

    public bool Vertical { get; private set; }

    /// <summary>The name of the map that this one builds on.</summary>
    public string? Uses { get; private set; }

    public static CodeMap Parse(ReadOnlyMemory<byte> data, ReadBudget budget)
    {
        var map = new CodeMap();
        var lexer = new Lexer(data, budget, references: false);
        var operands = new List<object?>();
        while (true)
        {
            var value = lexer.Next();
            if (value == Lexer.EndOfData)
            {
                return map;
            }

            if (value is not PdfKeyword word)
            {
                if (operands.Count < 4096)
                {
                    operands.Add(value);
                }

                continue;
            }

            map.Take(word.Value, operands);
            for (var i = 0; i < operands.Count; i++)
            {
                budget.Value();
            }

            operands.Clear();
            if (map.texts.Count + map.textRanges.Count + map.cidRanges.Count > MostEntries)
            {
                throw ReadBudget.TooComplex();
            }
        }
    }

    public string? Text(uint code)
    {
        if (texts.TryGetValue(code, out var text))
        {
            return text;
        }

        for (var i = textRanges.Count - 1; i >= 0; i--)
        {
            var range = textRanges[i];
            if (code >= range.First && code <= range.Last)
            {
                return Advance(range.Text, code - range.First);
            }
        }

        return null;
    }

    public uint? Cid(uint code)
    {
        for (var i = cidRanges.Count - 1; i >= 0; i--)
        {
            var range = cidRanges[i];
            if (code >= range.First && code <= range.Last)
            {
                return range.Cid + code - range.First;
            }
        }

        return null;
    }

    /// <summary>The next code and how many bytes it takes; two where no code space fits.</summary>
    public (uint Code, int Length) Next(ReadOnlySpan<byte> bytes)
    {
        uint code = 0;
        for (var length = 1; length <= Math.Min(4, bytes.Length); length++)
        {
            code = (code << 8) | bytes[length - 1];
            foreach (var space in codeSpaces)
            {
                if (space.Length == length && Within(code, space))
                {
                    return (code, length);
                }
            }
        }

        if (codeSpaces.Count > 0 && codeSpaces.TrueForAll(space => space.Length == 1))
        {
            return (bytes[0], 1);
        }

        return bytes.Length == 1 ? (bytes[0], 1) : ((uint)((bytes[0] << 8) | bytes[1]), 2);
    }

    private static bool Within(uint code, (int Length, uint First, uint Last) space)
    {
        for (var shift = 0; shift < space.Length * 8; shift += 8)
        {
            var b = (code >> shift) & 255;
            if (b < ((space.First >> shift) & 255) || b > ((space.Last >> shift) & 255))
            {
                return false;
            }
        }

        return true;
    }

    private void Take(string word, List<object?> operands)
    {
        switch (word)
        {
            case "usecmap":
                Uses = (operands.LastOrDefault() as PdfName)?.Value;
                break;
            case "def" when operands.Count >= 2 && operands[^2] is PdfName { Value: "WMode" }:
                Vertical = operands[^1] is 1d;
                break;
            case "endcodespacerange":
                Pairs(operands, (first, last, length) => codeSpaces.Add((length, first, last)));
                break;
            case "endbfchar":
                for (var i = 0; i + 1 < operands.Count; i += 2)
                {
                    if (operands[i] is PdfString code && TextOf(operands[i + 1]) is { } text)
                    {
                        texts[Code(code.Bytes)] = text;
                    }
                }

                break;
            case "endbfrange":
                BfRange(operands);
                break;
            case "endcidchar":
                for (var i = 0; i + 1 < operands.Count; i += 2)
                {
                    if (operands[i] is PdfString code && operands[i + 1] is double cid)
                    {
                        cidRanges.Add((Code(code.Bytes), Code(code.Bytes), (uint)Math.Max(cid, 0)));
                    }
                }

                break;
            case "endcidrange":
                for (var i = 0; i + 2 < operands.Count; i += 3)
                {
                    if (operands[i] is PdfString first && operands[i + 1] is PdfString last && operands[i + 2] is double cid)
                    {
                        cidRanges.Add((Code(first.Bytes), Code(last.Bytes), (uint)Math.Max(cid, 0)));
                    }
                }

                break;
        }
    }

    private void BfRange(List<object?> operands)
    {
        for (var i = 0; i + 2 < operands.Count; i += 3)
        {
            if (operands[i] is not PdfString first || operands[i + 1] is not PdfString last)
            {
                continue;
            }

            var start = Code(first.Bytes);
            var end = Code(last.Bytes);
            if (operands[i + 2] is PdfArray array)
            {
                for (var n = 0; n < array.Count && start + n <= end; n++)
                {
                    if (TextOf(array[n]) is { } text)
                    {
                        texts[start + (uint)n] = text;
                    }
                }
            }
            else if (end >= start && TextOf(operands[i + 2]) is { } text)
            {
                textRanges.Add((start, end, text));
            }
        }
    }

    private static void Pairs(List<object?> operands, Action<uint, uint, int> add)
    {
        for (var i = 0; i + 1 < operands.Count; i += 2)
        {
            if (operands[i] is PdfString first && operands[i + 1] is PdfString last)
            {
                add(Code(first.Bytes), Code(last.Bytes), Math.Clamp(first.Bytes.Length, 1, 4));
            }
        }
    }

    private static uint Code(byte[] bytes)
    {
        uint code = 0;
        foreach (var b in bytes)
        {
            code = (code << 8) | b;
        }

        return code;
    }

    private static string? TextOf(object? value) => value switch
    {
        PdfString { Bytes.Length: 1 } one => ((char)one.Bytes[0]).ToString(),
        PdfString { Bytes.Length: <= 128 } text => Encoding.BigEndianUnicode.GetString(text.Bytes),
        PdfName name => GlyphNames.ToUnicode(name.Value),
        _ => null,
    };

    /// <summary>The text at the start of a range, its last character moved on.</summary>
    private static string? Advance(string text, uint by)
    {
        if (by == 0 || text.Length == 0)
        {
            return text;
        }

        var pair = text.Length >= 2 && char.IsSurrogatePair(text, text.Length - 2);
        var head = pair ? text[..^2] : text[..^1];
        var last = pair ? char.ConvertToUtf32(text, text.Length - 2) : text[^1];
        var moved = last + (long)by;
        return moved <= 0x10FFFF && Rune.IsValid((int)moved) ? head + new Rune((int)moved) : null;
    }
}
