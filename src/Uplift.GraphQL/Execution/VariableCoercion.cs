using Uplift.GraphQL.Language;
using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Execution;

/// <summary>Checks a request's variables against the definitions of its operation.</summary>
internal static class VariableCoercion
{
    private const int MaxErrors = 50;

    public static (IReadOnlyDictionary<string, object?> Values, IReadOnlyList<GraphQLError> Errors) Coerce(
        Schema schema, DocumentNode document, OperationNode operation, IReadOnlyDictionary<string, object?> given)
    {
        var values = new Dictionary<string, object?>();
        var errors = new List<GraphQLError>();
        foreach (var definition in operation.Variables)
        {
            var name = definition.Variable.Name.Value;
            void Report(string message, Node at)
            {
                if (errors.Count < MaxErrors)
                {
                    errors.Add(new GraphQLError(message, [document.Source.Locate(at.Start)]));
                }
            }

            if (schema.Resolve(definition.Type) is not { IsInput: true } type)
            {
                Report(
                    $"Variable \"${name}\" expected value of type \"{Printer.Print(definition.Type)}\" which cannot be used as an input type.",
                    definition.Type);
            }
            else if (!given.TryGetValue(name, out var value))
            {
                if (definition.Default is not null)
                {
                    values[name] = InputCoercion.Literal(definition.Default, type, variables: null).Value;
                }
                else if (type is NonNullType)
                {
                    Report($"Variable \"${name}\" of required type \"{type}\" was not provided.", definition);
                }
            }
            else if (value is null && type is NonNullType)
            {
                Report($"Variable \"${name}\" of non-null type \"{type}\" must not be null.", definition);
            }
            else
            {
                values[name] = InputCoercion.Value(value, type, name, (place, wrong, reason) => Report(
                    $"Variable \"${name}\" got invalid value {PlainValue.Show(wrong)}{(place == name ? "" : $" at \"{place}\"")}; {reason}", definition));
            }
        }

        return (values, errors);
    }
}
