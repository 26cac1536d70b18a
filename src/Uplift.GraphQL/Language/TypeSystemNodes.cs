namespace Uplift.GraphQL.Language;

/// <summary>A definition of the schema language, or ("extend ...") an addition to one.</summary>
public abstract record TypeSystemNode(int Start, bool IsExtension, StringNode? Description, IReadOnlyList<DirectiveNode> Directives)
    : DefinitionNode(Start);

public sealed record SchemaNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<OperationTypeNode> OperationTypes) : TypeSystemNode(Start, IsExtension, Description, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        Each(visit, Directives);
        Each(visit, OperationTypes);
    }
}

public sealed record OperationTypeNode(int Start, OperationKind Kind, NamedTypeNode Type) : Node(Start)
{
    public override void EachChild(Action<Node> visit) => visit(Type);
}

public abstract record TypeDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives) : TypeSystemNode(Start, IsExtension, Description, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        Each(visit, Directives);
    }
}

public sealed record ScalarDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives) : TypeDefinitionNode(Start, IsExtension, Description, Name, Directives);

/// <summary>An object or interface: both have fields and implement interfaces.</summary>
public abstract record FieldsDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields) : TypeDefinitionNode(Start, IsExtension, Description, Name, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        Each(visit, Interfaces);
        Each(visit, Directives);
        Each(visit, Fields);
    }
}

public sealed record ObjectDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields)
    : FieldsDefinitionNode(Start, IsExtension, Description, Name, Interfaces, Directives, Fields);

public sealed record InterfaceDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<NamedTypeNode> Interfaces,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<FieldDefinitionNode> Fields)
    : FieldsDefinitionNode(Start, IsExtension, Description, Name, Interfaces, Directives, Fields);

public sealed record UnionDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<NamedTypeNode> Members) : TypeDefinitionNode(Start, IsExtension, Description, Name, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        base.EachChild(visit);
        Each(visit, Members);
    }
}

public sealed record EnumDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<EnumValueDefinitionNode> Values) : TypeDefinitionNode(Start, IsExtension, Description, Name, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        base.EachChild(visit);
        Each(visit, Values);
    }
}

public sealed record InputDefinitionNode(
    int Start,
    bool IsExtension,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<DirectiveNode> Directives,
    IReadOnlyList<InputValueNode> Fields) : TypeDefinitionNode(Start, IsExtension, Description, Name, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        base.EachChild(visit);
        Each(visit, Fields);
    }
}

public sealed record FieldDefinitionNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueNode> Arguments,
    TypeNode Type,
    IReadOnlyList<DirectiveNode> Directives) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        Each(visit, Arguments);
        visit(Type);
        Each(visit, Directives);
    }
}

/// <summary>An argument of a field or directive, or a field of an input object.</summary>
public sealed record InputValueNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    TypeNode Type,
    ValueNode? Default,
    IReadOnlyList<DirectiveNode> Directives) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        visit(Type);
        Each(visit, Default);
        Each(visit, Directives);
    }
}

public sealed record EnumValueDefinitionNode(int Start, StringNode? Description, NameNode Name, IReadOnlyList<DirectiveNode> Directives)
    : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        Each(visit, Directives);
    }
}

public sealed record DirectiveDefinitionNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    IReadOnlyList<InputValueNode> Arguments,
    bool IsRepeatable,
    IReadOnlyList<NameNode> Locations) : TypeSystemNode(Start, IsExtension: false, Description, [])
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        Each(visit, Arguments);
        Each(visit, Locations);
    }
}
