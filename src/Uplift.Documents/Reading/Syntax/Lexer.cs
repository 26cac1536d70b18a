using System.Globalization;
using System.Text;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>Reads values and words from PDF syntax (ISO 32000-1, 7.2 and 7.3); never fails, whatever the bytes are.</summary>
internal sealed class Lexer(ReadOnlyMemory<byte> data, ReadBudget budget, bool references)
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

    private PdfName Name()
    {
        var span = data.Span;
        var start = ++Position;
        var hash = 17;
        var escaped = false;
        while (Position < span.Length && IsRegular(span[Position]))
        {
            escaped |= span[Position] == '#';
            hash = (hash * 31) + span[Position++];
        }

        var raw = span[start..Position];
        if (names.TryGetValue(hash, out var known) && !escaped && SameBytes(known.Value, raw))
        {
            return known;
        }

        var name = new PdfName(escaped ? Unescape(raw) : Encoding.Latin1.GetString(raw));
        if (!escaped && names.Count < 4096)
        {
            names[hash] = name;
        }

        return name;
    }

    private static string Unescape(ReadOnlySpan<byte> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] == '#' && i + 2 < raw.Length && Hex(raw[i + 1]) >= 0 && Hex(raw[i + 2]) >= 0)
            {
                text.Append((char)((Hex(raw[i + 1]) << 4) | Hex(raw[i + 2])));
                i += 2;
            }
            else
            {
                text.Append((char)raw[i]);
            }
        }

        return text.ToString();
    }

    private static bool SameBytes(string text, ReadOnlySpan<byte> bytes)
    {
        if (text.Length != bytes.Length)
        {
            return false;
        }

        for (var i = 0; i < bytes.Length; i++)
        {
            if (text[i] != bytes[i])
            {
                return false;
            }
        }

        return true;
    }

    private PdfString LiteralString()
    {
        var span = data.Span;
        Position++;
        var bytes = new List<byte>();
        var open = 1;
        while (Position < span.Length)
        {
            var b = span[Position++];
            if (b == '(')
            {
                open++;
            }
            else if (b == ')' && --open == 0)
            {
                break;
            }
            else if (b == '\\')
            {
                Escape(span, bytes);
                continue;
            }
            else if (b == 13)
            {
                // Any end of line in a string is one line feed.
                if (Position < span.Length && span[Position] == 10)
                {
                    Position++;
                }

                b = 10;
            }

            bytes.Add(b);
        }

        budget.Tick(bytes.Count / 128);
        return new PdfString([.. bytes]);
    }

    private void Escape(ReadOnlySpan<byte> span, List<byte> bytes)
    {
        if (Position >= span.Length)
        {
            return;
        }

        var b = span[Position++];
        switch (b)
        {
            case (byte)'n': bytes.Add(10); break;
            case (byte)'r': bytes.Add(13); break;
            case (byte)'t': bytes.Add(9); break;
            case (byte)'b': bytes.Add(8); break;
            case (byte)'f': bytes.Add(12); break;
            case 13:
                if (Position < span.Length && span[Position] == 10)
                {
                    Position++;
                }

                break;
            case 10: break;
            case >= (byte)'0' and <= (byte)'7':
                var code = b - '0';
                for (var i = 0; i < 2 && Position < span.Length && span[Position] is >= (byte)'0' and <= (byte)'7'; i++)
                {
                    code = (code << 3) | (span[Position++] - '0');
                }

                bytes.Add((byte)code);
                break;
            default: bytes.Add(b); break;
        }
    }

    private PdfString HexString()
    {
        var span = data.Span;
        Position++;
        var bytes = new List<byte>();
        var high = -1;
        while (Position < span.Length)
        {
            var b = span[Position++];
            if (b == '>')
            {
                break;
            }

            var digit = Hex(b);
            if (digit < 0)
            {
                continue;
            }

            if (high < 0)
            {
                high = digit;
            }
            else
            {
                bytes.Add((byte)((high << 4) | digit));
                high = -1;
            }
        }

        if (high >= 0)
        {
            bytes.Add((byte)(high << 4));
        }

        budget.Tick(bytes.Count / 128);
        return new PdfString([.. bytes]);
    }

    public static int Hex(byte b) => b switch
    {
        >= (byte)'0' and <= (byte)'9' => b - '0',
        >= (byte)'a' and <= (byte)'f' => b - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => b - 'A' + 10,
        _ => -1,
    };

    private object? NumberOrReference()
    {
        var start = Position;
        var number = Number();
        if (!references || number is not double first || first < 0 || first != Math.Floor(first) || first > int.MaxValue
            || data.Span[start] is (byte)'+' or (byte)'.')
        {
            return number;
        }

        var after = Position;
        if (SmallWhole() is { } generation)
        {
            SkipSpace();
            var span = data.Span;
            if (Position < span.Length && span[Position] == 'R'
                && (Position + 1 == span.Length || !IsRegular(span[Position + 1])))
            {
                Position++;
                return new PdfReference((int)first, generation);
            }
        }

        Position = after;
        return number;
    }

    private int? SmallWhole()
    {
        SkipSpace();
        var span = data.Span;
        var value = 0;
        var start = Position;
        while (Position < span.Length && span[Position] is >= (byte)'0' and <= (byte)'9' && Position - start < 6)
        {
            value = (value * 10) + span[Position++] - '0';
        }

        return Position == start ? null : value;
    }

    private object? Number()
    {
        var span = data.Span;
        var start = Position;
        var negative = false;
        while (Position < span.Length && (span[Position] is (byte)'+' or (byte)'-'))
        {
            negative |= span[Position++] == '-';
        }

        double value = 0;
        double scale = 0;
        var digits = 0;
        while (Position < span.Length)
        {
            var b = span[Position];
            if (b is >= (byte)'0' and <= (byte)'9')
            {
                digits++;
                if (scale == 0)
                {
                    value = (value * 10) + b - '0';
                }
                else
                {
                    value += (b - '0') * scale;
                    scale /= 10;
                }
            }
            else if (b == '.' && scale == 0)
            {
                scale = 0.1;
            }
            else if (b != '-' || digits == 0)
            {
                // Some writers put a minus inside a number ("12.-34"); what follows it is passed over.
                break;
            }

            Position++;
        }

        if (Position < span.Length && IsRegular(span[Position]))
        {
            return digits > 0 && (span[Position] is (byte)'e' or (byte)'E') && Exponent(start) is { } scientific
                ? scientific
                : digits > 0 ? Clean(negative ? -value : value) : Word();
        }

        return Clean(negative ? -value : value);
    }

    private double? Exponent(int start)
    {
        var span = data.Span;
        var end = Position;
        while (end < span.Length && IsRegular(span[end]))
        {
            end++;
        }

        if (!double.TryParse(span[start..end], NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            || !double.IsFinite(value))
        {
            return null;
        }

        Position = end;
        return value;
    }

    private static object Clean(double value) =>
        value is >= -64 and < 1136 && value == Math.Floor(value) ? SmallNumbers[(int)value + 64] : double.IsFinite(value) ? value : 0d;

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
