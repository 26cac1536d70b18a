using Uplift.GraphQL.Language;

namespace Uplift.GraphQL;

/// <summary>
/// What went wrong, as a client sees it. <paramref name="Rule"/> names the validation rule that speaks; <paramref name="Path"/>
/// holds names and list positions; <paramref name="Extensions"/> carries a stable code for programs.
/// </summary>
public sealed record GraphQLError(
    string Message,
    IReadOnlyList<SourceLocation>? Locations = null,
    IReadOnlyList<object>? Path = null,
    string? Rule = null,
    IReadOnlyDictionary<string, object?>? Extensions = null)
{
    public static GraphQLError Coded(string code, string message, IReadOnlyList<SourceLocation>? locations = null) =>
        new(message, locations, Extensions: new Dictionary<string, object?> { ["code"] = code });
}
