using System.Collections.Immutable;

namespace Uplift.Coaching.Fsrs;

/// <summary>What a person may choose of the schedule.</summary>
public sealed record SchedulerOptions
{
    public const int LongestInterval = 36_500;

    public FsrsParameters Parameters { get; init; } = FsrsParameters.Default;

    /// <summary>The wanted chance to recall when something is due, between 0 and 1.</summary>
    public double Retention { get; init; } = 0.9;

    /// <summary>In days.</summary>
    public int MaximumInterval { get; init; } = LongestInterval;

    /// <summary>How long after a first review the next ones come, until the card is in review.</summary>
    public ImmutableArray<TimeSpan> LearningSteps { get; init; } = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10)];

    /// <summary>The same after something was forgotten.</summary>
    public ImmutableArray<TimeSpan> RelearningSteps { get; init; } = [TimeSpan.FromMinutes(10)];

    /// <summary>Without it every review schedules whole days, and there are no steps.</summary>
    public bool ShortTerm { get; init; } = true;
}
