using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>Objects are asked for by their fields, leaves are not.</summary>
internal sealed class ScalarLeafs(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is not FieldNode field || Context.Types.Type is not { } type)
        {
            return true;
        }

        var name = field.Name.Value;
        if (type.Named.IsLeaf && field.Selections is not null)
        {
            Report($"Field \"{name}\" must not have a selection since type \"{type}\" has no subfields.", field.Selections);
        }
        else if (!type.Named.IsLeaf && field.Selections is null)
        {
            Report($"Field \"{name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{name} {{ ... }}\"?", field);
        }

        return true;
    }
}
