namespace Uplift.Documents.Reading.Syntax;

/// <summary>Finds the objects of a file whose cross-references are missing or wrong, by their "12 0 obj".</summary>
internal sealed class XrefRepair(ReadOnlyMemory<byte> data, ReadBudget budget)
{
    internal sealed record Found(
        Dictionary<int, XrefEntry> Entries, IReadOnlyList<PdfDictionary> Trailers, IReadOnlySet<int> ObjectStreams);

    public Found Find()
    {
        var entries = new Dictionary<int, XrefEntry>();
        var trailers = new List<PdfDictionary>();
        var objectStreams = new HashSet<int>();
        var span = data.Span;
        var at = 0;
        while (at < span.Length)
        {
            budget.Tick();
            var found = span[at..].IndexOf("obj"u8);
            var end = found < 0 ? span.Length : at + found;
            AddTrailers(at, end, trailers);
            if (found < 0)
            {
                break;
            }

            if (Head(span, end) is var (number, place))
            {
                if (entries.Count > budget.Limits.Objects)
                {
                    throw ReadBudget.TooComplex();
                }

                entries[number] = new XrefEntry(place, 0, false);
                Inspect(end + 3, number, trailers, objectStreams);
            }

            at = end + 3;
        }

        return new Found(entries, trailers, objectStreams);
    }

    /// <summary>The number and the place of an object whose "obj" is at <paramref name="end"/>.</summary>
    private static (int Number, int Place)? Head(ReadOnlySpan<byte> span, int end)
    {
        var at = end;
        if (!Back(span, ref at, out _) || !Back(span, ref at, out var number))
        {
            return null;
        }

        return (number, at);
    }

    private static bool Back(ReadOnlySpan<byte> span, ref int at, out int value)
    {
        value = 0;
        var digits = at;
        while (digits > 0 && Lexer.IsSpace(span[digits - 1]))
        {
            digits--;
        }

        var end = digits;
        while (digits > 0 && end - digits < 9 && span[digits - 1] is >= (byte)'0' and <= (byte)'9')
        {
            digits--;
        }

        for (var i = digits; i < end; i++)
        {
            value = (value * 10) + span[i] - '0';
        }

        at = digits;
        return end > digits;
    }

    /// <summary>Cross-reference streams speak as trailers; object streams hold objects that no search finds.</summary>
    private void Inspect(int start, int number, List<PdfDictionary> trailers, HashSet<int> objectStreams)
    {
        var head = data.Span.Slice(start, Math.Min(1024, data.Length - start));
        var isXref = head.IndexOf("/XRef"u8) >= 0;
        if (!isXref && head.IndexOf("/ObjStm"u8) < 0)
        {
            return;
        }

        var lexer = new Lexer(data, budget, references: true) { Position = start };
        if (lexer.Next() is not PdfDictionary dictionary)
        {
            return;
        }

        switch ((dictionary.GetValueOrDefault("Type") as PdfName)?.Value)
        {
            case "XRef":
                trailers.Add(OfTrailer(dictionary));
                break;
            case "ObjStm":
                objectStreams.Add(number);
                break;
        }
    }

    private void AddTrailers(int start, int end, List<PdfDictionary> trailers)
    {
        var at = start;
        while (at < end)
        {
            var found = data.Span[at..end].IndexOf("trailer"u8);
            if (found < 0)
            {
                return;
            }

            at += found + 7;
            var lexer = new Lexer(data, budget, references: true) { Position = at };
            if (lexer.Next() is PdfDictionary dictionary)
            {
                trailers.Add(OfTrailer(dictionary));
            }
        }
    }

    private static PdfDictionary OfTrailer(PdfDictionary dictionary)
    {
        var kept = new PdfDictionary();
        foreach (var key in new[] { "Root", "Info", "Encrypt", "ID" })
        {
            if (dictionary.TryGetValue(key, out var value))
            {
                kept[key] = value;
            }
        }

        return kept;
    }
}
