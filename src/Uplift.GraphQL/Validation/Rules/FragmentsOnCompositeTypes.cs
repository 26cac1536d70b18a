using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class FragmentsOnCompositeTypes(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        switch (node)
        {
            case InlineFragmentNode { On: { } on } when !IsComposite(on):
                Report($"Fragment cannot condition on non composite type \"{on.Name.Value}\".", on);
                break;
            case FragmentNode fragment when !IsComposite(fragment.On):
                Report($"Fragment \"{fragment.Name.Value}\" cannot condition on non composite type \"{fragment.On.Name.Value}\".", fragment.On);
                break;
        }

        return true;
    }

    // An unknown type is the matter of another rule.
    private bool IsComposite(NamedTypeNode on) => Context.Schema.FindType(on.Name.Value) is not { IsComposite: false };
}
