using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Sdl;

internal sealed class UniqueArgumentDefinitionNames(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        switch (node)
        {
            case DirectiveDefinitionNode directive:
                Check($"@{directive.Name.Value}", directive.Arguments);
                break;
            case FieldsDefinitionNode type:
                foreach (var field in type.Fields)
                {
                    Check($"{type.Name.Value}.{field.Name.Value}", field.Arguments);
                }

                break;
        }

        return node is DocumentNode;
    }

    private void Check(string owner, IReadOnlyList<InputValueNode> arguments)
    {
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Skip(1).Any()))
        {
            Report($"Argument \"{owner}({group.Key}:)\" can only be defined once.", group.Select(argument => argument.Name));
        }
    }
}
