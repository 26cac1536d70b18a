using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class KnownFragmentNames(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is FragmentSpreadNode { Name: var name } && Context.Fragment(name.Value) is null)
        {
            Report($"Unknown fragment \"{name.Value}\".", name);
        }

        return true;
    }
}
