using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation;

/// <summary>A variable where a value is wanted, with what is wanted there.</summary>
public sealed record VariableUsage(VariableNode Node, GraphType? Type, ValueNode? Default, GraphType? ParentType)
{
    internal static IReadOnlyList<VariableUsage> In(Node root, Schema schema)
    {
        var found = new List<VariableUsage>();
        var types = new TypeTracker(schema);
        Action<Node> visit = null!;
        visit = node =>
        {
            if (node is NameNode or VariableDefinitionNode)
            {
                return;
            }

            types.Enter(node);
            if (node is VariableNode variable)
            {
                found.Add(new VariableUsage(variable, types.InputType, types.Default, types.ParentInputType));
            }
            else
            {
                node.EachChild(visit);
            }

            types.Leave(node);
        };
        visit(root);
        return found;
    }
}
