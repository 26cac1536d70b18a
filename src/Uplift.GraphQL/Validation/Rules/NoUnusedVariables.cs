using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class NoUnusedVariables(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node)
    {
        if (node is not OperationNode operation)
        {
            return;
        }

        var used = Context.RecursiveUsages(operation).Select(usage => usage.Node.Name.Value).ToHashSet();
        var where = operation.Name is null ? "" : $" in operation \"{operation.Name.Value}\"";
        foreach (var variable in operation.Variables.Where(variable => !used.Contains(variable.Variable.Name.Value)))
        {
            Report($"Variable \"${variable.Variable.Name.Value}\" is never used{where}.", variable);
        }
    }
}
