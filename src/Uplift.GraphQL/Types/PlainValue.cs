using System.Globalization;
using System.Text.Json;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>Values without a schema: text, numbers, flags, null, lists and dictionaries.</summary>
public static class PlainValue
{
    public static bool IsNumber(object? value) =>
        value is int or long or double or decimal or float or short or byte or sbyte or ushort or uint or ulong;

    /// <summary>Reads JSON; throws <see cref="InvalidOperationException"/> on text with half a surrogate pair.</summary>
    public static object? Of(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject()
            .GroupBy(property => property.Name)
            .ToDictionary(group => group.Key, group => Of(group.Last().Value)),
        JsonValueKind.Array => json.EnumerateArray().Select(Of).ToList(),
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => json.TryGetInt64(out var whole) ? (object)whole : json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    internal static object? Of(ValueNode literal, IReadOnlyDictionary<string, object?>? variables) => literal switch
    {
        VariableNode variable => variables?.GetValueOrDefault(variable.Name.Value),
        IntNode number => long.TryParse(number.Value, CultureInfo.InvariantCulture, out var whole)
            ? (object)whole
            : double.Parse(number.Value, CultureInfo.InvariantCulture),
        FloatNode number => double.Parse(number.Value, CultureInfo.InvariantCulture),
        StringNode text => text.Value,
        BooleanNode flag => flag.Value,
        EnumNode name => name.Value,
        ListNode list => list.Items.Select(item => Of(item, variables)).ToList(),
        ObjectNode fields => fields.Fields
            .GroupBy(field => field.Name.Value)
            .ToDictionary(group => group.Key, group => Of(group.Last().Value, variables)),
        _ => null,
    };

    /// <summary>A value as a sentence quotes it: short, and never an object of the program.</summary>
    internal static string Show(object? value) => value switch
    {
        null => "null",
        string text => text.Length > 60 ? Printer.Quote(text[..60]) + "..." : Printer.Quote(text),
        bool flag => flag ? "true" : "false",
        _ when IsNumber(value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        IReadOnlyDictionary<string, object?> => "an object",
        IReadOnlyList<object?> => "a list",
        _ => "a value of another kind",
    };
}
