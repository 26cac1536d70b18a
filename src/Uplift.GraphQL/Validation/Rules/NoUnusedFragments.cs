using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class NoUnusedFragments(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node) => node is DocumentNode;

    public override void Leave(Node node)
    {
        if (node is not DocumentNode document)
        {
            return;
        }

        var used = Context.FragmentsOf([.. document.Definitions.OfType<OperationNode>()]).Select(fragment => fragment.Name.Value).ToHashSet();
        foreach (var fragment in document.Definitions.OfType<FragmentNode>().Where(fragment => !used.Contains(fragment.Name.Value)))
        {
            Report($"Fragment \"{fragment.Name.Value}\" is never used.", fragment);
        }
    }
}
