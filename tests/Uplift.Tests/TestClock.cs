namespace Uplift.Tests;

/// <summary>A clock that stands still until a test moves it.</summary>
public sealed class TestClock : TimeProvider
{
    // Not a round number, so that nothing passes by chance at midnight; whole microseconds, as both databases keep.
    private DateTimeOffset now = new(2026, 11, 23, 9, 41, 7, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan by) => now += by;
}
