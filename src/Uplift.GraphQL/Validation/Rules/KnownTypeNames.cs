using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

internal sealed class KnownTypeNames(ValidationContext context) : ValidationRule(context)
{
    private readonly HashSet<string> defined =
    [
        .. context.Document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.IsExtension).Select(type => type.Name.Value),
    ];

    public override bool Enter(Node node)
    {
        if (node is NamedTypeNode { Name.Value: var name } && !IsKnown(name))
        {
            Report($"Unknown type \"{name}\".", node);
        }

        return true;
    }

    private bool IsKnown(string name) =>
        defined.Contains(name)
        || Context.Schema?.FindType(name) is not null
        || (IsInSchemaLanguage && (BuiltInScalars.All.Any(scalar => scalar.Name == name) || Introspection.Types.Any(type => type.Name == name)));

    // There the standard types need no declaration; an operation can only name what its schema holds.
    private bool IsInSchemaLanguage => Context.Ancestors.Count > 1 && Context.Ancestors[1] is TypeSystemNode;
}
