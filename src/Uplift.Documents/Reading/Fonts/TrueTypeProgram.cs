using System.Text;

namespace Uplift.Documents.Reading.Fonts;

/// <summary>What an embedded TrueType or OpenType font still knows of characters: its cmap, its glyph names, its CFF.</summary>
internal sealed class TrueTypeProgram
{
    private const int MostMappings = 70_000;

    private readonly ReadBudget budget;
    private readonly FontBytes file;
    private readonly Dictionary<string, FontBytes> tables = [];
    private readonly Dictionary<int, int> byGlyph = [];
    private readonly Dictionary<int, int> symbols = [];
    private readonly Dictionary<int, int> macintosh = [];
    private readonly Dictionary<int, int> characters = [];
    private string?[]? names;

    public TrueTypeProgram(ReadOnlyMemory<byte> data, ReadBudget budget)
    {
        this.budget = budget;
        file = new FontBytes(data);
        var start = file.ULong(0) == 0x74746366 ? file.ULong(12) : 0;
        var count = Math.Min(file.UShort(start + 4), 64);
        for (var i = 0; i < count; i++)
        {
            var at = start + 12 + (i * 16);
            var tag = string.Create(4, (file, at), static (chars, source) =>
            {
                for (var n = 0; n < 4; n++)
                {
                    chars[n] = (char)source.file.Byte(source.at + n);
                }
            });
            tables[tag] = file.Slice(file.ULong(at + 8), file.ULong(at + 12));
        }

        ReadCmap();
    }

    public ReadOnlyMemory<byte> Cff => tables.TryGetValue("CFF ", out var table) ? table.Span.ToArray() : default;

    public int? GlyphOfCharacter(int character) => characters.TryGetValue(character, out var glyph) ? glyph : null;

    /// <summary>The glyph that a code of a symbolic font shows.</summary>
    public int? GlyphOfCode(int code) =>
        symbols.TryGetValue(code, out var glyph) || symbols.TryGetValue(0xF000 + code, out glyph)
        || macintosh.TryGetValue(code, out glyph) ? glyph : null;

    /// <summary>The character of a glyph by the font's own account.</summary>
    public string? Text(int glyph)
    {
        if (byGlyph.TryGetValue(glyph, out var character) && Rune.IsValid(character))
        {
            return new Rune(character).ToString();
        }

        names ??= ReadNames();
        return glyph >= 0 && glyph < names.Length && names[glyph] is { } name ? GlyphNames.ToUnicode(name) : null;
    }

    private void ReadCmap()
    {
        if (!tables.TryGetValue("cmap", out var cmap))
        {
            return;
        }

        for (var i = 0; i < Math.Min(cmap.UShort(2), 32); i++)
        {
            var platform = cmap.UShort(4 + (i * 8));
            var encoding = cmap.UShort(6 + (i * 8));
            var table = cmap.Slice(cmap.ULong(8 + (i * 8)), cmap.Length);
            var into = (platform, encoding) switch
            {
                (3, 0) => symbols,
                (1, 0) => macintosh,
                (3, 1) or (3, 10) or (0, _) => characters,
                _ => null,
            };
            if (into is not null)
            {
                ReadSubtable(table, into);
            }
        }

        foreach (var (character, glyph) in characters)
        {
            // Several characters may share a glyph; the plainest stands for it.
            if (glyph != 0 && (!byGlyph.TryGetValue(glyph, out var known) || Rank(character) < Rank(known)))
            {
                byGlyph[glyph] = character;
            }
        }
    }

    private static int Rank(int character) => character switch
    {
        0xA0 or 0xAD => 0x200000 + character,
        >= 0xE000 and < 0xF900 => 0x300000 + character,
        >= 0x2000 and < 0x2010 => 0x200000 + character,
        _ => character,
    };

    private void ReadSubtable(FontBytes table, Dictionary<int, int> into)
    {
        switch (table.UShort(0))
        {
            case 0:
                for (var code = 0; code < 256; code++)
                {
                    Add(into, code, table.Byte(6 + code));
                }

                break;
            case 4:
                ReadSegments(table, into);
                break;
            case 6:
                for (var i = 0; i < table.UShort(8); i++)
                {
                    Add(into, table.UShort(6) + i, table.UShort(10 + (i * 2)));
                }

                break;
            case 12:
                for (var i = 0L; i < Math.Min(table.ULong(12), table.Length / 12); i++)
                {
                    var at = 16 + (i * 12);
                    var first = table.ULong(at);
                    var last = Math.Min(table.ULong(at + 4), first + 0xFFFF);
                    for (var code = first; code <= last && code <= 0x10FFFF; code++)
                    {
                        Add(into, (int)code, (int)Math.Min(table.ULong(at + 8) + code - first, int.MaxValue));
                    }
                }

                break;
        }
    }

    private void ReadSegments(FontBytes table, Dictionary<int, int> into)
    {
        var segments = table.UShort(6) / 2;
        for (var i = 0; i < segments; i++)
        {
            var last = table.UShort(14 + (i * 2));
            var first = table.UShort(16 + ((segments + i) * 2));
            var delta = table.UShort(16 + ((segments * 2) + i) * 2);
            var rangeAt = 16 + (((segments * 3) + i) * 2);
            var range = table.UShort(rangeAt);
            for (var code = first; code <= last && code < 0xFFFF; code++)
            {
                budget.Tick();
                var glyph = range == 0
                    ? (code + delta) & 0xFFFF
                    : table.UShort(rangeAt + range + ((code - first) * 2)) is var raw && raw != 0 ? (raw + delta) & 0xFFFF : 0;
                Add(into, code, glyph);
            }
        }
    }

    private void Add(Dictionary<int, int> into, int code, int glyph)
    {
        budget.Tick();
        if (glyph != 0 && into.Count < MostMappings && into.TryAdd(code, glyph))
        {
            budget.Value();
        }
    }

    private string?[] ReadNames()
    {
        if (!tables.TryGetValue("post", out var post) || post.ULong(0) != 0x00020000)
        {
            return [];
        }

        var count = post.UShort(32);
        var own = new List<string>();
        for (var at = 34L + (count * 2); at < post.Length && own.Count < count;)
        {
            var length = post.Byte(at);
            own.Add(Encoding.Latin1.GetString(post.Slice(at + 1, length).Span));
            at += length + 1;
        }

        var all = new string?[count];
        for (var i = 0; i < count; i++)
        {
            var index = post.UShort(34 + (i * 2));
            all[i] = index < 258 ? MacintoshOrder.Name(index) : own.ElementAtOrDefault(index - 258);
        }

        return all;
    }
}
