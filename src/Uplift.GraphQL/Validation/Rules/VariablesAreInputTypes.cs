using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class VariablesAreInputTypes(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is VariableDefinitionNode definition && Context.Schema.Resolve(definition.Type) is { IsInput: false })
        {
            Report(
                $"Variable \"${definition.Variable.Name.Value}\" cannot be non-input type \"{Printer.Print(definition.Type)}\".", definition.Type);
        }

        return true;
    }
}
