namespace Uplift.GraphQL.Language;

/// <summary>Bounds of the parser: the nesting keeps every later walk of the document within the stack.</summary>
public sealed record ParseOptions(int MaxTokens = int.MaxValue, int MaxNesting = 200);

/// <summary>Reads documents by recursive descent; each method is a rule of the grammar.</summary>
public sealed partial class Parser
{
    private readonly SourceText source;
    private readonly ParseOptions options;
    private readonly Lexer lexer;
    private Token token;
    private Token? ahead;
    private int tokens;
    private int nesting;

    private Parser(string text, ParseOptions? options)
    {
        source = new SourceText(text);
        this.options = options ?? new ParseOptions();
        lexer = new Lexer(source);
        token = new Token(TokenKind.Start, 0, 0);
    }

    public static DocumentNode Parse(string text, ParseOptions? options = null)
    {
        var parser = new Parser(text, options);
        return new DocumentNode(parser.source, parser.Many(TokenKind.Start, parser.ParseDefinition, TokenKind.End));
    }

    public static ValueNode ParseValue(string text) => ParseWhole(text, parser => parser.ParseValueLiteral(isConst: true));

    public static TypeNode ParseType(string text) => ParseWhole(text, parser => parser.ParseTypeReference());

    /// <summary>Reads one field as a type would declare it: <c>questions(first: Int = 20): [Question!]!</c>.</summary>
    public static FieldDefinitionNode ParseField(string text) => ParseWhole(text, parser => parser.ParseFieldDefinition());

    public static InputValueNode ParseInputValue(string text) => ParseWhole(text, parser => parser.ParseInputValueDefinition());

    private static T ParseWhole<T>(string text, Func<Parser, T> parse)
    {
        var parser = new Parser(text, options: null);
        parser.Advance();
        var parsed = parse(parser);
        parser.Expect(TokenKind.End);
        return parsed;
    }

    private DefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.OpenBrace))
        {
            return ParseOperation();
        }

        var isDescribed = PeekDescription();
        var keyword = isDescribed ? Lookahead() : token;
        if (isDescribed && keyword.Kind == TokenKind.OpenBrace)
        {
            throw Error(token, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (keyword.Kind == TokenKind.Name)
        {
            switch (keyword.Value)
            {
                case "query" or "mutation" or "subscription":
                    return ParseOperation();
                case "fragment":
                    return ParseFragmentDefinition();
                case "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" or "directive":
                    return ParseTypeSystem(isExtension: false, keyword.Value);
            }

            if (isDescribed)
            {
                throw Error(token, "Unexpected description, only GraphQL definitions support descriptions.");
            }

            if (keyword.Value == "extend")
            {
                return ParseExtension();
            }
        }

        throw Unexpected(keyword);
    }

    private NameNode ParseName()
    {
        var name = Expect(TokenKind.Name);
        return new NameNode(name.Start, name.Value!);
    }

    private bool PeekDescription() => token.Kind is TokenKind.String or TokenKind.BlockString;

    private StringNode? ParseDescription() => PeekDescription() ? ParseString() : null;

    private List<DirectiveNode> ParseDirectives(bool isConst)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var directives = new List<DirectiveNode>();
        while (Peek(TokenKind.At))
        {
            var start = Expect(TokenKind.At).Start;
            directives.Add(new DirectiveNode(start, ParseName(), ParseArguments(isConst)));
        }

        return directives;
    }

    private List<ArgumentNode> ParseArguments(bool isConst) =>
        OptionalMany(TokenKind.OpenParen, () => ParseArgument(isConst), TokenKind.CloseParen);

    private ArgumentNode ParseArgument(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ArgumentNode(name.Start, name, ParseValueLiteral(isConst));
    }

    private TypeNode ParseTypeReference()
    {
        using var level = Deeper();
        var start = token.Start;
        TypeNode type;
        if (Skip(TokenKind.OpenBracket))
        {
            var of = ParseTypeReference();
            Expect(TokenKind.CloseBracket);
            type = new ListTypeNode(start, of);
        }
        else
        {
            type = ParseNamedType();
        }

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(start, type) : type;
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();
        return new NamedTypeNode(name.Start, name);
    }

    // Tokens

    private void Advance()
    {
        token = ahead ?? lexer.Next(token.End);
        ahead = null;
        if (token.Kind != TokenKind.End && ++tokens > options.MaxTokens)
        {
            throw Error(token, $"Document contains more than {options.MaxTokens} tokens. Parsing aborted.");
        }
    }

    private Token Lookahead() => ahead ??= lexer.Next(token.End);

    private bool Peek(TokenKind kind) => token.Kind == kind;

    private bool Skip(TokenKind kind)
    {
        if (token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool SkipKeyword(string word)
    {
        if (token.Kind != TokenKind.Name || token.Value != word)
        {
            return false;
        }

        Advance();
        return true;
    }

    private Token Expect(TokenKind kind)
    {
        var found = token;
        return Skip(kind) ? found : throw Error(found, $"Expected {Token.DescribeKind(kind)}, found {found.Described}.");
    }

    private void ExpectKeyword(string word)
    {
        var found = token;
        if (!SkipKeyword(word))
        {
            throw Error(found, $"Expected \"{word}\", found {found.Described}.");
        }
    }

    private List<T> Many<T>(TokenKind open, Func<T> parse, TokenKind close)
    {
        using var level = Deeper();
        Expect(open);
        var items = new List<T>();
        do
        {
            items.Add(parse());
        }
        while (!Skip(close));

        return items;
    }

    private List<T> OptionalMany<T>(TokenKind open, Func<T> parse, TokenKind close) =>
        Peek(open) ? Many(open, parse, close) : [];

    private List<T> Any<T>(TokenKind open, Func<T> parse, TokenKind close)
    {
        using var level = Deeper();
        Expect(open);
        var items = new List<T>();
        while (!Skip(close))
        {
            items.Add(parse());
        }

        return items;
    }

    private List<T> Delimited<T>(TokenKind delimiter, Func<T> parse)
    {
        Skip(delimiter);
        var items = new List<T>();
        do
        {
            items.Add(parse());
        }
        while (Skip(delimiter));

        return items;
    }

    private Level Deeper() => ++nesting > options.MaxNesting
        ? throw Error(token, $"Document is nested more than {options.MaxNesting} levels deep. Parsing aborted.")
        : new Level(this);

    private readonly ref struct Level(Parser parser)
    {
        public void Dispose() => parser.nesting--;
    }

    private SyntaxException Unexpected(Token found) => Error(found, $"Unexpected {found.Described}.");

    private SyntaxException Error(Token at, string detail) => new(source, at.Start, detail);
}
