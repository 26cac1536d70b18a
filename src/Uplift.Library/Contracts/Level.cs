namespace Uplift.Library.Contracts;

/// <summary>How demanding a question or guide is; `topics.yaml` says what each means.</summary>
public enum Level
{
    Beginner = 1,
    Intermediate = 2,
    Advanced = 3,
}

public static class LevelNames
{
    public static string Slug(this Level level) => level switch
    {
        Level.Beginner => "beginner",
        Level.Intermediate => "intermediate",
        Level.Advanced => "advanced",
        _ => throw new ArgumentOutOfRangeException(nameof(level)),
    };

    public static Level? Parse(string? slug) => slug switch
    {
        "beginner" => Level.Beginner,
        "intermediate" => Level.Intermediate,
        "advanced" => Level.Advanced,
        _ => null,
    };

    /// <summary>The level <paramref name="steps"/> above or below, kept within the three.</summary>
    public static Level Shift(this Level level, int steps) =>
        (Level)Math.Clamp((int)level + steps, (int)Level.Beginner, (int)Level.Advanced);
}
