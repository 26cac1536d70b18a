namespace Uplift.GraphQL.Language;

public enum OperationKind
{
    Query,
    Mutation,
    Subscription,
}

public sealed record OperationNode(
    int Start,
    StringNode? Description,
    OperationKind Kind,
    NameNode? Name,
    IReadOnlyList<VariableDefinitionNode> Variables,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode Selections) : DefinitionNode(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        Each(visit, Name);
        Each(visit, Variables);
        Each(visit, Directives);
        visit(Selections);
    }
}

public sealed record VariableDefinitionNode(
    int Start,
    StringNode? Description,
    VariableNode Variable,
    TypeNode Type,
    ValueNode? Default,
    IReadOnlyList<DirectiveNode> Directives) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Variable);
        visit(Type);
        Each(visit, Default);
        Each(visit, Directives);
    }
}

public sealed record FragmentNode(
    int Start,
    StringNode? Description,
    NameNode Name,
    NamedTypeNode On,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode Selections) : DefinitionNode(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        visit(On);
        Each(visit, Directives);
        visit(Selections);
    }
}

public sealed record SelectionSetNode(int Start, IReadOnlyList<SelectionNode> Items) : Node(Start)
{
    public override void EachChild(Action<Node> visit) => Each(visit, Items);
}

public abstract record SelectionNode(int Start, IReadOnlyList<DirectiveNode> Directives) : Node(Start);

public sealed record FieldNode(
    int Start,
    NameNode? Alias,
    NameNode Name,
    IReadOnlyList<ArgumentNode> Arguments,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode? Selections) : SelectionNode(Start, Directives)
{
    /// <summary>The name under which the answer holds it.</summary>
    public string Key => (Alias ?? Name).Value;

    public override void EachChild(Action<Node> visit)
    {
        Each(visit, Alias);
        visit(Name);
        Each(visit, Arguments);
        Each(visit, Directives);
        Each(visit, Selections);
    }
}

public sealed record FragmentSpreadNode(int Start, NameNode Name, IReadOnlyList<DirectiveNode> Directives)
    : SelectionNode(Start, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        Each(visit, Directives);
    }
}

public sealed record InlineFragmentNode(
    int Start,
    NamedTypeNode? On,
    IReadOnlyList<DirectiveNode> Directives,
    SelectionSetNode Selections) : SelectionNode(Start, Directives)
{
    public override void EachChild(Action<Node> visit)
    {
        Each(visit, On);
        Each(visit, Directives);
        visit(Selections);
    }
}
