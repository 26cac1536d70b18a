using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Language;

public sealed partial class Parser
{
    private TypeSystemNode ParseExtension()
    {
        var keyword = Lookahead();
        return keyword is { Kind: TokenKind.Name, Value: "schema" or "scalar" or "type" or "interface" or "union" or "enum" or "input" }
            ? ParseTypeSystem(isExtension: true, keyword.Value)
            : throw Unexpected(keyword);
    }

    private TypeSystemNode ParseTypeSystem(bool isExtension, string keyword)
    {
        var start = token.Start;
        var description = isExtension ? null : ParseDescription();
        if (isExtension)
        {
            ExpectKeyword("extend");
        }

        ExpectKeyword(keyword);
        if (keyword == "directive")
        {
            return ParseDirectiveDefinition(start, description);
        }

        if (keyword == "schema")
        {
            return ParseSchema(start, isExtension, description);
        }

        var head = new TypeHead(start, isExtension, description, ParseName());
        return keyword switch
        {
            "scalar" => ParseScalar(head),
            "type" => ParseObject(head),
            "interface" => ParseInterface(head),
            "union" => ParseUnion(head),
            "enum" => ParseEnum(head),
            _ => ParseInput(head),
        };
    }

    private SchemaNode ParseSchema(int start, bool isExtension, StringNode? description)
    {
        var directives = ParseDirectives(isConst: true);
        var operationTypes = isExtension
            ? OptionalMany(TokenKind.OpenBrace, ParseOperationType, TokenKind.CloseBrace)
            : Many(TokenKind.OpenBrace, ParseOperationType, TokenKind.CloseBrace);
        RefuseEmptyExtension(isExtension, directives.Count + operationTypes.Count);
        return new SchemaNode(start, isExtension, description, directives, operationTypes);
    }

    private OperationTypeNode ParseOperationType()
    {
        var start = token.Start;
        var kind = ParseOperationKind();
        Expect(TokenKind.Colon);
        return new OperationTypeNode(start, kind, ParseNamedType());
    }

    private ScalarDefinitionNode ParseScalar(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        RefuseEmptyExtension(head.IsExtension, directives.Count);
        return new ScalarDefinitionNode(head.Start, head.IsExtension, head.Description, head.Name, directives);
    }

    private ObjectDefinitionNode ParseObject(TypeHead head)
    {
        var (interfaces, directives, fields) = ParseFieldsBody(head);
        return new ObjectDefinitionNode(head.Start, head.IsExtension, head.Description, head.Name, interfaces, directives, fields);
    }

    private InterfaceDefinitionNode ParseInterface(TypeHead head)
    {
        var (interfaces, directives, fields) = ParseFieldsBody(head);
        return new InterfaceDefinitionNode(head.Start, head.IsExtension, head.Description, head.Name, interfaces, directives, fields);
    }

    private (List<NamedTypeNode>, List<DirectiveNode>, List<FieldDefinitionNode>) ParseFieldsBody(TypeHead head)
    {
        List<NamedTypeNode> interfaces = SkipKeyword("implements") ? Delimited(TokenKind.Ampersand, ParseNamedType) : [];
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.OpenBrace, ParseFieldDefinition, TokenKind.CloseBrace);
        RefuseEmptyExtension(head.IsExtension, interfaces.Count + directives.Count + fields.Count);
        return (interfaces, directives, fields);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        Expect(TokenKind.Colon);
        return new FieldDefinitionNode(start, description, name, arguments, ParseTypeReference(), ParseDirectives(isConst: true));
    }

    private List<InputValueNode> ParseArgumentDefinitions() =>
        OptionalMany(TokenKind.OpenParen, ParseInputValueDefinition, TokenKind.CloseParen);

    private InputValueNode ParseInputValueDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        var name = ParseName();
        Expect(TokenKind.Colon);
        return new InputValueNode(
            start,
            description,
            name,
            ParseTypeReference(),
            Skip(TokenKind.Equals) ? ParseValueLiteral(isConst: true) : null,
            ParseDirectives(isConst: true));
    }

    private UnionDefinitionNode ParseUnion(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        List<NamedTypeNode> members = Skip(TokenKind.Equals) ? Delimited(TokenKind.Pipe, ParseNamedType) : [];
        RefuseEmptyExtension(head.IsExtension, directives.Count + members.Count);
        return new UnionDefinitionNode(head.Start, head.IsExtension, head.Description, head.Name, directives, members);
    }

    private EnumDefinitionNode ParseEnum(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        var values = OptionalMany(TokenKind.OpenBrace, ParseEnumValueDefinition, TokenKind.CloseBrace);
        RefuseEmptyExtension(head.IsExtension, directives.Count + values.Count);
        return new EnumDefinitionNode(head.Start, head.IsExtension, head.Description, head.Name, directives, values);
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = token.Start;
        var description = ParseDescription();
        return token is { Kind: TokenKind.Name, Value: "true" or "false" or "null" }
            ? throw Error(token, $"{token.Described} is reserved and cannot be used for an enum value.")
            : new EnumValueDefinitionNode(start, description, ParseName(), ParseDirectives(isConst: true));
    }

    private InputDefinitionNode ParseInput(TypeHead head)
    {
        var directives = ParseDirectives(isConst: true);
        var fields = OptionalMany(TokenKind.OpenBrace, ParseInputValueDefinition, TokenKind.CloseBrace);
        RefuseEmptyExtension(head.IsExtension, directives.Count + fields.Count);
        return new InputDefinitionNode(head.Start, head.IsExtension, head.Description, head.Name, directives, fields);
    }

    private DirectiveDefinitionNode ParseDirectiveDefinition(int start, StringNode? description)
    {
        Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArgumentDefinitions();
        var isRepeatable = SkipKeyword("repeatable");
        ExpectKeyword("on");
        return new DirectiveDefinitionNode(
            start, description, name, arguments, isRepeatable, Delimited(TokenKind.Pipe, ParseDirectiveLocation));
    }

    private NameNode ParseDirectiveLocation()
    {
        var found = token;
        var name = ParseName();
        return DirectiveLocations.IsKnown(name.Value) ? name : throw Unexpected(found);
    }

    private void RefuseEmptyExtension(bool isExtension, int parts)
    {
        if (isExtension && parts == 0)
        {
            throw Unexpected(token);
        }
    }

    private readonly record struct TypeHead(int Start, bool IsExtension, StringNode? Description, NameNode Name);
}
