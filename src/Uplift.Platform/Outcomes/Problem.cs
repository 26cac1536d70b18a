namespace Uplift.Platform.Outcomes;

/// <summary>What sort of refusal it is; it decides the status code.</summary>
public enum ProblemKind
{
    NotFound,
    Conflict,
    Invalid,
    Forbidden,
    Unauthenticated,
    TooMany,
    Unreadable,
    PreconditionFailed,
    PreconditionRequired,
}

/// <summary>One field that was refused: a JSON pointer, a stable code and a sentence.</summary>
public sealed record FieldError(string Pointer, string Code, string Detail);

/// <summary>An expected failure. <see cref="Code"/> is stable and has a page at <c>/problems/{code}</c>.</summary>
public sealed record Problem(ProblemKind Kind, string Code, string Detail)
{
    public IReadOnlyList<FieldError> Errors { get; init; } = [];

    public int Status => Kind switch
    {
        ProblemKind.NotFound => 404,
        ProblemKind.Conflict => 409,
        ProblemKind.Invalid => 422,
        ProblemKind.Forbidden => 403,
        ProblemKind.Unauthenticated => 401,
        ProblemKind.TooMany => 429,
        ProblemKind.Unreadable => 400,
        ProblemKind.PreconditionFailed => 412,
        ProblemKind.PreconditionRequired => 428,
        _ => throw new InvalidOperationException($"No status for {Kind}."),
    };

    /// <param name="noun">The resource in the singular, such as <c>interview</c>.</param>
    public static Problem NotFound(string noun) =>
        new(ProblemKind.NotFound, $"{noun}-not-found", $"There is no such {noun}, or it is not yours.");

    public static Problem Conflict(string code, string detail) => new(ProblemKind.Conflict, code, detail);

    public static Problem Invalid(string pointer, string code, string detail) =>
        new(ProblemKind.Invalid, "validation-failed", detail) { Errors = [new FieldError(pointer, code, detail)] };
}
