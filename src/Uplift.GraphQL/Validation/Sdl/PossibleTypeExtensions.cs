using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Validation.Sdl;

/// <summary>An extension adds to a type that exists and is of its kind.</summary>
internal sealed class PossibleTypeExtensions(ValidationContext context) : ValidationRule(context)
{
    private readonly ILookup<string, TypeDefinitionNode> defined =
        context.Document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.IsExtension).ToLookup(type => type.Name.Value);

    public override bool Enter(Node node)
    {
        if (node is TypeDefinitionNode { IsExtension: true, Name: var name } extension)
        {
            if (defined[name.Value].LastOrDefault() is { } definition)
            {
                if (definition.GetType() != extension.GetType())
                {
                    Report(WrongKind(extension), definition, extension);
                }
            }
            else if (Context.Schema?.FindType(name.Value) is not { } type)
            {
                Report($"Cannot extend type \"{name.Value}\" because it is not defined.", name);
            }
            else if (NodeTypeOf(type) != extension.GetType())
            {
                Report(WrongKind(extension), extension);
            }
        }

        return node is DocumentNode;
    }

    private static string WrongKind(TypeDefinitionNode extension) => $"Cannot extend non-{KindOf(extension)} type \"{extension.Name.Value}\".";

    private static string KindOf(TypeDefinitionNode node) => node switch
    {
        ScalarDefinitionNode => "scalar",
        ObjectDefinitionNode => "object",
        InterfaceDefinitionNode => "interface",
        UnionDefinitionNode => "union",
        EnumDefinitionNode => "enum",
        _ => "input object",
    };

    private static Type NodeTypeOf(NamedType type) => type switch
    {
        ScalarType => typeof(ScalarDefinitionNode),
        ObjectType => typeof(ObjectDefinitionNode),
        InterfaceType => typeof(InterfaceDefinitionNode),
        UnionType => typeof(UnionDefinitionNode),
        EnumType => typeof(EnumDefinitionNode),
        _ => typeof(InputDefinitionNode),
    };
}
