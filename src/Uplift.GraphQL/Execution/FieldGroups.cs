using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>The fields that one object answers, in order; the plan of a selection for one object type.</summary>
internal sealed class FieldGroups : List<FieldGroup>;

/// <summary>The fields of a document that share a key of the answer; validation has seen to it that they are one field.</summary>
internal sealed class FieldGroup(string key, Field? definition)
{
    private ObjectType? plannedType;
    private FieldGroups? plan;
    private Dictionary<ObjectType, FieldGroups>? otherPlans;

    public string Key { get; } = key;

    public Field? Definition { get; } = definition;

    public List<FieldNode> Nodes { get; } = [];

    public FieldNode First => Nodes[0];

    /// <summary>The same for every object of a list, so worked out once.</summary>
    public (InputFields Arguments, string? Fault, Node? At)? Arguments { get; set; }

    /// <summary>The plan of what is selected inside, for objects of a type.</summary>
    public FieldGroups Plan(ObjectType type, Func<ObjectType, FieldGroup, FieldGroups> make)
    {
        if (ReferenceEquals(plannedType, type))
        {
            return plan!;
        }

        if (plannedType is null)
        {
            plannedType = type;
            return plan = make(type, this);
        }

        otherPlans ??= [];
        return otherPlans.TryGetValue(type, out var other) ? other : otherPlans[type] = make(type, this);
    }
}
