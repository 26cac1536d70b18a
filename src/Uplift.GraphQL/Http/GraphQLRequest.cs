namespace Uplift.GraphQL.Http;

/// <summary>The parameters of a request, as GraphQL over HTTP names them.</summary>
internal sealed record GraphQLRequest(
    string? Query,
    string? OperationName,
    IReadOnlyDictionary<string, object?> Variables,
    string? DocumentHash);

/// <summary>A request that cannot be answered as it is: the status and the error that says why.</summary>
internal sealed record Refusal(int Status, GraphQLError Error)
{
    public static Refusal Bad(string code, string message) => new(400, GraphQLError.Coded(code, message));
}
