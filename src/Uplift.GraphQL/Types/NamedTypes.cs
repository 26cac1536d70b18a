using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>An object or an interface.</summary>
public abstract class FieldsType(string name, string? description) : NamedType(name, description)
{
    public NamedList<Field> Fields { get; internal set; } = NamedList<Field>.Empty;

    public IReadOnlyList<InterfaceType> Interfaces { get; internal set; } = [];
}

public sealed class ObjectType(string name, string? description) : FieldsType(name, description);

public sealed class InterfaceType(string name, string? description) : FieldsType(name, description);

public sealed class UnionType(string name, string? description) : NamedType(name, description)
{
    public IReadOnlyList<ObjectType> Members { get; internal set; } = [];
}

public sealed class InputType(string name, string? description) : NamedType(name, description)
{
    public NamedList<InputValue> Fields { get; internal set; } = NamedList<InputValue>.Empty;

    /// <summary>Exactly one of the fields is given, and it is not null.</summary>
    public bool IsOneOf { get; internal set; }

    /// <summary>Makes the program's own record of the coerced fields; absent: they stay a dictionary.</summary>
    public Func<InputFields, object>? Bind { get; internal set; }
}

public sealed class EnumType(string name, string? description) : NamedType(name, description)
{
    public NamedList<EnumValue> Values { get; internal set; } = NamedList<EnumValue>.Empty;

    internal EnumValue? ByValue(object value)
    {
        foreach (var candidate in Values)
        {
            if (Equals(candidate.Value, value))
            {
                return candidate;
            }
        }

        return null;
    }
}

/// <summary>A name of an enum and the value that stands for it inside the program.</summary>
public sealed record EnumValue(string Name, string? Description, string? DeprecationReason, object Value) : INamed;

/// <summary>
/// An output field: answered by a resolver, or read off its object, or (with neither) looked up by name in a dictionary.
/// </summary>
public sealed record Field(
    string Name,
    string? Description,
    NamedList<InputValue> Arguments,
    GraphType Type,
    string? DeprecationReason = null,
    Resolver? Resolve = null,
    Func<object, object?>? Read = null,
    FieldCost? Cost = null) : INamed;

/// <summary>What a field weighs before execution: its own cost, and the length of its list where no argument says it.</summary>
public sealed record FieldCost(int Weight = 1, int? ListSize = null);

/// <summary>An argument, or a field of an input object.</summary>
public sealed class InputValue(string name, string? description, GraphType type, ValueNode? @default = null, string? deprecationReason = null)
    : INamed
{
    // Coerced when first asked for: while the schema is put together, its types are not yet whole.
    private readonly Lazy<object?> defaultValue =
        new(() => @default is null ? null : InputCoercion.Literal(@default, type, variables: null).Value);

    public string Name { get; } = name;

    public string? Description { get; } = description;

    public GraphType Type { get; } = type;

    /// <summary>What it is when it is not given, as written.</summary>
    public ValueNode? Default { get; } = @default;

    public string? DeprecationReason { get; } = deprecationReason;

    public bool IsRequired => Type is NonNullType && Default is null;

    internal object? DefaultValue => defaultValue.Value;
}

public sealed record Directive(
    string Name,
    string? Description,
    IReadOnlyList<string> Locations,
    NamedList<InputValue> Arguments,
    bool IsRepeatable) : INamed;
