using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class NoSchemaIntrospection(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is FieldNode field && Context.Types.Type is { } type && Introspection.IsIntrospection(type.Named))
        {
            Report($"GraphQL introspection has been disabled, but the requested query contained the field \"{field.Name.Value}\".", field);
        }

        return true;
    }
}
