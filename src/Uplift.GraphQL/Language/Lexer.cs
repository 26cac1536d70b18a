using System.Text;

namespace Uplift.GraphQL.Language;

/// <summary>Cuts a document into tokens, one at a time, so that a long hostile text is refused where it goes wrong.</summary>
internal sealed class Lexer(SourceText source)
{
    private readonly string body = source.Body;

    public Token Next(int from)
    {
        var position = SkipIgnored(from);
        return position >= body.Length ? new Token(TokenKind.End, body.Length, body.Length) : Read(position);
    }

    private int SkipIgnored(int position)
    {
        while (position < body.Length)
        {
            switch (body[position])
            {
                case '\uFEFF' or '\t' or ' ' or ',' or '\n' or '\r':
                    position++;
                    break;
                case '#':
                    position = SkipComment(position + 1);
                    break;
                default:
                    return position;
            }
        }

        return position;
    }

    private int SkipComment(int position)
    {
        while (position < body.Length && body[position] is not ('\n' or '\r'))
        {
            var width = CharacterWidth(position);
            if (width == 0)
            {
                break;
            }

            position += width;
        }

        return position;
    }

    private Token Read(int position) => body[position] switch
    {
        '!' => Punctuation(TokenKind.Bang, position),
        '$' => Punctuation(TokenKind.Dollar, position),
        '&' => Punctuation(TokenKind.Ampersand, position),
        '(' => Punctuation(TokenKind.OpenParen, position),
        ')' => Punctuation(TokenKind.CloseParen, position),
        ':' => Punctuation(TokenKind.Colon, position),
        '=' => Punctuation(TokenKind.Equals, position),
        '@' => Punctuation(TokenKind.At, position),
        '[' => Punctuation(TokenKind.OpenBracket, position),
        ']' => Punctuation(TokenKind.CloseBracket, position),
        '{' => Punctuation(TokenKind.OpenBrace, position),
        '|' => Punctuation(TokenKind.Pipe, position),
        '}' => Punctuation(TokenKind.CloseBrace, position),
        '.' when At(position + 1) == '.' && At(position + 2) == '.' => new Token(TokenKind.Spread, position, position + 3),
        '"' => IsTripleQuote(position) ? ReadBlockString(position) : ReadString(position),
        '-' or (>= '0' and <= '9') => ReadNumber(position),
        var start when IsNameStart(start) => ReadName(position),
        '\'' => throw Error(position, "Unexpected single quote character ('), did you mean to use a double quote (\")?"),
        _ => throw Error(position, $"{(CharacterWidth(position) == 0 ? "Invalid" : "Unexpected")} character: {Shown(position)}."),
    };

    private static Token Punctuation(TokenKind kind, int position) => new(kind, position, position + 1);

    private Token ReadName(int start)
    {
        var position = start + 1;
        while (IsNameStart(At(position)) || char.IsAsciiDigit(At(position)))
        {
            position++;
        }

        return new Token(TokenKind.Name, start, position, body[start..position]);
    }

    private Token ReadNumber(int start)
    {
        var position = At(start) == '-' ? start + 1 : start;
        var kind = TokenKind.Int;
        if (At(position) == '0')
        {
            position++;
            if (char.IsAsciiDigit(At(position)))
            {
                throw Error(position, $"Invalid number, unexpected digit after 0: {Shown(position)}.");
            }
        }
        else
        {
            position = SkipDigits(position);
        }

        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position = SkipDigits(position + 1);
        }

        if (At(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position = SkipDigits(At(position + 1) is '+' or '-' ? position + 2 : position + 1);
        }

        // A number ends before a space or punctuation: "1a" and "1.2.3" are mistakes, not two tokens.
        return At(position) == '.' || IsNameStart(At(position))
            ? throw Error(position, $"Invalid number, expected digit but got: {Shown(position)}.")
            : new Token(kind, start, position, body[start..position]);
    }

    private int SkipDigits(int position)
    {
        if (!char.IsAsciiDigit(At(position)))
        {
            throw Error(position, $"Invalid number, expected digit but got: {Shown(position)}.");
        }

        while (char.IsAsciiDigit(At(position)))
        {
            position++;
        }

        return position;
    }

    private Token ReadString(int start)
    {
        var value = new StringBuilder();
        var position = start + 1;
        while (position < body.Length && body[position] is not ('\n' or '\r'))
        {
            if (body[position] == '"')
            {
                return new Token(TokenKind.String, start, position + 1, value.ToString());
            }

            position = body[position] == '\\' ? ReadEscape(position, value) : ReadCharacter(position, value);
        }

        throw Error(position, "Unterminated string.");
    }

    private int ReadCharacter(int position, StringBuilder value)
    {
        var width = CharacterWidth(position);
        if (width == 0)
        {
            throw Error(position, $"Invalid character within String: {Shown(position)}.");
        }

        value.Append(body, position, width);
        return position + width;
    }

    private int ReadEscape(int position, StringBuilder value)
    {
        if (At(position + 1) == 'u')
        {
            return At(position + 2) == '{' ? ReadBracedEscape(position, value) : ReadFixedEscape(position, value);
        }

        value.Append(At(position + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Error(position, $"Invalid character escape sequence: \"{Slice(position, 2)}\"."),
        });
        return position + 2;
    }

    private int ReadBracedEscape(int position, StringBuilder value)
    {
        var (point, size) = (0, 3);
        // \u{00000000}: never longer than 12.
        while (size < 12)
        {
            var character = At(position + size++);
            if (character == '}')
            {
                if (size < 5 || !Rune.IsValid(point))
                {
                    break;
                }

                value.Append(char.ConvertFromUtf32(point));
                return position + size;
            }

            point = (point << 4) | Hex(character);
            if (point < 0)
            {
                break;
            }
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, size)}\".");
    }

    private int ReadFixedEscape(int position, StringBuilder value)
    {
        var code = FourHex(position + 2);
        if (Rune.IsValid(code))
        {
            value.Append((char)code);
            return position + 6;
        }

        // As in JSON, two escapes may be the halves of one character.
        if (code is >= 0xD800 and <= 0xDBFF && At(position + 6) == '\\' && At(position + 7) == 'u'
            && FourHex(position + 8) is >= 0xDC00 and <= 0xDFFF and var low)
        {
            value.Append((char)code).Append((char)low);
            return position + 12;
        }

        throw Error(position, $"Invalid Unicode escape sequence: \"{Slice(position, 6)}\".");
    }

    private Token ReadBlockString(int start)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var position = start + 3;
        while (position < body.Length)
        {
            if (IsTripleQuote(position))
            {
                lines.Add(line.ToString());
                return new Token(TokenKind.BlockString, start, position + 3, BlockString.Dedent(lines));
            }

            if (body[position] == '\\' && IsTripleQuote(position + 1))
            {
                line.Append("\"\"\"");
                position += 4;
            }
            else if (body[position] is '\n' or '\r')
            {
                position += body[position] == '\r' && At(position + 1) == '\n' ? 2 : 1;
                lines.Add(line.ToString());
                line.Clear();
            }
            else
            {
                position = ReadCharacter(position, line);
            }
        }

        throw Error(position, "Unterminated string.");
    }

    // 1 or 2 UTF-16 units, or 0 for half a surrogate pair, which is no character.
    private int CharacterWidth(int position) =>
        !char.IsSurrogate(body[position]) ? 1
        : char.IsHighSurrogate(body[position]) && char.IsLowSurrogate(At(position + 1)) ? 2
        : 0;

    private bool IsTripleQuote(int position) => At(position) == '"' && At(position + 1) == '"' && At(position + 2) == '"';

    // The end of the text reads as NUL, which no rule of the grammar accepts.
    private char At(int position) => position < body.Length ? body[position] : '\0';

    private int FourHex(int position) =>
        (Hex(At(position)) << 12) | (Hex(At(position + 1)) << 8) | (Hex(At(position + 2)) << 4) | Hex(At(position + 3));

    private static int Hex(char digit) => char.IsAsciiHexDigit(digit) ? Convert.ToInt32(digit.ToString(), 16) : -1;

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';

    private string Slice(int position, int length) => body.Substring(position, Math.Min(length, body.Length - position));

    private string Shown(int position)
    {
        if (position >= body.Length)
        {
            return "<EOF>";
        }

        var code = CharacterWidth(position) == 2 ? char.ConvertToUtf32(body, position) : body[position];
        return code switch
        {
            '"' => "'\"'",
            >= 0x20 and <= 0x7E => $"\"{(char)code}\"",
            _ => $"U+{code:X4}",
        };
    }

    private SyntaxException Error(int position, string detail) => new(source, position, detail);
}
