namespace Uplift.Platform.Data;

public static class Ids
{
    /// <summary>A version 7 id: unique, and later ids sort after earlier ones in both databases.</summary>
    public static Guid Next(TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
