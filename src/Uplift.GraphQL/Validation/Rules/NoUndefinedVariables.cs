using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class NoUndefinedVariables(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node)
    {
        if (node is not OperationNode operation)
        {
            return;
        }

        var defined = operation.Variables.Select(variable => variable.Variable.Name.Value).ToHashSet();
        var by = operation.Name is null ? "" : $" by operation \"{operation.Name.Value}\"";
        foreach (var usage in Context.RecursiveUsages(operation).Where(usage => !defined.Contains(usage.Node.Name.Value)))
        {
            Report($"Variable \"${usage.Node.Name.Value}\" is not defined{by}.", usage.Node, operation);
        }
    }
}
