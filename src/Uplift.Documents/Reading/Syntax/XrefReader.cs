using Uplift.Documents.Reading.Filters;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>
/// Reads the cross-references of a file from its last to its first: tables, streams, and both together in hybrid files
/// (ISO 32000-1, 7.5.4 and 7.5.8). What was said later wins.
/// </summary>
internal sealed class XrefReader(ReadOnlyMemory<byte> data, ReadBudget budget)
{
    private readonly Dictionary<int, XrefEntry> entries = [];
    private readonly HashSet<int> free = [];
    private readonly HashSet<long> visited = [];
    private PdfDictionary? trailer;
    private int header;

    public (Dictionary<int, XrefEntry> Entries, PdfDictionary Trailer) Read()
    {
        var span = data.Span;
        // Bytes before the header move every place in some files.
        header = Math.Max(span[..Math.Min(1024, span.Length)].IndexOf("%PDF-"u8), 0);
        var tail = Math.Max(0, span.Length - 2048);
        var start = span[tail..].LastIndexOf("startxref"u8);
        if (start < 0)
        {
            return ([], []);
        }

        var lexer = new Lexer(data, budget, references: false) { Position = tail + start + 9 };
        var next = lexer.Next() as double?;
        while (next is { } place && visited.Add((long)place))
        {
            budget.Tick();
            next = Section((long)place, out var hybrid);
            if (hybrid is { } extra && visited.Add((long)extra))
            {
                Section((long)extra, out _);
            }
        }

        return (entries, trailer ?? []);
    }

    /// <summary>Reads one section and gives the place of the one before it.</summary>
    private double? Section(long place, out double? hybrid)
    {
        hybrid = null;
        if (place < 0 || place >= data.Length)
        {
            return null;
        }

        foreach (var at in header == 0 ? [(int)place] : new[] { (int)place, (int)Math.Min(place + header, data.Length - 1) })
        {
            var lexer = new Lexer(data, budget, references: true) { Position = at };
            var word = lexer.Next();
            if (word is PdfKeyword { Value: "xref" })
            {
                return Table(lexer, at == place ? 0 : header, out hybrid);
            }

            if (word is double && IndirectObject.Read(data, at, budget, Direct)?.Value is PdfStream stream)
            {
                return Stream(stream, at == place ? 0 : header);
            }
        }

        return null;
    }

    private static object? Direct(object? value) => value is PdfReference ? null : value;

    private double? Table(Lexer lexer, int shift, out double? hybrid)
    {
        hybrid = null;
        while (true)
        {
            var word = lexer.Next();
            if (word is PdfKeyword { Value: "trailer" })
            {
                break;
            }

            if (word is not double first || lexer.Next() is not double count)
            {
                return null;
            }

            for (var i = 0; i < count; i++)
            {
                budget.Tick();
                var before = lexer.Position;
                if (lexer.Next() is not double place || lexer.Next() is not double || lexer.Next() is not PdfKeyword kind)
                {
                    lexer.Position = before;
                    break;
                }

                if (kind.Value == "trailer")
                {
                    lexer.Position = before;
                    break;
                }

                Add((long)(first + i), kind.Value == "n" ? new XrefEntry(Place(place, shift), 0, false) : null);
            }
        }

        if (lexer.Next() is not PdfDictionary dictionary)
        {
            return null;
        }

        Keep(dictionary);
        hybrid = dictionary.GetValueOrDefault("XRefStm") as double?;
        return dictionary.GetValueOrDefault("Prev") as double?;
    }

    private double? Stream(PdfStream stream, int shift)
    {
        var dictionary = stream.Dictionary;
        if (dictionary.GetValueOrDefault("W") is not PdfArray widths || widths.Count < 3)
        {
            return null;
        }

        Keep(dictionary);
        var w = widths.Take(3).Select(width => (int)Math.Clamp(width as double? ?? 0, 0, 8)).ToArray();
        var bytes = Decode(stream);
        var index = dictionary.GetValueOrDefault("Index") is PdfArray several
            ? several.Select(number => number as double? ?? 0).ToArray()
            : [0, dictionary.GetValueOrDefault("Size") as double? ?? 0];
        var row = w.Sum();
        var at = 0;
        for (var section = 0; section + 1 < index.Length && row > 0; section += 2)
        {
            for (var i = 0; i < index[section + 1] && at + row <= bytes.Length; i++, at += row)
            {
                budget.Tick();
                var span = bytes.Span.Slice(at, row);
                var kind = w[0] == 0 ? 1 : Field(span[..w[0]]);
                var second = Field(span.Slice(w[0], w[1]));
                var third = Field(span[(w[0] + w[1])..]);
                Add((long)index[section] + i, kind switch
                {
                    1 => new XrefEntry(Place(second, shift), 0, false),
                    2 => new XrefEntry(Place(second, 0), Place(third, 0), true),
                    _ => null,
                });
            }
        }

        return dictionary.GetValueOrDefault("Prev") as double?;
    }

    private ReadOnlyMemory<byte> Decode(PdfStream stream)
    {
        var filter = stream.Dictionary.GetValueOrDefault("Filter");
        filter = filter is PdfArray several ? several.FirstOrDefault() : filter;
        if (filter is null)
        {
            return stream.Raw;
        }

        var parameters = stream.Dictionary.GetValueOrDefault("DecodeParms");
        var settings = (parameters is PdfArray array ? array.FirstOrDefault() : parameters) as PdfDictionary;
        int Setting(string name, int fallback) =>
            settings?.GetValueOrDefault(name) is double value ? (int)Math.Clamp(value, 0, int.MaxValue) : fallback;
        var bytes = (filter as PdfName)?.Value switch
        {
            "FlateDecode" => Inflate.Decode(stream.Raw, budget),
            "LZWDecode" => SmallFilters.Lzw(stream.Raw.Span, Setting("EarlyChange", 1) != 0, budget),
            "ASCIIHexDecode" => SmallFilters.AsciiHex(stream.Raw.Span, budget),
            "ASCII85Decode" => SmallFilters.Ascii85(stream.Raw.Span, budget),
            _ => default,
        };
        return SmallFilters.Unpredict(
            bytes, Setting("Predictor", 1), Setting("Colors", 1), Setting("BitsPerComponent", 8), Setting("Columns", 1), budget);
    }

    private void Keep(PdfDictionary dictionary)
    {
        trailer ??= [];
        foreach (var (key, value) in dictionary)
        {
            trailer.TryAdd(key, value);
        }
    }

    private void Add(long number, XrefEntry? entry)
    {
        if (number is < 0 or > int.MaxValue || free.Contains((int)number) || entries.ContainsKey((int)number))
        {
            return;
        }

        if (entries.Count + free.Count > budget.Limits.Objects)
        {
            throw ReadBudget.TooComplex();
        }

        if (entry is { } known)
        {
            entries[(int)number] = known;
        }
        else
        {
            free.Add((int)number);
        }
    }

    private static int Place(double place, int shift) => (int)Math.Clamp(place + shift, 0, int.MaxValue);

    private static double Field(ReadOnlySpan<byte> bytes)
    {
        double value = 0;
        foreach (var b in bytes)
        {
            value = (value * 256) + b;
        }

        return value;
    }
}
