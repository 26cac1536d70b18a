using System.Text;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>Reads values and words from PDF syntax (ISO 32000-1, 7.2 and 7.3); never fails, whatever the bytes are.</summary>
internal sealed partial class Lexer(ReadOnlyMemory<byte> data, ReadBudget budget, bool references)
{
    public static readonly object EndOfData = new();

    private const int MostOperands = 400_000;

    private static readonly object CloseArray = new();
    private static readonly object CloseDictionary = new();
    private static readonly object True = true;
    private static readonly object False = false;
    private static readonly object[] SmallNumbers = [.. Enumerable.Range(-64, 1200).Select(n => (object)(double)n)];

    private readonly Dictionary<int, PdfKeyword> keywords = [];
    private readonly Dictionary<int, PdfName> names = [];
    private int operands;

    public int Position { get; set; }

    public int Length => data.Length;

    public static bool IsSpace(byte b) => b is 0 or 9 or 10 or 12 or 13 or 32;

    public static bool IsDelimiter(byte b) => b is (byte)'(' or (byte)')' or (byte)'<' or (byte)'>' or (byte)'[' or (byte)']'
        or (byte)'{' or (byte)'}' or (byte)'/' or (byte)'%';

    public static bool IsRegular(byte b) => !IsSpace(b) && !IsDelimiter(b);

    /// <summary>The next value or word, or <see cref="EndOfData"/>; closing brackets without an opening are passed over.</summary>
    public object? Next()
    {
        while (true)
        {
            var value = NextAny(0);
            if (value != CloseArray && value != CloseDictionary)
            {
                if (value is PdfKeyword)
                {
                    operands = 0;
                }

                return value;
            }
        }
    }

    public void SkipSpace()
    {
        var span = data.Span;
        var start = Position;
        while (Position < span.Length)
        {
            var b = span[Position];
            if (b == '%')
            {
                while (Position < span.Length && span[Position] is not (10 or 13))
                {
                    Position++;
                }
            }
            else if (IsSpace(b))
            {
                Position++;
            }
            else
            {
                break;
            }
        }

        budget.Tick((Position - start) / 128);
    }

    private object? NextAny(int depth)
    {
        budget.Tick();
        SkipSpace();
        var span = data.Span;
        if (Position >= span.Length)
        {
            return EndOfData;
        }

        var b = span[Position];
        switch (b)
        {
            case (byte)'/':
                return Name();
            case (byte)'(':
                return LiteralString();
            case (byte)'<':
                if (Position + 1 < span.Length && span[Position + 1] == '<')
                {
                    Position += 2;
                    return Dictionary(depth + 1);
                }

                return HexString();
            case (byte)'>':
                Position += Position + 1 < span.Length && span[Position + 1] == '>' ? 2 : 1;
                return CloseDictionary;
            case (byte)'[':
                Position++;
                return Array(depth + 1);
            case (byte)']':
                Position++;
                return CloseArray;
            case (byte)'{' or (byte)'}' or (byte)')':
                Position++;
                return Keyword(span.Slice(Position - 1, 1));
        }

        return b is (>= (byte)'0' and <= (byte)'9') or (byte)'+' or (byte)'-' or (byte)'.' ? NumberOrReference() : Word();
    }

    private PdfArray Array(int depth)
    {
        CheckDepth(depth);
        var array = new PdfArray();
        while (true)
        {
            var value = NextAny(depth);
            if (value == EndOfData || value == CloseArray)
            {
                return array;
            }

            if (value is PdfKeyword { Value: "endobj" or "endstream" })
            {
                return array;
            }

            if (value != CloseDictionary && value is not PdfKeyword)
            {
                Count();
                array.Add(value);
            }
        }
    }

    private PdfDictionary Dictionary(int depth)
    {
        CheckDepth(depth);
        var dictionary = new PdfDictionary();
        while (true)
        {
            var key = NextAny(depth);
            if (key == EndOfData || key == CloseDictionary)
            {
                return dictionary;
            }

            if (key is PdfKeyword { Value: "endobj" or "stream" } word)
            {
                Position -= word.Value.Length;
                return dictionary;
            }

            if (key is not PdfName name)
            {
                continue;
            }

            var value = NextAny(depth);
            if (value == EndOfData || value == CloseDictionary)
            {
                return dictionary;
            }

            if (value is PdfKeyword { Value: "endobj" or "stream" } end)
            {
                Position -= end.Value.Length;
                return dictionary;
            }

            if (value != CloseArray && value is not PdfKeyword)
            {
                Count();
                dictionary[name.Value] = value;
            }
        }
    }

    /// <summary>A file's values stay; a content stream's are dropped at the next operator.</summary>
    private void Count()
    {
        if (references)
        {
            budget.Value();
        }
        else if (++operands > MostOperands)
        {
            throw ReadBudget.TooComplex();
        }
    }

    private void CheckDepth(int depth)
    {
        if (depth > budget.Limits.Depth)
        {
            throw ReadBudget.TooComplex();
        }
    }

    private object? Word()
    {
        var span = data.Span;
        var start = Position;
        while (Position < span.Length && IsRegular(span[Position]))
        {
            Position++;
        }

        if (Position == start)
        {
            Position++;
        }

        budget.Tick((Position - start) / 128);
        var word = span[start..Position];
        return word.SequenceEqual("true"u8) ? True
            : word.SequenceEqual("false"u8) ? False
            : word.SequenceEqual("null"u8) ? null
            : Keyword(word);
    }

    private PdfKeyword Keyword(ReadOnlySpan<byte> word)
    {
        var hash = 17;
        foreach (var b in word)
        {
            hash = (hash * 31) + b;
        }

        if (keywords.TryGetValue(hash, out var known) && SameBytes(known.Value, word))
        {
            return known;
        }

        var keyword = new PdfKeyword(Encoding.Latin1.GetString(word.Length > 128 ? word[..128] : word));
        if (keywords.Count < 1024)
        {
            keywords[hash] = keyword;
        }

        return keyword;
    }
}
