using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>A directive stands once at a place, unless it is repeatable; a type and its extensions are one place.</summary>
internal sealed class UniqueDirectivesPerLocation(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> unique =
    [
        .. DirectivesInScope.Known(context)
            .Where(directive => !directive.IsRepeatable && DirectivesInScope.Defined(context).All(own => own.Name.Value != directive.Name))
            .Select(directive => directive.Name),
        .. DirectivesInScope.Defined(context).Where(directive => !directive.IsRepeatable).Select(directive => directive.Name.Value),
    ];

    private readonly Dictionary<string, Dictionary<string, DirectiveNode>> byDefinition = [];

    public override bool Enter(Node node)
    {
        var directives = DirectivesOf(node);
        if (directives.Count == 0)
        {
            return true;
        }

        var seen = Seen(node);
        foreach (var directive in directives.Where(directive => unique.Contains(directive.Name.Value)))
        {
            if (!seen.TryAdd(directive.Name.Value, directive))
            {
                Report($"The directive \"@{directive.Name.Value}\" can only be used once at this location.", seen[directive.Name.Value], directive);
            }
        }

        return true;
    }

    private Dictionary<string, DirectiveNode> Seen(Node node)
    {
        var definition = node switch { SchemaNode => "schema", TypeDefinitionNode type => $"type {type.Name.Value}", _ => null };
        if (definition is null)
        {
            return [];
        }

        if (!byDefinition.TryGetValue(definition, out var seen))
        {
            byDefinition[definition] = seen = [];
        }

        return seen;
    }

    private static IReadOnlyList<DirectiveNode> DirectivesOf(Node node) => node switch
    {
        OperationNode operation => operation.Directives,
        VariableDefinitionNode variable => variable.Directives,
        SelectionNode selection => selection.Directives,
        FragmentNode fragment => fragment.Directives,
        TypeSystemNode definition => definition.Directives,
        FieldDefinitionNode field => field.Directives,
        InputValueNode input => input.Directives,
        EnumValueDefinitionNode value => value.Directives,
        _ => [],
    };
}
