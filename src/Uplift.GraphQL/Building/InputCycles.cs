using Uplift.GraphQL.Types;

namespace Uplift.GraphQL.Building;

/// <summary>Input objects that require themselves could never be given.</summary>
internal static class InputCycles
{
    public static IEnumerable<string> Find(Schema schema) =>
        schema.Types.OfType<InputType>()
            .Where(input => Reaches(input, input, []))
            .Select(input => $"Cannot reference Input Object {input.Name} within itself through a series of non-null fields.");

    private static IEnumerable<InputType> Required(InputType input) =>
        input.Fields.Select(field => (field.Type as NonNullType)?.Of).OfType<InputType>();

    private static bool Reaches(InputType from, InputType to, HashSet<InputType> seen) =>
        Required(from).Any(next => ReferenceEquals(next, to) || (seen.Add(next) && Reaches(next, to, seen)));
}
