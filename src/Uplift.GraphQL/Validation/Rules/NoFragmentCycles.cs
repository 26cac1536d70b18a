using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>A fragment that contains itself would never end.</summary>
internal sealed class NoFragmentCycles(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> visited = [];

    public override bool Enter(Node node)
    {
        if (node is FragmentNode fragment && visited.Add(fragment.Name.Value))
        {
            Follow(fragment);
        }

        return node is DocumentNode;
    }

    // Depth first with a stack of its own: a chain of fragments is as long as the sender likes.
    private void Follow(FragmentNode start)
    {
        var path = new List<FragmentSpreadNode>();
        var depths = new Dictionary<string, int> { [start.Name.Value] = 0 };
        var open = new Stack<(FragmentNode Fragment, int Next)>([(start, 0)]);
        while (open.TryPop(out var step))
        {
            var spreads = Context.Spreads(step.Fragment.Selections);
            if (step.Next > 0)
            {
                path.RemoveAt(path.Count - 1);
            }

            if (step.Next == spreads.Count)
            {
                depths.Remove(step.Fragment.Name.Value);
                continue;
            }

            var spread = spreads[step.Next];
            open.Push(step with { Next = step.Next + 1 });
            path.Add(spread);
            if (depths.TryGetValue(spread.Name.Value, out var depth))
            {
                ReportCycle(spread, path[depth..]);
            }
            else if (Context.Fragment(spread.Name.Value) is { } inner && visited.Add(spread.Name.Value))
            {
                depths[spread.Name.Value] = path.Count;
                open.Push((inner, 0));
            }
        }
    }

    private void ReportCycle(FragmentSpreadNode spread, List<FragmentSpreadNode> cycle)
    {
        var via = string.Join(", ", cycle.SkipLast(1).Select(step => $"\"{step.Name.Value}\""));
        Report($"Cannot spread fragment \"{spread.Name.Value}\" within itself{(via == "" ? "" : $" via {via}")}.", cycle);
    }
}
