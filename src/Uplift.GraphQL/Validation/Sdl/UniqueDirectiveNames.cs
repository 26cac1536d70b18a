using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Sdl;

internal sealed class UniqueDirectiveNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, NameNode> known = [];

    public override bool Enter(Node node)
    {
        if (node is DirectiveDefinitionNode { Name: var name })
        {
            if (Context.Schema?.Directives.Find(name.Value) is not null)
            {
                Report($"Directive \"@{name.Value}\" already exists in the schema. It cannot be redefined.", name);
            }
            else if (!known.TryAdd(name.Value, name))
            {
                Report($"There can be only one directive named \"@{name.Value}\".", known[name.Value], name);
            }
        }

        return node is DocumentNode;
    }
}
