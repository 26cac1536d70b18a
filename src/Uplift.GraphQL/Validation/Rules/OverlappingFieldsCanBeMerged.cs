using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>
/// Fields that land under one key of the answer must be the same field with the same arguments, and so on inward. Comparing
/// all pairs can take exponential time, so pairs of fragments are compared once and the whole of it has a budget.
/// </summary>
internal sealed class OverlappingFieldsCanBeMerged(ValidationContext context) : ValidationRule(context)
{
    // The reference implementation's figures: enough for any document that a person or a tool writes.
    private const int Budget = 500_000;
    private const int MaxConflictNodes = 20;

    private readonly FragmentPairs comparedFragments = new();
    private readonly Dictionary<(NamedType?, SelectionSetNode), MergedFields> cache = new(ParentAndSelection.Instance);
    private readonly Dictionary<ValueNode, string> printed = new(ReferenceEqualityComparer.Instance);
    private int budget = Budget;

    public override bool Enter(Node node)
    {
        // The fields of an inline fragment are compared with those around it.
        if (node is SelectionSetNode selections && Context.Ancestors[^1] is not InlineFragmentNode
            && selections.Items is not [not InlineFragmentNode])
        {
            foreach (var conflict in ConflictsWithin(selections))
            {
                Report(
                    $"Fields \"{conflict.Key}\" conflict because {conflict.Reason}. Use different aliases on the fields to fetch both if this was intentional.",
                    [.. conflict.First, .. conflict.Second]);
            }
        }

        return true;
    }

    private List<Conflict> ConflictsWithin(SelectionSetNode selections)
    {
        var conflicts = new List<Conflict>();
        var fields = Collect(Context.Types.Parent, selections);
        foreach (var group in fields.Groups)
        {
            for (var first = 0; first < group.Value.Count; first++)
            {
                for (var second = first + 1; second < group.Value.Count; second++)
                {
                    Compare(conflicts, areExclusive: false, group.Key, group.Value[first], group.Value[second]);
                }
            }
        }

        if (fields.Fragments.Count == 0 || (fields.Groups.Count == 0 && fields.Fragments.Count == 1))
        {
            return conflicts;
        }

        for (var index = 0; index < fields.Fragments.Count; index++)
        {
            CompareWithFragment(conflicts, areExclusive: false, fields, fields.Fragments[index]);
            foreach (var other in fields.Fragments.Skip(index + 1))
            {
                CompareFragments(conflicts, areExclusive: false, fields.Fragments[index], other);
            }
        }

        return conflicts;
    }

    private void CompareWithFragment(List<Conflict> conflicts, bool areExclusive, MergedFields fields, string name)
    {
        Spend(1);
        if (fields.Groups.Count == 0 || !fields.IsNewComparison(name, areExclusive) || Context.Fragment(name) is not { } fragment)
        {
            return;
        }

        var inFragment = Collect(fragment);
        if (ReferenceEquals(fields, inFragment))
        {
            return;
        }

        CompareAll(conflicts, areExclusive, fields, inFragment);
        foreach (var inner in inFragment.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, fields, inner);
        }
    }

    private void CompareFragments(List<Conflict> conflicts, bool areExclusive, string name1, string name2)
    {
        Spend(2);
        if (name1 == name2 || !comparedFragments.Add(name1, name2, areExclusive)
            || Context.Fragment(name1) is not { } fragment1 || Context.Fragment(name2) is not { } fragment2)
        {
            return;
        }

        var (fields1, fields2) = (Collect(fragment1), Collect(fragment2));
        CompareAll(conflicts, areExclusive, fields1, fields2);
        foreach (var inner in fields2.Fragments)
        {
            CompareFragments(conflicts, areExclusive, name1, inner);
        }

        foreach (var inner in fields1.Fragments)
        {
            CompareFragments(conflicts, areExclusive, inner, name2);
        }
    }

    private void CompareAll(List<Conflict> conflicts, bool areExclusive, MergedFields fields1, MergedFields fields2)
    {
        foreach (var (key, group1, group2) in Shared(fields1, fields2))
        {
            foreach (var field1 in group1)
            {
                foreach (var field2 in group2)
                {
                    Compare(conflicts, areExclusive, key, field1, field2);
                }
            }
        }
    }

    private List<(string Key, List<FieldUse> First, List<FieldUse> Second)> Shared(MergedFields fields1, MergedFields fields2)
    {
        if (fields1.Shared.TryGetValue(fields2, out var shared))
        {
            return shared;
        }

        shared = [];
        if (fields2.Groups.Count > 0)
        {
            foreach (var group in fields1.Groups)
            {
                Spend(1);
                if (fields2.Groups.TryGetValue(group.Key, out var other))
                {
                    shared.Add((group.Key, group.Value, other));
                }
            }
        }

        return fields1.Shared[fields2] = shared;
    }

    private void Compare(List<Conflict> conflicts, bool areExclusive, string key, FieldUse field1, FieldUse field2)
    {
        Spend(2);
        var (node1, node2) = (field1.Node, field2.Node);

        // Two object types never are one object, so only the shapes of their answers have to agree.
        var exclusive = areExclusive
            || (field1.Parent is ObjectType && field2.Parent is ObjectType && !ReferenceEquals(field1.Parent, field2.Parent));
        var reason = exclusive ? null
            : node1.Name.Value != node2.Name.Value ? $"\"{node1.Name.Value}\" and \"{node2.Name.Value}\" are different fields"
            : !SameArguments(node1.Arguments, node2.Arguments) ? "they have differing arguments"
            : null;
        if (reason is null && field1.Definition?.Type is { } type1 && field2.Definition?.Type is { } type2 && TypesConflict(type1, type2))
        {
            reason = $"they return conflicting types \"{type1}\" and \"{type2}\"";
        }

        if (reason is not null)
        {
            conflicts.Add(new Conflict(key, reason, [node1], [node2]));
        }
        else if (node1.Selections is not null && node2.Selections is not null)
        {
            var inner = CompareSelections(exclusive, field1, node1.Selections, field2, node2.Selections);
            if (inner.Count > 0)
            {
                conflicts.Add(Conflict.Around(key, node1, node2, inner, MaxConflictNodes));
            }
        }
    }

    private List<Conflict> CompareSelections(
        bool areExclusive, FieldUse field1, SelectionSetNode selections1, FieldUse field2, SelectionSetNode selections2)
    {
        var conflicts = new List<Conflict>();
        var fields1 = Collect(field1.Definition?.Type.Named, selections1);
        var fields2 = Collect(field2.Definition?.Type.Named, selections2);
        CompareAll(conflicts, areExclusive, fields1, fields2);
        foreach (var name in fields2.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, fields1, name);
        }

        foreach (var name in fields1.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, fields2, name);
        }

        foreach (var name1 in fields1.Fragments)
        {
            foreach (var name2 in fields2.Fragments)
            {
                CompareFragments(conflicts, areExclusive, name1, name2);
            }
        }

        return conflicts;
    }

    private bool SameArguments(IReadOnlyList<ArgumentNode> arguments1, IReadOnlyList<ArgumentNode> arguments2)
    {
        if (arguments1.Count != arguments2.Count)
        {
            return false;
        }

        Spend(arguments1.Count * arguments2.Count);
        return arguments1.All(argument1 => arguments2.LastOrDefault(argument2 => argument2.Name.Value == argument1.Name.Value) is { } argument2
            && Canonical(argument1.Value) == Canonical(argument2.Value));
    }

    private string Canonical(ValueNode value) =>
        printed.TryGetValue(value, out var text) ? text : printed[value] = Printer.Print(Sorted(value));

    // The order of an object's fields does not matter.
    private static ValueNode Sorted(ValueNode value) => value switch
    {
        ListNode list => list with { Items = [.. list.Items.Select(Sorted)] },
        ObjectNode fields => fields with
        {
            Fields =
            [
                .. fields.Fields
                    .OrderBy(field => field.Name.Value, StringComparer.Ordinal)
                    .Select(field => field with { Value = Sorted(field.Value) }),
            ],
        },
        _ => value,
    };

    private bool TypesConflict(GraphType type1, GraphType type2)
    {
        Spend(1);
        return (type1, type2) switch
        {
            (ListType list1, ListType list2) => TypesConflict(list1.Of, list2.Of),
            (NonNullType nonNull1, NonNullType nonNull2) => TypesConflict(nonNull1.Of, nonNull2.Of),
            (NamedType named1, NamedType named2) => (named1.IsLeaf || named2.IsLeaf) && !ReferenceEquals(named1, named2),
            _ => true,
        };
    }

    private MergedFields Collect(FragmentNode fragment) => Collect(Context.Schema.FindType(fragment.On.Name.Value), fragment.Selections);

    private MergedFields Collect(NamedType? parent, SelectionSetNode selections)
    {
        if (!cache.TryGetValue((parent, selections), out var fields))
        {
            cache[(parent, selections)] = fields = new MergedFields();
            Collect(parent, selections, fields);
        }

        return fields;
    }

    private void Collect(NamedType? parent, SelectionSetNode selections, MergedFields into)
    {
        foreach (var selection in selections.Items)
        {
            switch (selection)
            {
                case FieldNode field:
                    into.Add(new FieldUse(parent, field, (parent as FieldsType)?.Fields.Find(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread:
                    into.AddFragment(spread.Name.Value);
                    break;
                case InlineFragmentNode inline:
                    Collect(inline.On is null ? parent : Context.Schema.FindType(inline.On.Name.Value), inline.Selections, into);
                    break;
            }
        }
    }

    private void Spend(int work)
    {
        budget -= work;
        if (budget < 0)
        {
            Context.AbortAsTooComplex();
        }
    }
}
