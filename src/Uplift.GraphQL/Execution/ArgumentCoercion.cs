using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>The arguments of one field. A fault here means a variable without a value; the document itself has been validated.</summary>
internal static class ArgumentCoercion
{
    public static (InputFields Arguments, string? Fault, Node? At) Coerce(
        Field field, FieldNode node, IReadOnlyDictionary<string, object?> variables)
    {
        if (field.Arguments.Count == 0)
        {
            return (InputFields.Empty, null, null);
        }

        var values = new Dictionary<string, object?>();
        foreach (var argument in field.Arguments)
        {
            var given = node.Arguments.LastOrDefault(candidate => candidate.Name.Value == argument.Name);
            if (given is null || (given.Value is VariableNode missing && !variables.ContainsKey(missing.Name.Value)))
            {
                if (argument.IsRequired)
                {
                    return given is null
                        ? (InputFields.Empty, $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was not provided.", node)
                        : (InputFields.Empty, $"Argument \"{argument.Name}\" of required type \"{argument.Type}\" was provided the variable \"{Printer.Print(given.Value)}\" which was not provided a runtime value.", given.Value);
                }

                if (argument.Default is not null)
                {
                    values[argument.Name] = argument.DefaultValue;
                }

                continue;
            }

            var coerced = InputCoercion.Literal(given.Value, argument.Type, variables);
            if (coerced.IsRefused)
            {
                var isNull = given.Value is NullNode or VariableNode;
                return (
                    InputFields.Empty,
                    isNull
                        ? $"Argument \"{argument.Name}\" of non-null type \"{argument.Type}\" must not be null."
                        : $"Argument \"{argument.Name}\" has invalid value {Printer.Print(given.Value)}.",
                    given.Value);
            }

            values[argument.Name] = coerced.Value;
        }

        return (new InputFields(values), null, null);
    }
}
