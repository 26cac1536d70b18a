using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Sdl;

internal sealed class UniqueFieldDefinitionNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(string Type, string Field), NameNode> known = [];

    public override bool Enter(Node node)
    {
        switch (node)
        {
            case FieldsDefinitionNode type:
                Check(type.Name.Value, type.Fields.Select(field => field.Name));
                break;
            case InputDefinitionNode type:
                Check(type.Name.Value, type.Fields.Select(field => field.Name));
                break;
        }

        return node is DocumentNode;
    }

    private void Check(string type, IEnumerable<NameNode> fields)
    {
        foreach (var name in fields)
        {
            if (Exists(type, name.Value))
            {
                Report($"Field \"{type}.{name.Value}\" already exists in the schema. It cannot also be defined in this type extension.", name);
            }
            else if (!known.TryAdd((type, name.Value), name))
            {
                Report($"Field \"{type}.{name.Value}\" can only be defined once.", known[(type, name.Value)], name);
            }
        }
    }

    private bool Exists(string type, string field) => Context.Schema?.FindType(type) switch
    {
        FieldsType fields => fields.Fields.Find(field) is not null,
        InputType input => input.Fields.Find(field) is not null,
        _ => false,
    };
}
