using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>A subscription is one stream of events, so it has one field.</summary>
internal sealed class SingleFieldSubscriptions(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is OperationNode { Kind: OperationKind.Subscription } operation && Context.Schema.Subscription is { } root)
        {
            Check(operation, FieldCollector.Collect(Context.Schema, Context.Fragment, root, operation.Selections, Context.Spend));
        }

        return node is DocumentNode;
    }

    private void Check(OperationNode operation, FieldGroups groups)
    {
        var subject = operation.Name is null ? "Anonymous Subscription" : $"Subscription \"{operation.Name.Value}\"";
        if (groups.Count > 1)
        {
            Report($"{subject} must select only one top level field.", groups.Skip(1).SelectMany(group => group.Nodes));
        }

        foreach (var group in groups.Where(group => group.First.Name.Value.StartsWith("__", StringComparison.Ordinal)))
        {
            Report($"{subject} must not select an introspection top level field.", group.Nodes);
        }
    }
}
