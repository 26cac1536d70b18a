using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class UniqueInputFieldNames(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is ObjectNode { Fields.Count: > 1 } fields)
        {
            var known = new Dictionary<string, NameNode>();
            foreach (var name in fields.Fields.Select(field => field.Name).Where(name => !known.TryAdd(name.Value, name)))
            {
                Report($"There can be only one input field named \"{name.Value}\".", known[name.Value], name);
            }
        }

        return true;
    }
}
