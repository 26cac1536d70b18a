namespace Uplift.GraphQL.Building;

/// <summary>The schema itself is wrong: a fault of the program, found at its start.</summary>
public sealed class SchemaException(IReadOnlyList<GraphQLError> errors)
    : Exception(string.Join('\n', errors.Select(error => error.Message)))
{
    public IReadOnlyList<GraphQLError> Errors { get; } = errors;
}
