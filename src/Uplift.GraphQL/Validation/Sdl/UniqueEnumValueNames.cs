using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Sdl;

internal sealed class UniqueEnumValueNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(string Type, string Value), NameNode> known = [];

    public override bool Enter(Node node)
    {
        if (node is EnumDefinitionNode { Name.Value: var type, Values: var values })
        {
            foreach (var name in values.Select(value => value.Name))
            {
                Check(type, name);
            }
        }

        return node is DocumentNode;
    }

    private void Check(string type, NameNode name)
    {
        if ((Context.Schema?.FindType(type) as EnumType)?.Values.Find(name.Value) is not null)
        {
            Report(
                $"Enum value \"{type}.{name.Value}\" already exists in the schema. It cannot also be defined in this type extension.", name);
        }
        else if (!known.TryAdd((type, name.Value), name))
        {
            Report($"Enum value \"{type}.{name.Value}\" can only be defined once.", known[(type, name.Value)], name);
        }
    }
}
