using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>A variable fits every place where it is used.</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : ValidationRule(context)
{
    public override void Leave(Node node)
    {
        if (node is not OperationNode operation)
        {
            return;
        }

        var definitions = new Dictionary<string, VariableDefinitionNode>();
        foreach (var definition in operation.Variables)
        {
            definitions[definition.Variable.Name.Value] = definition;
        }

        foreach (var usage in Context.RecursiveUsages(operation))
        {
            if (usage.Type is not null && definitions.TryGetValue(usage.Node.Name.Value, out var definition))
            {
                Check(usage, usage.Type, definition);
            }
        }
    }

    private void Check(VariableUsage usage, GraphType wanted, VariableDefinitionNode definition)
    {
        var type = Context.Schema.Resolve(definition.Type);
        var name = usage.Node.Name.Value;
        if (type is not null && !IsAllowed(type, definition.Default, wanted, usage.Default))
        {
            Report($"Variable \"${name}\" of type \"{type}\" used in position expecting type \"{wanted}\".", definition, usage.Node);
        }

        if (usage.ParentType is InputType { IsOneOf: true } parent && type is not null and not NonNullType)
        {
            Report(
                $"Variable \"${name}\" is of type \"{type}\" but must be non-nullable to be used for OneOf Input Object \"{parent}\".",
                definition,
                usage.Node);
        }
    }

    // A nullable variable may stand where null is not allowed, when either side has a default to take its place.
    private bool IsAllowed(GraphType type, ValueNode? typeDefault, GraphType wanted, ValueNode? wantedDefault) =>
        wanted is NonNullType nonNull && type is not NonNullType
            ? (typeDefault is not null and not NullNode || wantedDefault is not null) && Context.Schema.IsSubtype(type, nonNull.Of)
            : Context.Schema.IsSubtype(type, wanted);
}
