using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class UniqueVariableNames(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is OperationNode operation)
        {
            foreach (var group in operation.Variables.GroupBy(variable => variable.Variable.Name.Value).Where(group => group.Skip(1).Any()))
            {
                Report($"There can be only one variable named \"${group.Key}\".", group.Select(variable => variable.Variable.Name));
            }
        }

        return node is DocumentNode;
    }
}
