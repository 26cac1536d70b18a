using System.Text;

namespace Uplift.GraphQL.Language;

/// <summary>Writes a document, or a part of one, as text that parses to the same again.</summary>
public static class Printer
{
    public static string Print(Node node) => node switch
    {
        NameNode name => name.Value,
        DocumentNode document => string.Join("\n\n", document.Definitions.Select(Print)) + "\n",
        DirectiveNode directive => $"@{directive.Name.Value}{Arguments(directive.Arguments)}",
        ArgumentNode argument => $"{argument.Name.Value}: {Print(argument.Value)}",
        TypeNode type => Type(type),
        ValueNode value => Value(value),
        ObjectFieldNode field => $"{field.Name.Value}: {Print(field.Value)}",
        OperationNode operation => Operation(operation),
        FragmentNode fragment => Described(
            fragment.Description,
            $"fragment {fragment.Name.Value} on {Print(fragment.On)}{Directives(fragment.Directives)} {Print(fragment.Selections)}"),
        VariableDefinitionNode variable => Described(
            variable.Description,
            $"{Print(variable.Variable)}: {Print(variable.Type)}{Default(variable.Default)}{Directives(variable.Directives)}"),
        SelectionSetNode selections => Block(selections.Items),
        SelectionNode selection => Selection(selection),
        _ => TypeSystemPrinter.Print(node),
    };

    internal static string Described(StringNode? description, string text) =>
        description is null ? text : $"{Print(description)}\n{text}";

    internal static string Directives(IReadOnlyList<DirectiveNode> directives) =>
        string.Concat(directives.Select(directive => $" {Print(directive)}"));

    internal static string Default(ValueNode? value) => value is null ? "" : $" = {Print(value)}";

    internal static string Block(IReadOnlyList<Node> items) =>
        items.Count == 0 ? "" : $"{{\n{string.Join('\n', items.Select(item => Indent(Print(item))))}\n}}";

    internal static string Indent(string text) => "  " + text.Replace("\n", "\n  ", StringComparison.Ordinal);

    private static string Type(TypeNode type) => type switch
    {
        ListTypeNode list => $"[{Type(list.Of)}]",
        NonNullTypeNode nonNull => $"{Type(nonNull.Of)}!",
        _ => ((NamedTypeNode)type).Name.Value,
    };

    private static string Value(ValueNode value) => value switch
    {
        VariableNode variable => $"${variable.Name.Value}",
        IntNode number => number.Value,
        FloatNode number => number.Value,
        StringNode text => text.IsBlock && BlockText(text.Value) is { } block ? block : Quote(text.Value),
        BooleanNode flag => flag.Value ? "true" : "false",
        NullNode => "null",
        EnumNode name => name.Value,
        ListNode list => $"[{string.Join(", ", list.Items.Select(Value))}]",
        ObjectNode fields => fields.Fields.Count == 0 ? "{}" : $"{{ {string.Join(", ", fields.Fields.Select(Print))} }}",
        _ => throw new ArgumentOutOfRangeException(nameof(value)),
    };

    private static string Operation(OperationNode operation)
    {
        var variables = operation.Variables.Count == 0
            ? ""
            : operation.Variables.Any(variable => variable.Description is not null)
                ? $"(\n{string.Join('\n', operation.Variables.Select(variable => Indent(Print(variable))))}\n)"
                : $"({string.Join(", ", operation.Variables.Select(Print))})";
        var head = $"{KindOf(operation.Kind)} {operation.Name?.Value}{variables}{Directives(operation.Directives)}".TrimEnd();
        var selections = Print(operation.Selections);
        return head == "query" && operation.Description is null ? selections : Described(operation.Description, $"{head} {selections}");
    }

    internal static string KindOf(OperationKind kind) => kind switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };

    private static string Selection(SelectionNode selection) => selection switch
    {
        FieldNode field => (field.Alias is null ? "" : $"{field.Alias.Value}: ")
            + field.Name.Value + Arguments(field.Arguments) + Directives(field.Directives)
            + (field.Selections is null ? "" : $" {Print(field.Selections)}"),
        FragmentSpreadNode spread => $"...{spread.Name.Value}{Directives(spread.Directives)}",
        InlineFragmentNode inline => "..." + (inline.On is null ? "" : $" on {Print(inline.On)}")
            + $"{Directives(inline.Directives)} {Print(inline.Selections)}",
        _ => throw new ArgumentOutOfRangeException(nameof(selection)),
    };

    private static string Arguments(IReadOnlyList<ArgumentNode> arguments) =>
        arguments.Count == 0 ? "" : $"({string.Join(", ", arguments.Select(Print))})";

    // Null where the text would not come back the same from a block string: control characters, blank ends, shared indentation.
    internal static string? BlockText(string value)
    {
        var lines = value.Split('\n');
        if (value.Any(character => char.IsControl(character) && character is not ('\n' or '\t'))
            || BlockString.Dedent(["", .. lines]) != value)
        {
            return null;
        }

        var text = value.Replace("\"\"\"", "\\\"\"\"", StringComparison.Ordinal);
        return lines.Length == 1 && text.Length <= 70 && !text.EndsWith('"') && !text.EndsWith('\\') && !text.StartsWith('"')
            ? $"\"\"\"{text}\"\"\""
            : $"\"\"\"\n{text}\n\"\"\"";
    }

    internal static string Quote(string value)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in value)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\f' => "\\f",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or (>= '\u007F' and <= '\u009F') => $"\\u{(int)character:X4}",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
