using System.Buffers.Binary;
using System.Text;

namespace Uplift.Documents.Fonts;

/// <summary>A TrueType font (OpenType with "glyf" outlines), read as far as setting and embedding text needs it.</summary>
/// <remarks>
/// Table layouts are those of the OpenType specification 1.9.1. Lengths are font units; <see cref="UnitsPerEm"/> of them are
/// one em. Everything is looked up in the bytes as they came, so that opening a font costs next to nothing.
/// </remarks>
internal sealed class TrueTypeFont
{
    private readonly byte[] data;
    /// <summary>Where the directory speaks of each table.</summary>
    private readonly Dictionary<string, int> tables = [];
    private readonly int advances;
    private readonly int locations;
    private readonly int outlines;
    private readonly int characterMap;
    private readonly int longMetrics;
    private readonly bool longLocations;

    /// <exception cref="InvalidDataException">The bytes are not such a font.</exception>
    public TrueTypeFont(byte[] data)
    {
        this.data = data;
        try
        {
            if (U32(0) is not (0x00010000 or 0x74727565))
            {
                throw new InvalidDataException("Not a TrueType font.");
            }

            for (int i = 0, count = U16(4); i < count; i++)
            {
                var record = 12 + (16 * i);
                tables[Encoding.ASCII.GetString(data, record, 4)] = record;
            }

            var head = Start("head");
            UnitsPerEm = U16(head + 18);
            Bounds = [S16(head + 36), S16(head + 38), S16(head + 40), S16(head + 42)];
            longLocations = U16(head + 50) == 1;
            var metrics = Start("hhea");
            Ascender = S16(metrics + 4);
            Descender = S16(metrics + 6);
            longMetrics = U16(metrics + 34);
            GlyphCount = U16(Start("maxp") + 4);
            CapHeight = U16(Start("OS/2")) >= 2 ? S16(Start("OS/2") + 88) : Ascender;
            ItalicAngle = (int)U32(Start("post") + 4) / 65536.0;
            Name = PostScriptName();
            (advances, locations, outlines) = (Start("hmtx"), Start("loca"), Start("glyf"));
            characterMap = BestCharacterMap();
            Kerning = new PairKerning(data, tables.ContainsKey("GPOS") ? Start("GPOS") : 0);
        }
        catch (Exception fault) when (fault is ArgumentException or IndexOutOfRangeException or KeyNotFoundException)
        {
            throw new InvalidDataException("A damaged TrueType font.", fault);
        }
    }

    /// <summary>The PostScript name, such as "Inter-Regular".</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public int GlyphCount { get; }

    public int Ascender { get; }

    /// <summary>Negative, as it lies below the baseline.</summary>
    public int Descender { get; }

    public int CapHeight { get; }

    /// <summary>Degrees anticlockwise from upright: negative leans to the right.</summary>
    public double ItalicAngle { get; }

    /// <summary>Left, bottom, right and top of all glyphs together.</summary>
    public IReadOnlyList<int> Bounds { get; }

    public PairKerning Kerning { get; }

    /// <summary>The glyph of a character; 0 when the font has none.</summary>
    public int Glyph(int codePoint) => U16(characterMap) == 12 ? GlyphBySegments32(codePoint) : GlyphBySegments16(codePoint);

    public int Advance(int glyph) => U16(advances + (4 * Math.Min(glyph, longMetrics - 1)));

    public int LeftSideBearing(int glyph) => glyph < longMetrics
        ? S16(advances + (4 * glyph) + 2)
        : S16(advances + (4 * longMetrics) + (2 * (glyph - longMetrics)));

    /// <summary>The description in "glyf"; empty for a glyph without ink.</summary>
    public ReadOnlySpan<byte> Outline(int glyph)
    {
        var (from, to) = longLocations
            ? ((int)U32(locations + (4 * glyph)), (int)U32(locations + (4 * glyph) + 4))
            : (2 * U16(locations + (2 * glyph)), 2 * U16(locations + (2 * glyph) + 2));
        return data.AsSpan(outlines + from, to - from);
    }

    public ReadOnlySpan<byte> Table(string tag) => data.AsSpan(Start(tag), (int)U32(tables[tag] + 12));

    private int GlyphBySegments32(int codePoint)
    {
        for (int low = 0, high = (int)U32(characterMap + 12) - 1; low <= high;)
        {
            var middle = (low + high) / 2;
            var group = characterMap + 16 + (12 * middle);
            if (codePoint < U32(group))
            {
                high = middle - 1;
            }
            else if (codePoint > U32(group + 4))
            {
                low = middle + 1;
            }
            else
            {
                return (int)(U32(group + 8) + (codePoint - U32(group)));
            }
        }

        return 0;
    }

    private int GlyphBySegments16(int codePoint)
    {
        if (codePoint > 0xFFFF)
        {
            return 0;
        }

        int doubled = U16(characterMap + 6);
        var ends = characterMap + 14;
        var (low, high) = (0, (doubled / 2) - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = U16(ends + (2 * middle)) < codePoint ? (middle + 1, high) : (low, middle);
        }

        var starts = ends + doubled + 2;
        int start = U16(starts + (2 * low));
        if (codePoint < start || codePoint > U16(ends + (2 * low)))
        {
            return 0;
        }

        int delta = U16(starts + doubled + (2 * low));
        var offsetAt = starts + (2 * doubled) + (2 * low);
        int offset = U16(offsetAt);
        if (offset == 0)
        {
            return (codePoint + delta) & 0xFFFF;
        }

        int glyph = U16(offsetAt + offset + (2 * (codePoint - start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    /// <summary>All of Unicode (format 12) before its first plane alone (format 4).</summary>
    private int BestCharacterMap()
    {
        var (start, best) = (Start("cmap"), 0);
        for (int i = 0, count = U16(start + 2); i < count; i++)
        {
            var record = start + 4 + (8 * i);
            var (platform, encoding) = (U16(record), U16(record + 2));
            if (platform is not 0 && (platform, encoding) is not ((3, 1) or (3, 10)))
            {
                continue;
            }

            var map = start + (int)U32(record + 4);
            if (U16(map) == 12 || (U16(map) == 4 && best == 0))
            {
                best = map;
            }
        }

        return best > 0 ? best : throw new InvalidDataException("A font without a Unicode character map.");
    }

    private string PostScriptName()
    {
        var start = Start("name");
        var texts = start + U16(start + 4);
        for (int i = 0, count = U16(start + 2); i < count; i++)
        {
            var record = start + 6 + (12 * i);
            if (U16(record) == 3 && U16(record + 6) == 6)
            {
                return Encoding.BigEndianUnicode.GetString(data, texts + U16(record + 10), U16(record + 8));
            }
        }

        throw new InvalidDataException("A font without a name.");
    }

    private int Start(string tag) => (int)U32(tables[tag] + 8);

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(data.AsSpan(at));

    private short S16(int at) => BinaryPrimitives.ReadInt16BigEndian(data.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(data.AsSpan(at));
}
