using System.Buffers.Binary;

namespace Uplift.Documents.Fonts;

/// <summary>Writes a TrueType font of chosen glyphs alone, as a PDF embeds it: the same glyphs give the same bytes.</summary>
/// <remarks>
/// Hinting programs are left out, of the font and of each glyph: what shows documents today smooths outlines by itself, and
/// programs are most of the size.
/// </remarks>
internal sealed class FontSubset
{
    private const int MoreComponents = 0x20;
    private const int HasInstructions = 0x100;

    private readonly TrueTypeFont font;
    private readonly List<int> glyphs;

    private FontSubset(TrueTypeFont font, List<int> glyphs)
    {
        this.font = font;
        this.glyphs = [.. glyphs];
    }

    /// <param name="glyphs">In the order of their numbers in the subset; the first is .notdef, 0. Parts of composed glyphs follow by themselves.</param>
    public static byte[] Write(TrueTypeFont font, List<int> glyphs) => new FontSubset(font, glyphs).Write();

    private byte[] Write()
    {
        var outlines = new MemoryStream();
        var starts = new List<int>();
        for (var i = 0; i < glyphs.Count; i++)
        {
            starts.Add((int)outlines.Length);
            outlines.Write(OutlineOf(glyphs[i]));
            if (outlines.Length % 2 == 1)
            {
                outlines.WriteByte(0);
            }
        }

        starts.Add((int)outlines.Length);
        var wide = outlines.Length > 2 * ushort.MaxValue;
        return Assemble(
        [
            new("glyf", outlines.ToArray()),
            new("head", Header(wide)),
            new("hhea", MetricsHeader()),
            new("hmtx", Metrics()),
            new("loca", Locations(starts, wide)),
            new("maxp", Profile()),
        ]);
    }

    private byte[] OutlineOf(int glyph)
    {
        var outline = font.Outline(glyph);
        if (outline.IsEmpty)
        {
            return [];
        }

        int contours = BinaryPrimitives.ReadInt16BigEndian(outline);
        return contours >= 0 ? WithoutInstructions(outline, contours) : Composed(outline);
    }

    private static byte[] WithoutInstructions(ReadOnlySpan<byte> outline, int contours)
    {
        var lengthAt = 10 + (2 * contours);
        var instructions = BinaryPrimitives.ReadUInt16BigEndian(outline[lengthAt..]);
        return [.. outline[..lengthAt], 0, 0, .. outline[(lengthAt + 2 + instructions)..]];
    }

    private byte[] Composed(ReadOnlySpan<byte> outline)
    {
        var copy = outline.ToArray();
        var at = 10;
        while (true)
        {
            var flags = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at), (ushort)(flags & ~HasInstructions));
            var part = BinaryPrimitives.ReadUInt16BigEndian(copy.AsSpan(at + 2));
            BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(at + 2), (ushort)NumberOf(part));
            at += 4 + ((flags & 1) != 0 ? 4 : 2) + (flags & 0xC8) switch { 0x08 => 2, 0x40 => 4, 0x80 => 8, _ => 0 };
            if ((flags & MoreComponents) == 0)
            {
                return copy[..at];
            }
        }
    }

    private int NumberOf(int glyph)
    {
        var index = glyphs.IndexOf(glyph);
        if (index < 0)
        {
            index = glyphs.Count;
            glyphs.Add(glyph);
        }

        return index;
    }

    private byte[] Header(bool wide)
    {
        var head = font.Table("head").ToArray();
        BinaryPrimitives.WriteUInt32BigEndian(head.AsSpan(8), 0);
        BinaryPrimitives.WriteInt16BigEndian(head.AsSpan(50), (short)(wide ? 1 : 0));
        return head;
    }

    private byte[] MetricsHeader()
    {
        var header = font.Table("hhea").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(header.AsSpan(34), (ushort)glyphs.Count);
        return header;
    }

    private byte[] Metrics()
    {
        var metrics = new byte[4 * glyphs.Count];
        for (var i = 0; i < glyphs.Count; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(metrics.AsSpan(4 * i), (ushort)font.Advance(glyphs[i]));
            BinaryPrimitives.WriteInt16BigEndian(metrics.AsSpan((4 * i) + 2), (short)font.LeftSideBearing(glyphs[i]));
        }

        return metrics;
    }

    private static byte[] Locations(List<int> starts, bool wide)
    {
        var locations = new byte[starts.Count * (wide ? 4 : 2)];
        for (var i = 0; i < starts.Count; i++)
        {
            if (wide)
            {
                BinaryPrimitives.WriteInt32BigEndian(locations.AsSpan(4 * i), starts[i]);
            }
            else
            {
                BinaryPrimitives.WriteUInt16BigEndian(locations.AsSpan(2 * i), (ushort)(starts[i] / 2));
            }
        }

        return locations;
    }

    private byte[] Profile()
    {
        var profile = font.Table("maxp").ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(profile.AsSpan(4), (ushort)glyphs.Count);
        // What programs may use, from zones to the size of instructions: there are none.
        profile.AsSpan(14, 14).Clear();
        profile[15] = 1;
        return profile;
    }

    private static byte[] Assemble(Part[] parts)
    {
        var directory = 12 + (16 * parts.Length);
        var file = new byte[directory + parts.Sum(part => Padded(part.Bytes.Length))];
        BinaryPrimitives.WriteUInt32BigEndian(file, 0x00010000);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(4), (ushort)parts.Length);
        // 64, 2 and the rest: the numbers for a binary search among six tables.
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(6), 64);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(8), 2);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(10), (ushort)((16 * parts.Length) - 64));
        var at = directory;
        var headAt = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            var (tag, bytes) = parts[i];
            var record = file.AsSpan(12 + (16 * i), 16);
            System.Text.Encoding.ASCII.GetBytes(tag, record);
            bytes.CopyTo(file, at);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Sum(file.AsSpan(at, Padded(bytes.Length))));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], at);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], bytes.Length);
            headAt = tag == "head" ? at : headAt;
            at += Padded(bytes.Length);
        }

        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(headAt + 8), 0xB1B0AFBA - Sum(file));
        return file;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = 0u;
        for (var i = 0; i < bytes.Length; i += 4)
        {
            sum = unchecked(sum + BinaryPrimitives.ReadUInt32BigEndian(bytes[i..]));
        }

        return sum;
    }

    private sealed record Part(string Tag, byte[] Bytes);
}
