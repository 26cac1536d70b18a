namespace Uplift.Documents.Reading.Syntax;

/// <summary>One object as it stands in a file: "12 0 obj … endobj".</summary>
internal sealed record IndirectObject(int Number, int Generation, object? Value, int End)
{
    /// <param name="resolve">Finds a stream's length where that is an object of its own.</param>
    public static IndirectObject? Read(ReadOnlyMemory<byte> data, int place, ReadBudget budget, Func<object?, object?> resolve)
    {
        if (place < 0 || place >= data.Length)
        {
            return null;
        }

        var lexer = new Lexer(data, budget, references: true) { Position = place };
        if (lexer.Next() is not double number || lexer.Next() is not double generation
            || lexer.Next() is not PdfKeyword { Value: "obj" } || number is < 0 or > int.MaxValue)
        {
            return null;
        }

        var value = lexer.Next();
        if (value == Lexer.EndOfData || value is PdfKeyword)
        {
            value = null;
        }

        if (value is PdfDictionary dictionary)
        {
            var after = lexer.Position;
            if (lexer.Next() is PdfKeyword { Value: "stream" })
            {
                value = Stream(data, lexer, dictionary, budget, resolve);
            }
            else
            {
                lexer.Position = after;
            }
        }

        return new IndirectObject((int)number, (int)Math.Clamp(generation, 0, 65535), value, lexer.Position);
    }

    private static PdfStream Stream(
        ReadOnlyMemory<byte> data, Lexer lexer, PdfDictionary dictionary, ReadBudget budget, Func<object?, object?> resolve)
    {
        var span = data.Span;
        var start = lexer.Position;
        if (start < span.Length && span[start] == 13)
        {
            start++;
        }

        if (start < span.Length && span[start] == 10)
        {
            start++;
        }

        if (resolve(dictionary.GetValueOrDefault("Length")) is double length && length >= 0 && length <= span.Length - start
            && EndsAt(span, start + (int)length))
        {
            lexer.Position = start + (int)length;
            return new PdfStream(dictionary, data.Slice(start, (int)length), null);
        }

        var rest = span[start..];
        var end = rest.IndexOf("endstream"u8);
        if (end < 0)
        {
            end = rest.IndexOf("endobj"u8);
        }

        if (end < 0)
        {
            end = rest.Length;
        }

        budget.Tick(end / 4096);
        lexer.Position = start + end;
        // The end of line before the word is not of the stream.
        if (end > 0 && rest[end - 1] == 10)
        {
            end--;
        }

        if (end > 0 && rest[end - 1] == 13)
        {
            end--;
        }

        return new PdfStream(dictionary, data.Slice(start, end), null);
    }

    private static bool EndsAt(ReadOnlySpan<byte> span, int end)
    {
        var at = end;
        while (at < span.Length && at < end + 4 && Lexer.IsSpace(span[at]))
        {
            at++;
        }

        return span[at..].StartsWith("endstream"u8) || span[at..].StartsWith("endobj"u8);
    }
}
