using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Validation.Sdl;

internal sealed class LoneSchemaDefinition(ValidationContext context) : ValidationRule(context)
{
    private bool isDefined;

    public override bool Enter(Node node)
    {
        if (node is SchemaNode { IsExtension: false })
        {
            if (Context.Schema is { } schema && (schema.IsDeclared || schema.Query is not null || schema.Mutation is not null || schema.Subscription is not null))
            {
                Report("Cannot define a new schema within a schema extension.", node);
            }
            else if (isDefined)
            {
                Report("Must provide only one schema definition.", node);
            }

            isDefined = true;
        }

        return node is DocumentNode;
    }
}
