using System.IO.Compression;

namespace Uplift.Documents.Reading.Filters;

/// <summary>
/// Deflate data with or without its zlib header (RFC 1950 and 1951). What is whole goes through the runtime's zlib; what is cut
/// off or spoilt is inflated here, which keeps every byte up to the fault where zlib would throw away its last block.
/// </summary>
internal static class Inflate
{
    private static readonly int[] LengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    private static readonly int[] LengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
    private static readonly int[] DistanceBase = [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];
    private static readonly int[] DistanceExtra = [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];
    private static readonly int[] LengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    public static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> data, ReadBudget budget)
    {
        var sink = new ByteSink(budget);
        try
        {
            using var zlib = new ZLibStream(new ReadOnlyMemoryStream(data), CompressionMode.Decompress);
            var buffer = new byte[8192];
            int read;
            while ((read = zlib.Read(buffer)) > 0)
            {
                sink.Add(buffer.AsSpan(0, read));
            }

            // zlib reads cut-off data to its end without a word; so does the way below, which may find more.
            return sink.Length > 0 ? sink.Close() : Tolerant(data, budget);
        }
        catch (InvalidDataException)
        {
            return Tolerant(data, budget);
        }
    }

    private static ReadOnlyMemory<byte> Tolerant(ReadOnlyMemory<byte> data, ReadBudget budget)
    {
        var span = data.Span;
        var header = span.Length >= 2 && (span[0] & 15) == 8 && ((span[0] << 8) | span[1]) % 31 == 0;
        var sink = new ByteSink(budget);
        Run(span[(header ? 2 : 0)..], sink, budget);
        if (sink.Length == 0 && !header && span.Length > 2)
        {
            // A spoilt header looks like none.
            Run(span[2..], sink, budget);
        }

        return sink.Close();
    }

    private static void Run(ReadOnlySpan<byte> data, ByteSink sink, ReadBudget budget)
    {
        var bits = new BitReader(data);
        bool last;
        do
        {
            budget.Tick();
            last = bits.Take(1) == 1;
            var ok = bits.Take(2) switch
            {
                0 => Stored(ref bits, sink),
                1 => Compressed(ref bits, Huffman.FixedLengths, Huffman.FixedDistances, sink, budget),
                2 => Dynamic(ref bits, sink, budget),
                _ => false,
            };
            if (!ok)
            {
                return;
            }
        }
        while (!last && !bits.AtEnd);
    }

    private static bool Stored(ref BitReader bits, ByteSink sink)
    {
        bits.Align();
        var length = bits.Take(16);
        if (length < 0 || bits.Take(16) < 0)
        {
            return false;
        }

        var bytes = bits.Bytes(length);
        sink.Add(bytes);
        return bytes.Length == length;
    }

    private static bool Dynamic(ref BitReader bits, ByteSink sink, ReadBudget budget)
    {
        var literals = bits.Take(5) + 257;
        var distances = bits.Take(5) + 1;
        var codes = bits.Take(4) + 4;
        if (bits.AtEnd)
        {
            return false;
        }

        Span<byte> lengths = stackalloc byte[320];
        lengths.Clear();
        for (var i = 0; i < codes; i++)
        {
            lengths[LengthOrder[i]] = (byte)Math.Max(bits.Take(3), 0);
        }

        var order = new Huffman(lengths[..19]);
        lengths.Clear();
        for (var i = 0; i < literals + distances;)
        {
            var symbol = order.Decode(ref bits);
            if (symbol < 0)
            {
                return false;
            }

            if (symbol < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }

            var (repeated, times) = symbol switch
            {
                16 => (i == 0 ? (byte)0 : lengths[i - 1], bits.Take(2) + 3),
                17 => ((byte)0, bits.Take(3) + 3),
                _ => ((byte)0, bits.Take(7) + 11),
            };
            while (times-- > 0 && i < literals + distances)
            {
                lengths[i++] = repeated;
            }
        }

        return Compressed(
            ref bits, new Huffman(lengths[..literals]), new Huffman(lengths.Slice(literals, distances)), sink, budget);
    }

    private static bool Compressed(ref BitReader bits, Huffman literals, Huffman distances, ByteSink sink, ReadBudget budget)
    {
        while (true)
        {
            budget.Tick();
            var symbol = literals.Decode(ref bits);
            if (symbol < 0)
            {
                return false;
            }

            if (symbol < 256)
            {
                sink.Add((byte)symbol);
                continue;
            }

            if (symbol == 256)
            {
                return true;
            }

            if (symbol > 285)
            {
                return false;
            }

            var length = LengthBase[symbol - 257] + Math.Max(bits.Take(LengthExtra[symbol - 257]), 0);
            var code = distances.Decode(ref bits);
            if (code is < 0 or > 29)
            {
                return false;
            }

            var distance = DistanceBase[code] + Math.Max(bits.Take(DistanceExtra[code]), 0);
            if (distance > sink.Length)
            {
                return false;
            }

            sink.Repeat(distance, length);
        }
    }

    private ref struct BitReader(ReadOnlySpan<byte> data)
    {
        private readonly ReadOnlySpan<byte> data = data;
        private int position;
        private int held;
        private int count;

        public readonly bool AtEnd => position >= data.Length && count == 0;

        /// <summary>The next bits, lowest first; -1 when there are not so many.</summary>
        public int Take(int bits)
        {
            while (count < bits)
            {
                if (position >= data.Length)
                {
                    count = 0;
                    return -1;
                }

                held |= data[position++] << count;
                count += 8;
            }

            var value = held & ((1 << bits) - 1);
            held >>= bits;
            count -= bits;
            return value;
        }

        public void Align()
        {
            held >>= count & 7;
            count -= count & 7;
        }

        public ReadOnlySpan<byte> Bytes(int length)
        {
            position -= count / 8;
            held = count = 0;
            var bytes = data.Slice(position, Math.Min(length, data.Length - position));
            position += bytes.Length;
            return bytes;
        }
    }

    /// <summary>A canonical code, decoded length by length.</summary>
    private sealed class Huffman
    {
        private readonly int[] counts = new int[16];
        private readonly int[] symbols;

        public Huffman(ReadOnlySpan<byte> lengths)
        {
            foreach (var length in lengths)
            {
                counts[length]++;
            }

            counts[0] = 0;
            var starts = new int[17];
            for (var i = 0; i < 16; i++)
            {
                starts[i + 1] = starts[i] + counts[i];
            }

            symbols = new int[lengths.Length];
            for (var i = 0; i < lengths.Length; i++)
            {
                if (lengths[i] != 0)
                {
                    symbols[starts[lengths[i]]++] = i;
                }
            }
        }

        public static Huffman FixedLengths { get; } = new(
            [.. Enumerable.Range(0, 288).Select(i => (byte)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))]);

        public static Huffman FixedDistances { get; } = new([.. Enumerable.Repeat((byte)5, 30)]);

        public int Decode(ref BitReader bits)
        {
            var code = 0;
            var first = 0;
            var index = 0;
            for (var length = 1; length < 16; length++)
            {
                var bit = bits.Take(1);
                if (bit < 0)
                {
                    return -1;
                }

                code |= bit;
                var count = counts[length];
                if (code - count < first)
                {
                    return index + code - first is var at && at >= 0 && at < symbols.Length ? symbols[at] : -1;
                }

                index += count;
                first = (first + count) << 1;
                code <<= 1;
            }

            return -1;
        }
    }
}
