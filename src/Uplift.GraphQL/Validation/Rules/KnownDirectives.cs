using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class KnownDirectives : ValidationRule
{
    private readonly Dictionary<string, IReadOnlyList<string>> locations = [];

    public KnownDirectives(ValidationContext context)
        : base(context)
    {
        foreach (var directive in DirectivesInScope.Known(context))
        {
            locations[directive.Name] = directive.Locations;
        }

        foreach (var directive in DirectivesInScope.Defined(context))
        {
            locations[directive.Name.Value] = [.. directive.Locations.Select(location => location.Value)];
        }
    }

    public override bool Enter(Node node)
    {
        if (node is DirectiveNode { Name.Value: var name })
        {
            var place = DirectiveLocations.Of(Context.Ancestors[^1], Context.Ancestors[^2]);
            if (!locations.TryGetValue(name, out var allowed))
            {
                Report($"Unknown directive \"@{name}\".", node);
            }
            else if (!allowed.Contains(place))
            {
                Report($"Directive \"@{name}\" may not be used on {place}.", node);
            }
        }

        return true;
    }
}
