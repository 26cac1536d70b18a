namespace Uplift.GraphQL.Language;

public abstract record ValueNode(int Start) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
    }
}

public sealed record VariableNode(int Start, NameNode Name) : ValueNode(Start)
{
    public override void EachChild(Action<Node> visit) => visit(Name);
}

/// <summary>A whole number as written; its size is the scalar's business.</summary>
public sealed record IntNode(int Start, string Value) : ValueNode(Start);

public sealed record FloatNode(int Start, string Value) : ValueNode(Start);

public sealed record StringNode(int Start, string Value, bool IsBlock) : ValueNode(Start);

public sealed record BooleanNode(int Start, bool Value) : ValueNode(Start);

public sealed record NullNode(int Start) : ValueNode(Start);

public sealed record EnumNode(int Start, string Value) : ValueNode(Start);

public sealed record ListNode(int Start, IReadOnlyList<ValueNode> Items) : ValueNode(Start)
{
    public override void EachChild(Action<Node> visit) => Each(visit, Items);
}

public sealed record ObjectNode(int Start, IReadOnlyList<ObjectFieldNode> Fields) : ValueNode(Start)
{
    public override void EachChild(Action<Node> visit) => Each(visit, Fields);
}

public sealed record ObjectFieldNode(int Start, NameNode Name, ValueNode Value) : Node(Start)
{
    public override void EachChild(Action<Node> visit)
    {
        visit(Name);
        visit(Value);
    }
}
