using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Sdl;

internal sealed class UniqueOperationTypes(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<OperationKind, OperationTypeNode> defined = [];

    public override bool Enter(Node node)
    {
        if (node is SchemaNode schema)
        {
            foreach (var operation in schema.OperationTypes)
            {
                Check(operation);
            }
        }

        return node is DocumentNode;
    }

    private void Check(OperationTypeNode operation)
    {
        var kind = Printer.KindOf(operation.Kind);
        if (Context.Schema?.Root(operation.Kind) is not null)
        {
            Report($"Type for {kind} already defined in the schema. It cannot be redefined.", operation);
        }
        else if (!defined.TryAdd(operation.Kind, operation))
        {
            Report($"There can be only one {kind} type in schema.", defined[operation.Kind], operation);
        }
    }
}
