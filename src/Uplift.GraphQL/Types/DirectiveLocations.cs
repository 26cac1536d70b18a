using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>Where a directive may stand, in the words of the specification.</summary>
public static class DirectiveLocations
{
    private static readonly HashSet<string> Known =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION",
        "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ];

    public static bool IsKnown(string name) => Known.Contains(name);

    internal static string Of(Node node, Node? parent) => node switch
    {
        OperationNode { Kind: OperationKind.Query } => "QUERY",
        OperationNode { Kind: OperationKind.Mutation } => "MUTATION",
        OperationNode => "SUBSCRIPTION",
        FieldNode => "FIELD",
        FragmentSpreadNode => "FRAGMENT_SPREAD",
        InlineFragmentNode => "INLINE_FRAGMENT",
        FragmentNode => "FRAGMENT_DEFINITION",
        VariableDefinitionNode => "VARIABLE_DEFINITION",
        SchemaNode => "SCHEMA",
        ScalarDefinitionNode => "SCALAR",
        ObjectDefinitionNode => "OBJECT",
        FieldDefinitionNode => "FIELD_DEFINITION",
        InterfaceDefinitionNode => "INTERFACE",
        UnionDefinitionNode => "UNION",
        EnumDefinitionNode => "ENUM",
        EnumValueDefinitionNode => "ENUM_VALUE",
        InputDefinitionNode => "INPUT_OBJECT",
        InputValueNode => parent is InputDefinitionNode ? "INPUT_FIELD_DEFINITION" : "ARGUMENT_DEFINITION",
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };
}
