namespace Uplift.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    // Not a round number, so that nothing passes by chance at midnight; whole microseconds, as both databases keep.
    private DateTimeOffset now = new(2026, 11, 23, 9, 41, 7, TimeSpan.Zero);

    /// <summary>How far it moves on by itself at each look; a real clock never stands still.</summary>
    public TimeSpan Step { get; set; }

    public override DateTimeOffset GetUtcNow()
    {
        var seen = now;
        now += Step;
        return seen;
    }

    public void Advance(TimeSpan by) => now += by;
}
