using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class NoDeprecated(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        var types = Context.Types;
        switch (node)
        {
            case FieldNode when types.Field is { DeprecationReason: { } reason } field:
                Report($"The field {types.Parent}.{field.Name} is deprecated. {reason}", node);
                break;
            case ArgumentNode when types.Argument is { DeprecationReason: { } reason } argument:
                var owner = types.Directive is { } directive ? $"Directive \"@{directive.Name}\"" : $"Field \"{types.Parent}.{types.Field?.Name}\"";
                Report($"{owner} argument \"{argument.Name}\" is deprecated. {reason}", node);
                break;
            case ObjectFieldNode { Name.Value: var name } when types.ParentInputType?.Named is InputType input
                && input.Fields.Find(name) is { DeprecationReason: { } reason }:
                Report($"The input field {input.Name}.{name} is deprecated. {reason}", node);
                break;
            case EnumNode when types.EnumValue is { DeprecationReason: { } reason } value:
                Report($"The enum value \"{types.InputType?.Named}.{value.Name}\" is deprecated. {reason}", node);
                break;
        }

        return true;
    }
}
