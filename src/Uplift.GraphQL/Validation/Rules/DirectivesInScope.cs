using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Rules;

/// <summary>The directives that a document may use: the schema's or the standard ones, and those it defines itself.</summary>
internal static class DirectivesInScope
{
    public static IEnumerable<Directive> Known(ValidationContext context) =>
        context.Schema is null ? BuiltInDirectives.All : context.Schema.Directives;

    public static IEnumerable<DirectiveDefinitionNode> Defined(ValidationContext context) =>
        context.Document.Definitions.OfType<DirectiveDefinitionNode>();
}
