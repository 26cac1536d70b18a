namespace Uplift.Coaching.Contracts;

/// <param name="What">The card or skill, and how what was stored differs from what the log gives.</param>
public sealed record Difference(Guid OwnerId, string What);

/// <summary>Works every schedule and skill out again from the logs that they are projections of.</summary>
public interface IRecompute
{
    /// <param name="report">Told of each difference, which is then mended.</param>
    /// <param name="keep">Only looks; mends nothing.</param>
    /// <param name="cancellation">Stops between people.</param>
    /// <returns>How many cards and people were looked at.</returns>
    Task<(int People, int Cards)> RunAsync(Func<Difference, Task> report, bool keep, CancellationToken cancellation);
}
