using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class UniqueArgumentNames(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        var arguments = node switch { FieldNode field => field.Arguments, DirectiveNode directive => directive.Arguments, _ => [] };
        if (arguments.Count > 1)
        {
            foreach (var group in arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Skip(1).Any()))
            {
                Report($"There can be only one argument named \"{group.Key}\".", group.Select(argument => argument.Name));
            }
        }

        return true;
    }
}
