using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class UniqueOperationNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> known = [];

    public override bool Enter(Node node)
    {
        if (node is OperationNode { Name: { } name } && !known.TryAdd(name.Value, name))
        {
            Report($"There can be only one operation named \"{name.Value}\".", known[name.Value], name);
        }

        return node is DocumentNode;
    }
}
