namespace Uplift.Documents.Reading.Fonts;

/// <summary>Glyph names, glyph numbers and the own encoding of a Compact Font Format program (Adobe Technical Note 5176).</summary>
internal sealed class CffProgram
{
    private readonly FontBytes data;
    private readonly ReadBudget budget;
    private readonly List<FontBytes> strings;
    private readonly int[] charset = [];
    private readonly Dictionary<int, int> glyphOfCid = [];

    public CffProgram(ReadOnlyMemory<byte> bytes, ReadBudget budget)
    {
        data = new FontBytes(bytes);
        this.budget = budget;
        var at = Index(data.Byte(2), out _);
        at = Index(at, out var tops);
        Index(at, out strings);
        var top = tops.Count > 0 ? Dictionary(tops[0]) : [];
        IsCid = top.ContainsKey(0x0C1E);
        Index(Operand(top, 17), out var glyphs);
        var count = Math.Min(glyphs.Count, 65_535);
        if (count == 0)
        {
            return;
        }

        charset = Charset(Operand(top, 15), count);
        for (var glyph = 0; IsCid && glyph < charset.Length; glyph++)
        {
            glyphOfCid.TryAdd(charset[glyph], glyph);
        }

        if (!IsCid)
        {
            Encoding = ReadEncoding(Operand(top, 16));
        }
    }

    public bool IsCid { get; }

    /// <summary>Glyph names by code, as the font itself has them.</summary>
    public string?[]? Encoding { get; }

    public string? Name(int glyph) => !IsCid && glyph >= 0 && glyph < charset.Length ? String(charset[glyph]) : null;

    public int? GlyphOfCid(int cid) => glyphOfCid.TryGetValue(cid, out var glyph) ? glyph : null;

    private static int Operand(Dictionary<int, double[]> dictionary, int key) =>
        dictionary.TryGetValue(key, out var values) && values.Length > 0 ? (int)Math.Clamp(values[^1], 0, int.MaxValue) : 0;

    /// <summary>Reads an INDEX and gives the place after it.</summary>
    private int Index(long at, out List<FontBytes> items)
    {
        items = [];
        if (at <= 0 || at + 2 > data.Length)
        {
            return data.Length;
        }

        var count = data.UShort(at);
        if (count == 0)
        {
            return (int)at + 2;
        }

        var size = Math.Clamp(data.Byte(at + 2), 1, 4);
        var start = at + 3;
        var body = start + (((long)count + 1) * size) - 1;
        var previous = Offset(start, size);
        for (var i = 0; i < count; i++)
        {
            budget.Value();
            var next = Offset(start + ((i + 1L) * size), size);
            if (next < previous || body + next > data.Length)
            {
                return data.Length;
            }

            items.Add(data.Slice(body + previous, next - previous));
            previous = next;
        }

        return (int)Math.Min(body + previous, data.Length);
    }

    private long Offset(long at, int size)
    {
        var value = 0L;
        for (var i = 0; i < size; i++)
        {
            value = (value << 8) | (uint)data.Byte(at + i);
        }

        return value;
    }

    private static Dictionary<int, double[]> Dictionary(FontBytes bytes)
    {
        var result = new Dictionary<int, double[]>();
        var operands = new List<double>();
        for (var at = 0; at < bytes.Length;)
        {
            var b = bytes.Byte(at++);
            switch (b)
            {
                case 12:
                    result[0x0C00 | bytes.Byte(at++)] = [.. operands];
                    operands.Clear();
                    break;
                case <= 21:
                    result[b] = [.. operands];
                    operands.Clear();
                    break;
                case 28:
                    operands.Add(bytes.Short(at));
                    at += 2;
                    break;
                case 29:
                    operands.Add((int)bytes.ULong(at));
                    at += 4;
                    break;
                case 30:
                    while (at < bytes.Length && (bytes.Byte(at) & 15) != 15 && bytes.Byte(at) >> 4 != 15)
                    {
                        at++;
                    }

                    at++;
                    // Real numbers stand for nothing that is read here.
                    operands.Add(0);
                    break;
                case >= 32 and <= 246:
                    operands.Add(b - 139);
                    break;
                case >= 247 and <= 250:
                    operands.Add(((b - 247) * 256) + bytes.Byte(at++) + 108);
                    break;
                case >= 251 and <= 254:
                    operands.Add((-(b - 251) * 256) - bytes.Byte(at++) - 108);
                    break;
            }

            if (operands.Count > 513)
            {
                operands.Clear();
            }
        }

        return result;
    }

    private int[] Charset(int place, int count)
    {
        var ids = new int[count];
        if (place <= 2)
        {
            // Predefined; the two expert ones hold no letters that a resume shows.
            for (var glyph = 0; glyph < count; glyph++)
            {
                ids[glyph] = place == 0 ? glyph : 0;
            }

            return ids;
        }

        var format = data.Byte(place);
        var at = place + 1;
        for (var glyph = 1; glyph < count && at < data.Length;)
        {
            var first = data.UShort(at);
            at += 2;
            var left = 0;
            if (format == 1)
            {
                left = data.Byte(at++);
            }
            else if (format == 2)
            {
                left = data.UShort(at);
                at += 2;
            }

            for (var i = 0; i <= left && glyph < count; i++)
            {
                ids[glyph++] = first + i;
            }
        }

        return ids;
    }

    private string?[] ReadEncoding(int place)
    {
        if (place <= 1)
        {
            return place == 0 ? Encodings.Standard : new string?[256];
        }

        var encoding = new string?[256];
        var format = data.Byte(place);
        var at = place + 2;
        var glyph = 1;
        if ((format & 127) == 0)
        {
            for (var i = 0; i < data.Byte(place + 1); i++)
            {
                encoding[data.Byte(at++)] = Name(glyph++);
            }
        }
        else
        {
            for (var i = 0; i < data.Byte(place + 1); i++, at += 2)
            {
                for (var n = 0; n <= data.Byte(at + 1) && data.Byte(at) + n < 256; n++)
                {
                    encoding[data.Byte(at) + n] = Name(glyph++);
                }
            }
        }

        if ((format & 128) != 0)
        {
            for (var i = 0; i < data.Byte(at); i++)
            {
                encoding[data.Byte(at + 1 + (i * 3))] = String(data.UShort(at + 2 + (i * 3)));
            }
        }

        return encoding;
    }

    private string? String(int id)
    {
        if (id < CffStrings.Standard.Length)
        {
            return CffStrings.Standard[id];
        }

        var own = id - CffStrings.Standard.Length;
        return own < strings.Count && strings[own].Length is > 0 and < 128
            ? System.Text.Encoding.Latin1.GetString(strings[own].Span)
            : null;
    }
}
