using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class LoneAnonymousOperation(ValidationContext context) : ValidationRule(context)
{
    private readonly int operations = context.Document.Definitions.Count(definition => definition is OperationNode);

    public override bool Enter(Node node)
    {
        if (operations > 1 && node is OperationNode { Name: null })
        {
            Report("This anonymous operation must be the only defined operation.", node);
        }

        return node is DocumentNode;
    }
}
