namespace Uplift.GraphQL.Language;

/// <summary>The schema language's half of <see cref="Printer"/>.</summary>
internal static class TypeSystemPrinter
{
    public static string Print(Node node) => node switch
    {
        SchemaNode schema => Head(schema, "schema", Printer.Block(schema.OperationTypes)),
        OperationTypeNode operation => $"{Printer.KindOf(operation.Kind)}: {Printer.Print(operation.Type)}",
        ScalarDefinitionNode scalar => Head(scalar, $"scalar {scalar.Name.Value}", ""),
        ObjectDefinitionNode type => Fields(type, "type"),
        InterfaceDefinitionNode type => Fields(type, "interface"),
        UnionDefinitionNode union => Head(union, $"union {union.Name.Value}", Members(union.Members)),
        EnumDefinitionNode type => Head(type, $"enum {type.Name.Value}", Printer.Block(type.Values)),
        InputDefinitionNode type => Head(type, $"input {type.Name.Value}", Printer.Block(type.Fields)),
        FieldDefinitionNode field => Printer.Described(
            field.Description,
            $"{field.Name.Value}{Arguments(field.Arguments)}: {Printer.Print(field.Type)}{Printer.Directives(field.Directives)}"),
        InputValueNode input => Printer.Described(
            input.Description,
            $"{input.Name.Value}: {Printer.Print(input.Type)}{Printer.Default(input.Default)}{Printer.Directives(input.Directives)}"),
        EnumValueDefinitionNode value => Printer.Described(value.Description, value.Name.Value + Printer.Directives(value.Directives)),
        DirectiveDefinitionNode directive => Printer.Described(
            directive.Description,
            $"directive @{directive.Name.Value}{Arguments(directive.Arguments)}{(directive.IsRepeatable ? " repeatable" : "")} on "
                + string.Join(" | ", directive.Locations.Select(Printer.Print))),
        _ => throw new ArgumentOutOfRangeException(nameof(node)),
    };

    private static string Fields(FieldsDefinitionNode type, string keyword)
    {
        var interfaces = type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces.Select(Printer.Print))}";
        return Head(type, $"{keyword} {type.Name.Value}{interfaces}", Printer.Block(type.Fields));
    }

    private static string Head(TypeSystemNode node, string head, string body) => Printer.Described(
        node.Description,
        $"{(node.IsExtension ? "extend " : "")}{head}{Printer.Directives(node.Directives)}{(body == "" ? "" : $" {body}")}");

    private static string Members(IReadOnlyList<NamedTypeNode> members) =>
        members.Count == 0 ? "" : $"= {string.Join(" | ", members.Select(Printer.Print))}";

    private static string Arguments(IReadOnlyList<InputValueNode> arguments) => arguments.Count == 0
        ? ""
        : arguments.Any(argument => argument.Description is not null)
            ? $"(\n{string.Join('\n', arguments.Select(argument => Printer.Indent(Printer.Print(argument))))}\n)"
            : $"({string.Join(", ", arguments.Select(Printer.Print))})";
}
