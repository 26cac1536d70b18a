namespace Uplift.GraphQL.Types;

/// <summary>The type of a field, argument or variable: a named type, or a list or non-null around one.</summary>
public abstract class GraphType
{
    /// <summary>The named type inside all lists and non-nulls.</summary>
    public abstract NamedType Named { get; }

    public GraphType Nullable => this is NonNullType nonNull ? nonNull.Of : this;

    public bool IsInput => Named is ScalarType or EnumType or InputType;

    public bool IsOutput => Named is not InputType;

    /// <summary>Equal by shape: two lists of the same type are one type, whichever object stands for them.</summary>
    public bool SameAs(GraphType other) => (this, other) switch
    {
        (ListType list, ListType otherList) => list.Of.SameAs(otherList.Of),
        (NonNullType nonNull, NonNullType otherNonNull) => nonNull.Of.SameAs(otherNonNull.Of),
        _ => ReferenceEquals(this, other),
    };
}

public sealed class ListType(GraphType of) : GraphType
{
    public GraphType Of { get; } = of;

    public override NamedType Named => Of.Named;

    public override string ToString() => $"[{Of}]";
}

public sealed class NonNullType(GraphType of) : GraphType
{
    public GraphType Of { get; } = of;

    public override NamedType Named => Of.Named;

    public override string ToString() => $"{Of}!";
}

public abstract class NamedType(string name, string? description) : GraphType, INamed
{
    public string Name { get; } = name;

    public string? Description { get; } = description;

    public override NamedType Named => this;

    public bool IsLeaf => this is ScalarType or EnumType;

    /// <summary>A type that one selects fields of.</summary>
    public bool IsComposite => this is FieldsType or UnionType;

    public bool IsAbstract => this is InterfaceType or UnionType;

    public override string ToString() => Name;
}
