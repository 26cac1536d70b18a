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
    private readonly List<(string Entries, byte[] Data)?> streams = [null];

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
        streams[number] = compressed ? (entries + "/Filter/FlateDecode", Deflate(data)) : (entries, data.ToArray());

    public int AddStream(string entries, ReadOnlySpan<byte> data, bool compressed = true)
    {
        var number = Reserve();
        SetStream(number, entries, data, compressed);
        return number;
    }

    /// <summary>A text string: as it is when it is ASCII, else in UTF-16.</summary>
    public static string Text(string text)
    {
        if (text.All(character => character is >= ' ' and < '\x7f'))
        {
            return Literal(text);
        }

        return $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
    }

    /// <summary>A string of ASCII characters.</summary>
    public static string Literal(string text) =>
        $"({text.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("(", @"\(", StringComparison.Ordinal).Replace(")", @"\)", StringComparison.Ordinal)})";

    public static string Number(double value) => Math.Round(value, 3).ToString("0.###", CultureInfo.InvariantCulture);

    public byte[] Write(int catalog, int information)
    {
        PackPlain(out var packed);
        using var file = new MemoryStream();
        // The four bytes above 127 say that the file is not text.
        file.Write([.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, (byte)'\n']);
        var offsets = new long[streams.Count + 1];
        for (var i = 1; i < streams.Count; i++)
        {
            if (streams[i] is { } stream)
            {
                offsets[i] = file.Position;
                WriteStream(file, i, stream.Entries, stream.Data);
            }
        }

        WriteReferences(file, offsets, packed, catalog, information);
        return file.ToArray();
    }

    /// <param name="packed">For each packed object its object stream and its place in it.</param>
    private void PackPlain(out Dictionary<int, (int Stream, int Index)> packed)
    {
        packed = [];
        var numbers = Enumerable.Range(1, plain.Count - 1).Where(number => plain[number] is not null).ToList();
        foreach (var chunk in numbers.Chunk(PackedTogether))
        {
            var (index, bodies) = (new StringBuilder(), new StringBuilder());
            var stream = Reserve();
            for (var i = 0; i < chunk.Length; i++)
            {
                packed[chunk[i]] = (stream, i);
                index.Append(CultureInfo.InvariantCulture, $"{chunk[i]} {bodies.Length} ");
                bodies.Append(plain[chunk[i]]).Append('\n');
            }

            SetStream(stream, $"/Type/ObjStm/N {chunk.Length}/First {index.Length}", Encoding.Latin1.GetBytes(index.Append(bodies).ToString()));
        }
    }

    /// <summary>The cross-reference stream, which is the trailer too (7.5.8).</summary>
    private void WriteReferences(MemoryStream file, long[] offsets, Dictionary<int, (int Stream, int Index)> packed, int catalog, int information)
    {
        var own = streams.Count;
        offsets[own] = file.Position;
        var rows = new byte[7 * (own + 1)];
        for (var i = 0; i <= own; i++)
        {
            var (type, second, third) = packed.TryGetValue(i, out var place)
                ? (2, place.Stream, place.Index)
                : i == 0 ? (0, 0, 0xFFFF) : (1, (int)offsets[i], 0);
            var row = rows.AsSpan(7 * i, 7);
            row[0] = (byte)type;
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(row[1..], second);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt16BigEndian(row[5..], (ushort)third);
        }

        var id = Convert.ToHexString(SHA256.HashData(file.GetBuffer().AsSpan(0, (int)file.Length)).AsSpan(0, 16));
        WriteStream(
            file,
            own,
            $"/Type/XRef/Size {own + 1}/W[1 4 2]/Root {catalog} 0 R/Info {information} 0 R/ID[<{id}><{id}>]/Filter/FlateDecode",
            Deflate(rows));
        file.Write(Encoding.ASCII.GetBytes($"startxref\n{offsets[own]}\n%%EOF\n"));
    }

    private static void WriteStream(MemoryStream file, int number, string entries, byte[] data)
    {
        file.Write(Encoding.Latin1.GetBytes($"{number} 0 obj\n<<{entries}/Length {data.Length}>>\nstream\n"));
        file.Write(data);
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
}
