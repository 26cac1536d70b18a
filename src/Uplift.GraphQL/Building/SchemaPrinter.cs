using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Building;

/// <summary>Writes a schema in the schema language, without what every schema has.</summary>
public static class SchemaPrinter
{
    public static string Print(Schema schema) => string.Join(
        "\n\n",
        new[] { Roots(schema) }
            .Concat(schema.Directives.Where(directive => BuiltInDirectives.All.All(known => known.Name != directive.Name)).Select(Print))
            .Concat(schema.Types.Where(type => !Introspection.IsIntrospection(type) && !BuiltInScalars.All.Contains(type)).Select(Print))
            .OfType<string>()) + "\n";

    private static string? Roots(Schema schema)
    {
        var roots = new[] { ("query", schema.Query), ("mutation", schema.Mutation), ("subscription", schema.Subscription) };
        var areUsual = roots.All(root => root.Item2 is null || string.Equals(root.Item2.Name, root.Item1, StringComparison.OrdinalIgnoreCase));
        return areUsual && schema.Description is null
            ? null
            : Described(schema.Description, "schema" + Block(roots.Where(root => root.Item2 is not null).Select(root => $"{root.Item1}: {root.Item2!.Name}")));
    }

    private static string Print(Directive directive) => Described(
        directive.Description,
        $"directive @{directive.Name}{Arguments(directive.Arguments)}{(directive.IsRepeatable ? " repeatable" : "")} on {string.Join(" | ", directive.Locations)}");

    private static string Print(NamedType type) => Described(type.Description, type switch
    {
        ScalarType scalar => $"scalar {type.Name}{(scalar.SpecifiedBy is null ? "" : $" @specifiedBy(url: {Printer.Quote(scalar.SpecifiedBy)})")}",
        ObjectType item => $"type {type.Name}{Implements(item)}{Block(item.Fields.Select(Print))}",
        InterfaceType wide => $"interface {type.Name}{Implements(wide)}{Block(wide.Fields.Select(Print))}",
        UnionType union => $"union {type.Name} = {string.Join(" | ", union.Members.Select(member => member.Name))}",
        EnumType names => $"enum {type.Name}{Block(names.Values.Select(value => Described(value.Description, value.Name + Deprecated(value.DeprecationReason))))}",
        InputType input => $"input {type.Name}{(input.IsOneOf ? " @oneOf" : "")}{Block(input.Fields.Select(Print))}",
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    });

    private static string Print(Field field) =>
        Described(field.Description, $"{field.Name}{Arguments(field.Arguments)}: {field.Type}{Deprecated(field.DeprecationReason)}");

    private static string Print(InputValue input) =>
        Described(input.Description, $"{input.Name}: {input.Type}{Printer.Default(input.Default)}{Deprecated(input.DeprecationReason)}");

    private static string Arguments(NamedList<InputValue> arguments) => arguments.Count == 0
        ? ""
        : arguments.Any(argument => argument.Description is not null)
            ? $"(\n{string.Join('\n', arguments.Select(argument => Printer.Indent(Print(argument))))}\n)"
            : $"({string.Join(", ", arguments.Select(Print))})";

    private static string Implements(FieldsType type) =>
        type.Interfaces.Count == 0 ? "" : $" implements {string.Join(" & ", type.Interfaces.Select(wide => wide.Name))}";

    private static string Block(IEnumerable<string> lines) => $" {{\n{string.Join('\n', lines.Select(Printer.Indent))}\n}}";

    private static string Deprecated(string? reason) => reason is null ? ""
        : reason == "No longer supported" ? " @deprecated"
        : $" @deprecated(reason: {Printer.Quote(reason)})";

    private static string Described(string? description, string text) =>
        description is null ? text : $"{Printer.BlockText(description) ?? Printer.Quote(description)}\n{text}";
}
