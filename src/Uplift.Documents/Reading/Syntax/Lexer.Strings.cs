using System.Text;

namespace Uplift.Documents.Reading.Syntax;

/// <summary>Names and strings with their escapes.</summary>
internal sealed partial class Lexer
{
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
}
