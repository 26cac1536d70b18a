using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>Finds the fields that a selection asks of one object type: through fragments, and by @skip and @include.</summary>
internal sealed class FieldCollector(
    Schema schema, Func<string, FragmentNode?> fragments, IReadOnlyDictionary<string, object?> variables, Action<int>? spend)
{
    private static readonly IReadOnlyDictionary<string, object?> NoVariables = new Dictionary<string, object?>();

    public static FieldGroups Collect(
        Schema schema, Func<string, FragmentNode?> fragments, ObjectType type, SelectionSetNode selections, Action<int> spend) =>
        new FieldCollector(schema, fragments, NoVariables, spend).Collect(type, [selections]);

    public FieldGroups Collect(ObjectType type, IEnumerable<SelectionSetNode> selections)
    {
        var groups = new FieldGroups();
        var byKey = new Dictionary<string, FieldGroup>();
        var visited = new HashSet<string>();
        foreach (var set in selections)
        {
            Collect(type, set, groups, byKey, visited);
        }

        return groups;
    }

    private void Collect(
        ObjectType type, SelectionSetNode selections, FieldGroups groups, Dictionary<string, FieldGroup> byKey, HashSet<string> visited)
    {
        spend?.Invoke(selections.Items.Count);
        foreach (var selection in selections.Items)
        {
            if (!IsWanted(selection))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    if (!byKey.TryGetValue(field.Key, out var group))
                    {
                        byKey[field.Key] = group = new FieldGroup(field.Key, schema.FieldOf(type, field.Name.Value));
                        groups.Add(group);
                    }

                    group.Nodes.Add(field);
                    break;
                case InlineFragmentNode inline when inline.On is null || Applies(inline.On, type):
                    Collect(type, inline.Selections, groups, byKey, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value)
                    && fragments(spread.Name.Value) is { } fragment && Applies(fragment.On, type):
                    Collect(type, fragment.Selections, groups, byKey, visited);
                    break;
            }
        }
    }

    private bool Applies(NamedTypeNode on, ObjectType type) =>
        on.Name.Value == type.Name || (schema.FindType(on.Name.Value) is { IsAbstract: true } wide && schema.IsPossible(wide, type));

    private bool IsWanted(SelectionNode selection)
    {
        foreach (var directive in selection.Directives)
        {
            if ((directive.Name.Value == "skip" && Condition(directive) == true)
                || (directive.Name.Value == "include" && Condition(directive) == false))
            {
                return false;
            }
        }

        return true;
    }

    private bool? Condition(DirectiveNode directive) =>
        directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value switch
        {
            BooleanNode literal => literal.Value,
            VariableNode variable => variables.GetValueOrDefault(variable.Name.Value) as bool?,
            _ => null,
        };
}
