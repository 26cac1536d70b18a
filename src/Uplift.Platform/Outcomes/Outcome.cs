namespace Uplift.Platform.Outcomes;

/// <summary>Either a value or the problem that stands in its way.</summary>
public sealed class Outcome<T>
    where T : notnull
{
    private Outcome(T? value, Problem? problem)
    {
        Value = value;
        Problem = problem;
    }

    /// <summary>The value; null when <see cref="Problem"/> is not.</summary>
    public T? Value { get; }

    public Problem? Problem { get; }

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(Problem problem) => new(default, problem);
}
