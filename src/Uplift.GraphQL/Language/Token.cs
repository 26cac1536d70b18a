namespace Uplift.GraphQL.Language;

internal enum TokenKind
{
    Start,
    End,
    Bang,
    Dollar,
    Ampersand,
    OpenParen,
    CloseParen,
    Spread,
    Colon,
    Equals,
    At,
    OpenBracket,
    CloseBracket,
    OpenBrace,
    Pipe,
    CloseBrace,
    Name,
    Int,
    Float,
    String,
    BlockString,
}

/// <summary>A token; <paramref name="Value"/> is the meaning of a name, number or string, and absent for punctuation.</summary>
internal readonly record struct Token(TokenKind Kind, int Start, int End, string? Value = null)
{
    public string Described => Value is null ? DescribeKind(Kind) : $"{DescribeKind(Kind)} \"{Value}\"";

    public static string DescribeKind(TokenKind kind) => kind switch
    {
        TokenKind.Start => "<SOF>",
        TokenKind.End => "<EOF>",
        TokenKind.Bang => "\"!\"",
        TokenKind.Dollar => "\"$\"",
        TokenKind.Ampersand => "\"&\"",
        TokenKind.OpenParen => "\"(\"",
        TokenKind.CloseParen => "\")\"",
        TokenKind.Spread => "\"...\"",
        TokenKind.Colon => "\":\"",
        TokenKind.Equals => "\"=\"",
        TokenKind.At => "\"@\"",
        TokenKind.OpenBracket => "\"[\"",
        TokenKind.CloseBracket => "\"]\"",
        TokenKind.OpenBrace => "\"{\"",
        TokenKind.Pipe => "\"|\"",
        TokenKind.CloseBrace => "\"}\"",
        _ => kind.ToString(),
    };
}
