using Uplift.Documents.Reading.Syntax;

namespace Uplift.Documents.Reading.Filters;

/// <summary>The filters of ISO 32000-1, 7.4 that fit on a page each; all keep what came before a fault.</summary>
internal static class SmallFilters
{
    public static ReadOnlyMemory<byte> AsciiHex(ReadOnlySpan<byte> data, ReadBudget budget)
    {
        var sink = new ByteSink(budget);
        var high = -1;
        foreach (var b in data)
        {
            if (b == '>')
            {
                break;
            }

            var digit = Lexer.Hex(b);
            if (digit < 0)
            {
                continue;
            }

            if (high < 0)
            {
                high = digit;
            }
            else
            {
                sink.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        if (high >= 0)
        {
            sink.Add((byte)(high << 4));
        }

        return sink.Close();
    }

    public static ReadOnlyMemory<byte> Ascii85(ReadOnlySpan<byte> data, ReadBudget budget)
    {
        var sink = new ByteSink(budget);
        Span<byte> four = stackalloc byte[4];
        uint value = 0;
        var count = 0;
        foreach (var b in data)
        {
            if (b == '~')
            {
                break;
            }

            if (b == 'z' && count == 0)
            {
                four.Clear();
                sink.Add(four);
                continue;
            }

            if (b is < (byte)'!' or > (byte)'u')
            {
                continue;
            }

            value = unchecked((value * 85) + b - '!');
            if (++count == 5)
            {
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(four, value);
                sink.Add(four);
                value = 0;
                count = 0;
            }
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++)
            {
                value = unchecked((value * 85) + 84);
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(four, value);
            sink.Add(four[..(count - 1)]);
        }

        return sink.Close();
    }

    public static ReadOnlyMemory<byte> RunLength(ReadOnlySpan<byte> data, ReadBudget budget)
    {
        var sink = new ByteSink(budget);
        for (var i = 0; i < data.Length && data[i] != 128;)
        {
            int length = data[i++];
            if (length < 128)
            {
                var run = data.Slice(i, Math.Min(length + 1, data.Length - i));
                sink.Add(run);
                i += run.Length;
            }
            else if (i < data.Length)
            {
                var b = data[i++];
                for (var n = 257 - length; n > 0; n--)
                {
                    sink.Add(b);
                }
            }
        }

        return sink.Close();
    }

    /// <param name="early">Whether codes grow one entry before they must, which is the PDF default.</param>
    public static ReadOnlyMemory<byte> Lzw(ReadOnlySpan<byte> data, bool early, ReadBudget budget)
    {
        const int Clear = 256;
        const int End = 257;
        var sink = new ByteSink(budget);
        // An entry is a stretch of what was written: where it starts and how long it is.
        var starts = new int[4097];
        var lengths = new int[4097];
        var next = 258;
        var width = 9;
        var held = 0;
        var bits = 0;
        var previous = -1;
        var previousStart = 0;
        foreach (var b in data)
        {
            budget.Tick();
            held = ((held << 8) | b) & 0xFFFFFF;
            bits += 8;
            if (bits < width)
            {
                continue;
            }

            bits -= width;
            var code = (held >> bits) & ((1 << width) - 1);
            if (code == End)
            {
                break;
            }

            if (code == Clear)
            {
                next = 258;
                width = 9;
                previous = -1;
                continue;
            }

            var start = sink.Length;
            if (previous >= 0 && next < 4096)
            {
                // The entry is the previous one and the byte that follows it, which is written just below.
                starts[next] = previousStart;
                lengths[next] = (previous < 256 ? 1 : lengths[previous]) + 1;
                next++;
            }

            if (code < 256)
            {
                sink.Add((byte)code);
            }
            else if (code < next)
            {
                sink.Repeat(start - starts[code], lengths[code]);
            }
            else
            {
                break;
            }

            previous = code;
            previousStart = start;
            var grow = next + (early ? 1 : 0);
            width = grow >= 2048 ? 12 : grow >= 1024 ? 11 : grow >= 512 ? 10 : 9;
        }

        return sink.Close();
    }

    /// <summary>Undoes the differences to neighbours (7.4.4.4); <paramref name="predictor"/> 2 is TIFF's, from 10 on PNG's.</summary>
    public static ReadOnlyMemory<byte> Unpredict(
        ReadOnlyMemory<byte> data, int predictor, int colors, int bits, int columns, ReadBudget budget)
    {
        if (predictor < 2 || colors is < 1 or > 64 || bits is not (1 or 2 or 4 or 8 or 16) || columns is < 1 or > 1_000_000)
        {
            return data;
        }

        var step = Math.Max(1, colors * bits / 8);
        var rowLength = (int)((((long)columns * colors * bits) + 7) / 8);
        return predictor == 2
            ? Tiff(data, colors, bits, rowLength, budget)
            : Png(data.Span, step, rowLength, budget);
    }

    private static ReadOnlyMemory<byte> Tiff(ReadOnlyMemory<byte> data, int colors, int bits, int rowLength, ReadBudget budget)
    {
        if (bits < 8)
        {
            // Seen in images only, which are not decoded.
            return data;
        }

        budget.Decompressed(data.Length);
        var bytes = data.ToArray();
        var step = colors * bits / 8;
        for (var row = 0; row < bytes.Length; row += rowLength)
        {
            budget.Tick();
            for (var i = row + step; i < Math.Min(row + rowLength, bytes.Length); i++)
            {
                if (bits == 8)
                {
                    bytes[i] += bytes[i - step];
                }
                else if ((i - row) % 2 == 0 && i + 1 < bytes.Length)
                {
                    var sum = ((bytes[i] << 8) | bytes[i + 1]) + ((bytes[i - step] << 8) | bytes[i - step + 1]);
                    bytes[i] = (byte)(sum >> 8);
                    bytes[i + 1] = (byte)sum;
                }
            }
        }

        return bytes;
    }

    private static ReadOnlyMemory<byte> Png(ReadOnlySpan<byte> data, int step, int rowLength, ReadBudget budget)
    {
        var sink = new ByteSink(budget);
        var above = new byte[rowLength];
        var row = new byte[rowLength];
        for (var at = 0; at < data.Length; at += rowLength + 1)
        {
            budget.Tick();
            var kind = data[at];
            var count = Math.Min(rowLength, data.Length - at - 1);
            for (var i = 0; i < count; i++)
            {
                int left = i >= step ? row[i - step] : 0;
                int up = above[i];
                int corner = i >= step ? above[i - step] : 0;
                row[i] = (byte)(data[at + 1 + i] + kind switch
                {
                    1 => left,
                    2 => up,
                    3 => (left + up) / 2,
                    4 => Paeth(left, up, corner),
                    _ => 0,
                });
            }

            sink.Add(row.AsSpan(0, count));
            (above, row) = (row, above);
        }

        return sink.Close();
    }

    private static int Paeth(int left, int up, int corner)
    {
        var guess = left + up - corner;
        var (a, b, c) = (Math.Abs(guess - left), Math.Abs(guess - up), Math.Abs(guess - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }
}
