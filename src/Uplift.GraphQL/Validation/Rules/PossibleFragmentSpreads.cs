using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>A fragment stands only where an object could be of its type.</summary>
internal sealed class PossibleFragmentSpreads(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (Context.Types.Parent is not { } parent)
        {
            return true;
        }

        switch (node)
        {
            case InlineFragmentNode when Context.Types.Type is NamedType { IsComposite: true } type && !Context.Schema.Overlap(type, parent):
                Report($"Fragment cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
                break;
            case FragmentSpreadNode { Name.Value: var name } when Context.Fragment(name) is { } fragment
                && Context.Schema.FindType(fragment.On.Name.Value) is { IsComposite: true } type && !Context.Schema.Overlap(type, parent):
                Report($"Fragment \"{name}\" cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".", node);
                break;
        }

        return true;
    }
}
