using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Uplift.Documents.Pdf.Writing;

/// <summary>The objects of a PDF 1.7 file (ISO 32000-1): streams one by one, all others packed into object streams.</summary>
/// <remarks>The same objects give the same bytes; the file's id is a hash of what it holds.</remarks>
internal sealed class PdfFile
{
    private const int PackedTogether = 200;

    private readonly List<string?> plain = [null];
    private readonly List<Data?> streams = [null];

    public int Reserve()
    {
        plain.Add(null);
        streams.Add(null);
        return plain.Count - 1;
    }

    public void Set(int number, string body) => plain[number] = body;

    public int Add(string body)
    {
        var number = Reserve();
        Set(number, body);
        return number;
    }

    /// <param name="entries">Of the stream's dictionary, beyond length and filter.</param>
    public void SetStream(int number, string entries, ReadOnlySpan<byte> data, bool compressed = true) =>
        streams[number] = compressed ? new Data(entries + "/Filter/FlateDecode", Deflate(data)) : new Data(entries, data.ToArray());

    public int AddStream(string entries, ReadOnlySpan<byte> data, bool compressed = true)
    {
        var number = Reserve();
        SetStream(number, entries, data, compressed);
        return number;
    }

    /// <summary>A text string: as it is when it is ASCII, else in UTF-16.</summary>
    public static string Text(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            return Literal(text);
        }

        return $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
    }

    /// <summary>A string of ASCII characters.</summary>
    public static string Literal(string text) =>
        $"({text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)})";

    public static string Numbers(params ReadOnlySpan<double> values)
    {
        var text = new StringBuilder();
        foreach (var value in values)
        {
            text.Append(text.Length > 0 ? " " : "").Append(Number(value));
        }

        return text.ToString();
    }

    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    public byte[] Write(int catalog, int information)
    {
        var (packedIn, packedAt) = (new int[plain.Count], new int[plain.Count]);
        PackPlain(packedIn, packedAt);
        using var file = new MemoryStream(32 * 1024);
        // The four bytes above 127 say that the file is not text.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var own = streams.Count;
        var references = new byte[7 * (own + 1)];
        BinaryPrimitives.WriteUInt16BigEndian(references.AsSpan(5), ushort.MaxValue);
        for (var i = 1; i < own; i++)
        {
            if (streams[i] is { } stream)
            {
                Refer(i, 1, (int)file.Position, 0);
                WriteStream(file, i, stream);
            }
            else
            {
                Refer(i, 2, packedIn[i], packedAt[i]);
            }
        }

        var start = (int)file.Position;
        Refer(own, 1, start, 0);
        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, start)).AsSpan(0, 16));
        // The cross-reference stream, which is the trailer too (7.5.8).
        WriteStream(file, own, new Data(
            $"/Type/XRef/Size {own + 1}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R/ID[<{id}><{id}>]/Filter/FlateDecode",
            Deflate(references)));
        file.Write(Encoding.ASCII.GetBytes($"startxref\n{start}\n%%EOF\n"));
        return file.ToArray();

        void Refer(int number, byte type, int second, int third)
        {
            var row = references.AsSpan(7 * number, 7);
            row[0] = type;
            BinaryPrimitives.WriteInt32BigEndian(row[1..], second);
            BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)third);
        }
    }

    /// <param name="packedIn">For each packed object its object stream.</param>
    /// <param name="packedAt">And its place in it.</param>
    private void PackPlain(int[] packedIn, int[] packedAt)
    {
        for (var number = 1; number < packedIn.Length;)
        {
            var (index, bodies, count, stream) = (new StringBuilder(), new StringBuilder(), 0, Reserve());
            for (; number < packedIn.Length && count < PackedTogether; number++)
            {
                if (plain[number] is { } body)
                {
                    (packedIn[number], packedAt[number]) = (stream, count++);
                    index.Append(CultureInfo.InvariantCulture, $"{number} {bodies.Length} ");
                    bodies.Append(body).Append('\n');
                }
            }

            SetStream(stream, $"/Type/ObjStm/N {count}/First {index.Length}", Encoding.ASCII.GetBytes(index.Append(bodies).ToString()));
        }
    }

    private static void WriteStream(MemoryStream file, int number, Data stream)
    {
        file.Write(Encoding.ASCII.GetBytes($"{number} 0 obj\n<<{stream.Entries}/Length {stream.Bytes.Length}>>\nstream\n"));
        file.Write(stream.Bytes);
        file.Write("\nendstream\nendobj\n"u8);
    }

    private static byte[] Deflate(ReadOnlySpan<byte> data)
    {
        using var packed = new MemoryStream(data.Length / 2);
        using (var deflate = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(data);
        }

        return packed.ToArray();
    }

    private sealed record Data(string Entries, byte[] Bytes);
}
