using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>Turns literals and values of variables into what resolvers are given.</summary>
internal static class InputCoercion
{
    private const string Unfit = "The value does not fit.";

    /// <summary>A literal for a type; variables in it have been coerced before.</summary>
    public static Coerced Literal(ValueNode literal, GraphType type, IReadOnlyDictionary<string, object?>? variables)
    {
        if (literal is VariableNode variable)
        {
            return variables is not null && variables.TryGetValue(variable.Name.Value, out var value) && (value is not null || type is not NonNullType)
                ? Coerced.To(value)
                : Coerced.Refused(Unfit);
        }

        return type switch
        {
            NonNullType nonNull => literal is NullNode ? Coerced.Refused(Unfit) : Literal(literal, nonNull.Of, variables),
            _ when literal is NullNode => Coerced.To(null),
            ListType list => ListLiteral(literal, list, variables),
            InputType input => literal is ObjectNode fields ? ObjectLiteral(fields, input, variables) : Coerced.Refused(Unfit),
            _ => Leaf(literal, type.Named, variables),
        };
    }

    public static Coerced Leaf(ValueNode literal, NamedType type, IReadOnlyDictionary<string, object?>? variables) => type switch
    {
        ScalarType scalar => scalar.FromLiteral(literal, variables),
        EnumType names when literal is EnumNode name => names.Values.Find(name.Value) is { } value
            ? Coerced.To(value.Value)
            : Coerced.Refused($"Value \"{name.Value}\" does not exist in \"{names.Name}\" enum."),
        _ => Coerced.Refused($"Enum \"{type.Name}\" cannot represent non-enum value: {Printer.Print(literal)}."),
    };

    /// <summary>A value of the variables for a type. Reports each fault with its place below the value.</summary>
    public static object? Value(object? value, GraphType type, string place, Action<string, object?, string> report)
    {
        switch (type)
        {
            case NonNullType nonNull when value is not null:
                return Value(value, nonNull.Of, place, report);
            case NonNullType:
                report(place, value, $"Expected non-nullable type \"{type}\" not to be null.");
                return null;
            case var _ when value is null:
                return null;
            case ListType list:
                return value is IReadOnlyList<object?> items
                    ? items.Select((item, index) => Value(item, list.Of, $"{place}[{index}]", report)).ToList()
                    : new List<object?> { Value(value, list.Of, place, report) };
            case InputType input:
                return ObjectValue(value, input, place, report);
            default:
                var coerced = LeafValue(value, type.Named);
                if (coerced.IsRefused)
                {
                    report(place, value, coerced.Refusal!);
                }

                return coerced.Value;
        }
    }

    private static Coerced ListLiteral(ValueNode literal, ListType list, IReadOnlyDictionary<string, object?>? variables)
    {
        var items = new List<object?>();
        foreach (var item in literal is ListNode written ? written.Items : [literal])
        {
            if (IsMissing(item, variables) && list.Of is not NonNullType)
            {
                items.Add(null);
                continue;
            }

            var coerced = Literal(item, list.Of, variables);
            if (coerced.IsRefused)
            {
                return coerced;
            }

            items.Add(coerced.Value);
        }

        return Coerced.To(items);
    }

    private static Coerced ObjectLiteral(ObjectNode literal, InputType type, IReadOnlyDictionary<string, object?>? variables)
    {
        var values = new Dictionary<string, object?>();
        foreach (var field in type.Fields)
        {
            var given = literal.Fields.LastOrDefault(candidate => candidate.Name.Value == field.Name);
            if (given is null || IsMissing(given.Value, variables))
            {
                if (field.IsRequired)
                {
                    return Coerced.Refused(Unfit);
                }

                AddDefault(values, field);
                continue;
            }

            var coerced = Literal(given.Value, field.Type, variables);
            if (coerced.IsRefused)
            {
                return coerced;
            }

            values[field.Name] = coerced.Value;
        }

        return OneOfFault(type, values) is { } fault ? Coerced.Refused(fault) : Coerced.To(Bind(type, values));
    }

    private static object? ObjectValue(object value, InputType type, string place, Action<string, object?, string> report)
    {
        if (value is not IReadOnlyDictionary<string, object?> given)
        {
            report(place, value, $"Expected type \"{type.Name}\" to be an object.");
            return null;
        }

        var isWhole = true;
        void Report(string where, object? what, string reason)
        {
            isWhole = false;
            report(where, what, reason);
        }

        var values = new Dictionary<string, object?>();
        foreach (var field in type.Fields)
        {
            if (given.TryGetValue(field.Name, out var member))
            {
                values[field.Name] = Value(member, field.Type, $"{place}.{field.Name}", Report);
            }
            else if (field.IsRequired)
            {
                Report(place, value, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }
            else
            {
                AddDefault(values, field);
            }
        }

        foreach (var unknown in given.Keys.Where(name => type.Fields.Find(name) is null))
        {
            Report(place, value, $"Field \"{unknown}\" is not defined by type \"{type.Name}\".");
        }

        if (isWhole && OneOfFault(type, values) is { } fault)
        {
            Report(place, value, fault);
        }

        return isWhole ? Bind(type, values) : null;
    }

    private static Coerced LeafValue(object value, NamedType type) => type switch
    {
        ScalarType scalar => scalar.ParseValue(value),
        EnumType names when value is string name => names.Values.Find(name) is { } known
            ? Coerced.To(known.Value)
            : Coerced.Refused($"Value {PlainValue.Show(name)} does not exist in \"{names.Name}\" enum."),
        _ => Coerced.Refused($"Enum \"{type.Name}\" cannot represent non-string value: {PlainValue.Show(value)}."),
    };

    private static string? OneOfFault(InputType type, Dictionary<string, object?> values) =>
        !type.IsOneOf ? null
        : values.Count != 1 ? $"Exactly one key must be specified for OneOf type \"{type.Name}\"."
        : values.Values.First() is null ? $"Field \"{values.Keys.First()}\" must be non-null."
        : null;

    private static object Bind(InputType type, Dictionary<string, object?> values) =>
        type.Bind is null ? values : type.Bind(new InputFields(values));

    private static void AddDefault(Dictionary<string, object?> values, InputValue field)
    {
        if (field.Default is not null)
        {
            values[field.Name] = field.DefaultValue;
        }
    }

    private static bool IsMissing(ValueNode literal, IReadOnlyDictionary<string, object?>? variables) =>
        literal is VariableNode variable && variables?.ContainsKey(variable.Name.Value) != true;
}
