using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>A document to execute holds operations and fragments only.</summary>
internal sealed class ExecutableDefinitions(ValidationContext context) : ValidationRule(context)
{
    public override bool Enter(Node node)
    {
        if (node is TypeSystemNode definition)
        {
            var name = definition switch
            {
                TypeDefinitionNode type => $"\"{type.Name.Value}\"",
                DirectiveDefinitionNode directive => $"\"{directive.Name.Value}\"",
                _ => "schema",
            };
            Report($"The {name} definition is not executable.", definition);
        }

        return node is DocumentNode;
    }
}
