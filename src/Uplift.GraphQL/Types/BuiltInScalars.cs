using System.Globalization;
using Uplift.GraphQL.Language;

namespace Uplift.GraphQL.Types;

/// <summary>The five scalars that every schema may use without declaring them.</summary>
public static class BuiltInScalars
{
    public static ScalarType Int { get; } = new("Int", "A whole number from -2147483648 to 2147483647.")
    {
        Serialize = value => AsNumber(value) is { } number && double.IsInteger(number)
            ? InRange(number)
            : Coerced.Refused($"Int cannot represent non-integer value: {PlainValue.Show(value)}"),
        ParseValue = value => PlainValue.IsNumber(value) && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsInteger(number)
            ? InRange(number)
            : Coerced.Refused($"Int cannot represent non-integer value: {PlainValue.Show(value)}"),
        ParseLiteral = literal => literal is IntNode node
            ? InRange(double.Parse(node.Value, CultureInfo.InvariantCulture))
            : Coerced.Refused($"Int cannot represent non-integer value: {Printer.Print(literal)}"),
    };

    public static ScalarType Float { get; } = new("Float", "A number with a fraction, in double precision (IEEE 754).")
    {
        Serialize = value => AsNumber(value) is { } number && double.IsFinite(number)
            ? Coerced.To(number)
            : Coerced.Refused($"Float cannot represent non numeric value: {PlainValue.Show(value)}"),
        ParseValue = value => PlainValue.IsNumber(value) && Convert.ToDouble(value, CultureInfo.InvariantCulture) is var number && double.IsFinite(number)
            ? Coerced.To(number)
            : Coerced.Refused($"Float cannot represent non numeric value: {PlainValue.Show(value)}"),
        ParseLiteral = literal => literal switch
        {
            IntNode node => Coerced.To(double.Parse(node.Value, CultureInfo.InvariantCulture)),
            FloatNode node => Coerced.To(double.Parse(node.Value, CultureInfo.InvariantCulture)),
            _ => Coerced.Refused($"Float cannot represent non numeric value: {Printer.Print(literal)}"),
        },
    };

    public static ScalarType String { get; } = new("String", "Text in Unicode.")
    {
        Serialize = value => AsText(value) is { } text
            ? Coerced.To(text)
            : Coerced.Refused($"String cannot represent value: {PlainValue.Show(value)}"),
        ParseValue = value => value is string
            ? Coerced.To(value)
            : Coerced.Refused($"String cannot represent a non string value: {PlainValue.Show(value)}"),
        ParseLiteral = literal => literal is StringNode node
            ? Coerced.To(node.Value)
            : Coerced.Refused($"String cannot represent a non string value: {Printer.Print(literal)}"),
    };

    public static ScalarType Boolean { get; } = new("Boolean", "True or false.")
    {
        Serialize = value => value is bool ? Coerced.To(value)
            : PlainValue.IsNumber(value) && AsNumber(value) is { } number && double.IsFinite(number) ? Coerced.To(number != 0)
            : Coerced.Refused($"Boolean cannot represent a non boolean value: {PlainValue.Show(value)}"),
        ParseValue = value => value is bool
            ? Coerced.To(value)
            : Coerced.Refused($"Boolean cannot represent a non boolean value: {PlainValue.Show(value)}"),
        ParseLiteral = literal => literal is BooleanNode node
            ? Coerced.To(node.Value)
            : Coerced.Refused($"Boolean cannot represent a non boolean value: {Printer.Print(literal)}"),
    };

    public static ScalarType Id { get; } = new("ID", "The name of one thing for programs; read as text, given as text or whole number.")
    {
        Serialize = value => value is string or Guid || (PlainValue.IsNumber(value) && double.IsInteger(AsNumber(value)!.Value))
            ? Coerced.To(AsText(value))
            : Coerced.Refused($"ID cannot represent value: {PlainValue.Show(value)}"),
        ParseValue = value => value is string || (PlainValue.IsNumber(value) && double.IsInteger(AsNumber(value)!.Value))
            ? Coerced.To(AsText(value))
            : Coerced.Refused($"ID cannot represent value: {PlainValue.Show(value)}"),
        ParseLiteral = literal => literal switch
        {
            StringNode node => Coerced.To(node.Value),
            IntNode node => Coerced.To(node.Value),
            _ => Coerced.Refused($"ID cannot represent a non-string and non-integer value: {Printer.Print(literal)}"),
        },
    };

    internal static IReadOnlyList<ScalarType> All { get; } = [Int, Float, String, Boolean, Id];

    private static Coerced InRange(double number) => number is >= int.MinValue and <= int.MaxValue
        ? Coerced.To((int)number)
        : Coerced.Refused($"Int cannot represent non 32-bit signed integer value: {PlainValue.Show(number)}");

    private static double? AsNumber(object value) => value switch
    {
        bool flag => flag ? 1 : 0,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
        _ when PlainValue.IsNumber(value) => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string? AsText(object value) => value switch
    {
        string text => text,
        bool flag => flag ? "true" : "false",
        Guid id => id.ToString(),
        double number when !double.IsFinite(number) => null,
        _ when PlainValue.IsNumber(value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };
}
