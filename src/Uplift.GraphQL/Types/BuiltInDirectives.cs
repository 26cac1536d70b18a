using Uplift.GraphQL.Building;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>The five directives of the specification, in the order in which graphql-js tells them.</summary>
public static class BuiltInDirectives
{
    private const string Sdl = """"
        "Answers the field or fragment only when the condition holds."
        directive @include("Answer it?" if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Leaves the field or fragment out of the answer when the condition holds."
        directive @skip("Leave it out?" if: Boolean!) on FIELD | FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Still works, and will go."
        directive @deprecated(
          "Why, and what to use in its place, in Markdown."
          reason: String = "No longer supported"
        ) on FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION | ENUM_VALUE

        "Names the page that specifies the form of a scalar."
        directive @specifiedBy("The address of the page." url: String!) on SCALAR

        "Exactly one field of the input object is given, and it is not null."
        directive @oneOf on INPUT_OBJECT
        """";

    public static IReadOnlyList<Directive> All { get; } =
    [
        .. Parser.Parse(Sdl).Definitions.Cast<DirectiveDefinitionNode>().Select(
            node => SchemaAssembly.ToDirective(node, type => ResolveBuiltIn(type))),
    ];

    public static Directive Skip { get; } = Find("skip");

    public static Directive Include { get; } = Find("include");

    private static Directive Find(string name) => All.First(directive => directive.Name == name);

    private static GraphType ResolveBuiltIn(TypeNode type) => type is NonNullTypeNode nonNull
        ? new NonNullType(ResolveBuiltIn(nonNull.Of))
        : BuiltInScalars.All.First(scalar => scalar.Name == ((NamedTypeNode)type).Name.Value);
}
