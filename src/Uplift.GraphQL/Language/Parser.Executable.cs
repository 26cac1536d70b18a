namespace Uplift.GraphQL.Language;

public sealed partial class Parser
{
    private OperationNode ParseOperation()
    {
        var start = token.Start;
        if (Peek(TokenKind.OpenBrace))
        {
            return new OperationNode(start, null, OperationKind.Query, null, [], [], ParseSelectionSet());
        }

        return new OperationNode(
            start,
            ParseDescription(),
            ParseOperationKind(),
            Peek(TokenKind.Name) ? ParseName() : null,
            OptionalMany(TokenKind.OpenParen, ParseVariableDefinition, TokenKind.CloseParen),
            ParseDirectives(isConst: false),
            ParseSelectionSet());
    }

    private OperationKind ParseOperationKind()
    {
        var word = Expect(TokenKind.Name);
        return word.Value switch
        {
            "query" => OperationKind.Query,
            "mutation" => OperationKind.Mutation,
            "subscription" => OperationKind.Subscription,
            _ => throw Unexpected(word),
        };
    }

    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();
        Expect(TokenKind.Colon);
        return new VariableDefinitionNode(
            start,
            description,
            variable,
            ParseTypeReference(),
            Skip(TokenKind.Equals) ? ParseValueLiteral(isConst: true) : null,
            ParseDirectives(isConst: true));
    }

    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar).Start;
        return new VariableNode(start, ParseName());
    }

    private SelectionSetNode ParseSelectionSet()
    {
        var start = token.Start;
        return new SelectionSetNode(start, Many(TokenKind.OpenBrace, ParseSelection, TokenKind.CloseBrace));
    }

    private SelectionNode ParseSelection() => Peek(TokenKind.Spread) ? ParseSpread() : ParseField();

    private FieldNode ParseField()
    {
        var first = ParseName();
        var second = Skip(TokenKind.Colon) ? ParseName() : null;
        return new FieldNode(
            first.Start,
            second is null ? null : first,
            second ?? first,
            ParseArguments(isConst: false),
            ParseDirectives(isConst: false),
            Peek(TokenKind.OpenBrace) ? ParseSelectionSet() : null);
    }

    private SelectionNode ParseSpread()
    {
        var start = Expect(TokenKind.Spread).Start;
        var hasType = SkipKeyword("on");
        if (!hasType && Peek(TokenKind.Name))
        {
            return new FragmentSpreadNode(start, ParseName(), ParseDirectives(isConst: false));
        }

        return new InlineFragmentNode(
            start, hasType ? ParseNamedType() : null, ParseDirectives(isConst: false), ParseSelectionSet());
    }

    private FragmentNode ParseFragmentDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        ExpectKeyword("fragment");
        if (token is { Kind: TokenKind.Name, Value: "on" })
        {
            throw Unexpected(token);
        }

        var name = ParseName();
        ExpectKeyword("on");
        return new FragmentNode(start, description, name, ParseNamedType(), ParseDirectives(isConst: false), ParseSelectionSet());
    }

    private ValueNode ParseValueLiteral(bool isConst)
    {
        var found = token;
        switch (found.Kind)
        {
            case TokenKind.OpenBracket:
                return new ListNode(found.Start, Any(TokenKind.OpenBracket, () => ParseValueLiteral(isConst), TokenKind.CloseBracket));
            case TokenKind.OpenBrace:
                return new ObjectNode(found.Start, Any(TokenKind.OpenBrace, () => ParseObjectField(isConst), TokenKind.CloseBrace));
            case TokenKind.Int:
                Advance();
                return new IntNode(found.Start, found.Value!);
            case TokenKind.Float:
                Advance();
                return new FloatNode(found.Start, found.Value!);
            case TokenKind.String or TokenKind.BlockString:
                return ParseString();
            case TokenKind.Name:
                Advance();
                return found.Value switch
                {
                    "true" => new BooleanNode(found.Start, true),
                    "false" => new BooleanNode(found.Start, false),
                    "null" => new NullNode(found.Start),
                    var value => new EnumNode(found.Start, value!),
                };
            case TokenKind.Dollar when isConst:
                Advance();
                throw Peek(TokenKind.Name)
                    ? Error(found, $"Unexpected variable \"${token.Value}\" in constant value.")
                    : Unexpected(found);
            case TokenKind.Dollar:
                return ParseVariable();
            default:
                throw Unexpected(found);
        }
    }

    private StringNode ParseString()
    {
        var found = token;
        Advance();
        return new StringNode(found.Start, found.Value!, found.Kind == TokenKind.BlockString);
    }

    private ObjectFieldNode ParseObjectField(bool isConst)
    {
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new ObjectFieldNode(name.Start, name, ParseValueLiteral(isConst));
    }
}
