namespace Uplift.GraphQL.Language;

/// <summary>
/// A part of a document. <paramref name="Start"/> is where it begins in the text. Nodes are told apart by reference
/// (<see cref="ReferenceEqualityComparer"/>): two equal-looking fields of one document are two fields.
/// </summary>
public abstract record Node(int Start)
{
    /// <summary>Hands out the parts in the order in which they are written.</summary>
    public abstract void EachChild(Action<Node> visit);

    private protected static void Each(Action<Node> visit, IReadOnlyList<Node> nodes)
    {
        for (var index = 0; index < nodes.Count; index++)
        {
            visit(nodes[index]);
        }
    }

    private protected static void Each(Action<Node> visit, Node? node)
    {
        if (node is not null)
        {
            visit(node);
        }
    }
}

public sealed record NameNode(int Start, string Value) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
    }
}

public sealed record DocumentNode(SourceText Source, IReadOnlyList<DefinitionNode> Definitions) : Node(0)
{
    public override void EachChild(Action<Node> visit) => Each(visit, Definitions);
}

public abstract record DefinitionNode(int Start) : Node(Start);

public sealed record DirectiveNode(int Start, NameNode Name, IReadOnlyList<ArgumentNode> Arguments) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        Each(visit, Arguments);
    }
}

public sealed record ArgumentNode(int Start, NameNode Name, ValueNode Value) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        visit(Value);
    }
}

public abstract record TypeNode(int Start) : Node(Start);

public sealed record NamedTypeNode(int Start, NameNode Name) : TypeNode(Start)
{
    public override void EachChild(Action<Node> visit) => visit(Name);
}

public sealed record ListTypeNode(int Start, TypeNode Of) : TypeNode(Start)
{
    public override void EachChild(Action<Node> visit) => visit(Of);
}

public sealed record NonNullTypeNode(int Start, TypeNode Of) : TypeNode(Start)
{
    public override void EachChild(Action<Node> visit) => visit(Of);
}
