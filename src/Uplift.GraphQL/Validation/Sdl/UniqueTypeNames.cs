using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Sdl;

internal sealed class UniqueTypeNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> known = [];

    public override bool Enter(Node node)
    {
        if (node is TypeDefinitionNode { IsExtension: false, Name: var name })
        {
            if (Context.Schema?.FindType(name.Value) is not null)
            {
                Report($"Type \"{name.Value}\" already exists in the schema. It cannot also be defined in this type definition.", name);
            }
            else if (!known.TryAdd(name.Value, name))
            {
                Report($"There can be only one type named \"{name.Value}\".", known[name.Value], name);
            }
        }

        return node is DocumentNode;
    }
}
