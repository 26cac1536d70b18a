using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class FieldsOnCorrectType(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is FieldNode field && Context.Types is { Parent: { } parent, Field: null })
        {
            Report($"Cannot query field \"{field.Name.Value}\" on type \"{parent.Name}\".", field);
        }

        return true;
    }
}
