using System.Text;

namespace Uplift.Tests.Documents.Reading;

/// <summary>Streams packed in every way that holds text.</summary>
public sealed class FilterTests
{
    private const string Hello = "BT /F1 10 Tf 50 700 Td (Hello resume) Tj ET";

    [Fact]
    public void Ascii_forms_are_unpacked()
    {
        Packed("ASCIIHexDecode", SmallPdf.Latin(Convert.ToHexString(SmallPdf.Latin(Hello)) + ">")).ShouldBe("Hello resume");
        Packed("ASCII85Decode", SmallPdf.Latin(Ascii85(SmallPdf.Latin(Hello)) + "~>")).ShouldBe("Hello resume");
    }

    [Fact]
    public void Run_lengths_are_unpacked()
    {
        var literal = SmallPdf.Latin("BT /F1 10 Tf 50 700 Td (H");
        byte[] packed = [(byte)(literal.Length - 1), .. literal, 253, (byte)'o', 6, .. ") Tj ET"u8, 128];

        Packed("RunLengthDecode", packed).ShouldBe("Hoooo");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Lzw_is_unpacked(bool early)
    {
        // Long enough for codes of ten bits, where the two ways differ.
        var text = new StringBuilder("BT /F1 10 Tf 50 700 Td ");
        for (var i = 0; i < 400; i++)
        {
            text.Append('(').Append((char)('a' + (i * 7 % 26))).Append((char)('A' + (i * 11 % 26))).Append(") Tj ");
        }

        text.Append("0 -20 Td (Hello resume) Tj ET");
        var pdf = new SmallPdf();
        var content = pdf.AddStream($"/Filter /LZWDecode /DecodeParms << /EarlyChange {(early ? 1 : 0)} >>", Lzw(SmallPdf.Latin(text.ToString()), early));

        Reader.Lines(pdf.BuildWith(content))[^1].ShouldBe("Hello resume");
    }

    [Fact]
    public void Filters_follow_each_other()
    {
        var hex = SmallPdf.Latin(Convert.ToHexString(SmallPdf.Deflate(SmallPdf.Latin(Hello))) + ">");

        Packed("[/ASCIIHexDecode /FlateDecode]", hex).ShouldBe("Hello resume");
    }

    [Fact]
    public void Cut_off_data_gives_what_came()
    {
        var lines = SmallPdf.Show([.. Enumerable.Range(0, 60).Select(i => (50.0, 780.0 - (i * 12), $"Line {i} of {i * i} words"))]);
        var packed = SmallPdf.Deflate(SmallPdf.Latin(lines));
        var pdf = new SmallPdf();
        var content = pdf.AddStream("/Filter /FlateDecode", packed[..(packed.Length * 2 / 3)]);

        var read = Reader.Lines(pdf.BuildWith(content));

        read[0].ShouldBe("Line 0 of 0 words");
        read.Length.ShouldBeInRange(20, 59);
    }

    [Fact]
    public void Spoilt_data_gives_what_stands_before_the_fault()
    {
        var lines = SmallPdf.Show([.. Enumerable.Range(0, 60).Select(i => (50.0, 780.0 - (i * 12), $"Line {i} of {i * i} words"))]);
        var packed = SmallPdf.Deflate(SmallPdf.Latin(lines));
        packed.AsSpan(packed.Length / 2, 8).Fill(0xFF);
        var pdf = new SmallPdf();
        var content = pdf.AddStream("/Filter /FlateDecode", packed);

        Reader.Lines(pdf.BuildWith(content)).Length.ShouldBeGreaterThan(10);
    }

    [Fact]
    public void A_wrong_checksum_and_a_missing_header_are_forgiven()
    {
        var packed = SmallPdf.Deflate(SmallPdf.Latin(Hello));
        packed[^1] ^= 0x55;
        Packed("FlateDecode", packed).ShouldBe("Hello resume");
        Packed("FlateDecode", packed[2..]).ShouldBe("Hello resume");
    }

    [Fact]
    public void Differences_to_the_left_are_undone()
    {
        var plain = SmallPdf.Latin(Hello.PadRight(48));
        var rows = plain.Chunk(16).SelectMany(row => row.Select((b, i) => (byte)(b - (i == 0 ? 0 : row[i - 1])))).ToArray();
        var pdf = new SmallPdf();
        var content = pdf.AddStream("/Filter /FlateDecode /DecodeParms << /Predictor 2 /Columns 16 >>", SmallPdf.Deflate(rows));

        Reader.Line(pdf.BuildWith(content)).ShouldBe("Hello resume");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void Png_filters_are_undone(int kind)
    {
        var plain = SmallPdf.Latin(Hello.PadRight(48));
        var result = new List<byte>();
        var above = new byte[16];
        foreach (var row in plain.Chunk(16))
        {
            result.Add((byte)kind);
            for (var i = 0; i < 16; i++)
            {
                var (left, up, corner) = (i == 0 ? 0 : row[i - 1], above[i], i == 0 ? 0 : above[i - 1]);
                var guess = left + up - corner;
                var paeth = new[] { left, up, corner }.MinBy(value => Math.Abs(guess - value));
                result.Add((byte)(row[i] - kind switch { 1 => left, 3 => (left + up) / 2, _ => paeth }));
            }

            above = row;
        }

        var pdf = new SmallPdf();
        var content = pdf.AddStream("/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 16 >>", SmallPdf.Deflate([.. result]));

        Reader.Line(pdf.BuildWith(content)).ShouldBe("Hello resume");
    }

    private static string Packed(string filter, byte[] data)
    {
        var pdf = new SmallPdf();
        var content = pdf.AddStream($"/Filter {(filter[0] == '[' ? "" : "/")}{filter}", data);
        return Reader.Line(pdf.BuildWith(content));
    }

    private static string Ascii85(byte[] data)
    {
        var text = new StringBuilder();
        foreach (var chunk in data.Chunk(4))
        {
            var padded = chunk.Concat(new byte[4 - chunk.Length]).ToArray();
            var value = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(padded);
            var digits = new char[5];
            for (var i = 4; i >= 0; i--, value /= 85)
            {
                digits[i] = (char)('!' + (value % 85));
            }

            text.Append(value == 0 && chunk.Length == 4 && padded.All(b => b == 0) ? "z" : new string(digits, 0, chunk.Length + 1));
        }

        return text.ToString();
    }

    private static byte[] Lzw(byte[] data, bool early)
    {
        var table = new Dictionary<string, int>();
        var bits = new List<bool>();
        var width = 9;
        void Put(int code)
        {
            for (var i = width - 1; i >= 0; i--)
            {
                bits.Add(((code >> i) & 1) == 1);
            }
        }

        Put(256);
        var next = 258;
        var current = "";
        foreach (var b in data)
        {
            var longer = current + (char)b;
            if (longer.Length == 1 || table.ContainsKey(longer))
            {
                current = longer;
                continue;
            }

            Put(current.Length == 1 ? current[0] : table[current]);
            table[longer] = next++;
            // The decoder's table is one entry behind this one.
            var known = next - 1 + (early ? 1 : 0);
            width = known >= 2048 ? 12 : known >= 1024 ? 11 : known >= 512 ? 10 : 9;
            current = ((char)b).ToString();
        }

        Put(current.Length == 1 ? current[0] : table[current]);
        Put(257);
        return [.. bits.Chunk(8).Select(chunk => (byte)chunk.Select((bit, i) => bit ? 128 >> i : 0).Sum())];
    }
}
