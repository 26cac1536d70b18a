using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Uplift.Platform.Outcomes;

/// <summary>Turns outcomes into HTTP answers; the only place that knows how a problem looks on the wire (RFC 9457).</summary>
public static class OutcomeResults
{
    public static Results<Ok<T>, ProblemHttpResult> ToOk<T>(this Outcome<T> outcome)
        where T : notnull =>
        outcome.Problem is { } problem ? problem.ToResult() : TypedResults.Ok(outcome.Value);

    public static Results<Created<T>, ProblemHttpResult> ToCreated<T>(this Outcome<T> outcome, Func<T, string> location)
        where T : notnull =>
        outcome.Problem is { } problem
            ? problem.ToResult()
            : TypedResults.Created(location(outcome.Value!), outcome.Value);

    public static Results<NoContent, ProblemHttpResult> ToNoContent<T>(this Outcome<T> outcome)
        where T : notnull =>
        outcome.Problem is { } problem ? problem.ToResult() : TypedResults.NoContent();

    public static ProblemHttpResult ToResult(this Problem problem) => TypedResults.Problem(
        problem.Detail,
        statusCode: problem.Status,
        title: Title(problem.Code),
        type: $"/problems/{problem.Code}",
        extensions: problem.Errors.Count == 0
            ? null
            : new Dictionary<string, object?>(StringComparer.Ordinal) { ["errors"] = problem.Errors });

    /// <summary>The code as words: <c>interview-running</c> is "Interview running".</summary>
    public static string Title(string code) =>
        code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('-', ' ');
}
