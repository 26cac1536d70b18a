using System.Runtime.CompilerServices;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class MaxIntrospectionDepth(ValidationContext context) : ValidationRule(context)
{
    private const int MaxListDepth = 3;

    // The deepest level at which a fragment was found harmless, and the shallowest at which it was not.
    private readonly Dictionary<string, int> harmless = [];
    private readonly Dictionary<string, int> exceeding = [];

    public override bool Enter(Node node)
    {
        if (node is FieldNode { Name.Value: "__schema" or "__type" } field && Exceeds(field, [], 0))
        {
            Report("Maximum introspection depth exceeded", field);
            return false;
        }

        return true;
    }

    private bool Exceeds(SelectionNode selection, Dictionary<string, int> visited, int depth)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        switch (selection)
        {
            case FragmentSpreadNode spread:
                return Exceeds(spread.Name.Value, visited, depth);
            case InlineFragmentNode inline:
                return Exceeds(inline.Selections, visited, depth);
            default:
                var field = (FieldNode)selection;
                var inner = field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields" ? depth + 1 : depth;
                return inner >= MaxListDepth || (field.Selections is not null && Exceeds(field.Selections, visited, inner));
        }
    }

    private bool Exceeds(SelectionSetNode selections, Dictionary<string, int> visited, int depth) =>
        selections.Items.Any(selection => Exceeds(selection, visited, depth));

    private bool Exceeds(string name, Dictionary<string, int> visited, int depth)
    {
        if (exceeding.TryGetValue(name, out var shallowest) && shallowest <= depth)
        {
            return true;
        }

        if ((visited.TryGetValue(name, out var entered) && entered >= depth)
            || (harmless.TryGetValue(name, out var deepest) && deepest >= depth)
            || Context.Fragment(name) is not { } fragment)
        {
            return false;
        }

        visited[name] = depth;
        var exceeds = Exceeds(fragment.Selections, visited, depth);
        (exceeds ? exceeding : harmless)[name] = depth;
        return exceeds;
    }
}
