using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>On directives, in operations as in schemas.</summary>
internal class KnownArgumentNamesOnDirectives : ValidationRule
{
    private readonly Dictionary<string, HashSet<string>> arguments = [];

    public KnownArgumentNamesOnDirectives(ValidationContext context)
        : base(context)
    {
        foreach (var directive in DirectivesInScope.Known(context))
        {
            arguments[directive.Name] = [.. directive.Arguments.Select(argument => argument.Name)];
        }

        foreach (var directive in DirectivesInScope.Defined(context))
        {
            arguments[directive.Name.Value] = [.. directive.Arguments.Select(argument => argument.Name.Value)];
        }
    }

    public override bool Enter(Node node)
    {
        if (node is not DirectiveNode directive)
        {
            return true;
        }

        if (arguments.TryGetValue(directive.Name.Value, out var known))
        {
            foreach (var argument in directive.Arguments.Where(argument => !known.Contains(argument.Name.Value)))
            {
                Report($"Unknown argument \"{argument.Name.Value}\" on directive \"@{directive.Name.Value}\".", argument);
            }
        }

        return false;
    }
}

internal sealed class KnownArgumentNames(ValidationContext context) : KnownArgumentNamesOnDirectives(context)
{
    public override bool Enter(Node node)
    {
        if (node is ArgumentNode argument && Context.Types is { Argument: null, Field: { } field, Parent: { } parent })
        {
            Report($"Unknown argument \"{argument.Name.Value}\" on field \"{parent.Name}.{field.Name}\".", argument);
        }

        return base.Enter(node);
    }
}
