using Uplift.Examiner;

namespace Uplift.Interviews.Appeals;

/// <summary>"I did say that": kept whatever its outcome, because both kinds calibrate the examiner.</summary>
internal sealed class Appeal
{
    public Guid Id { get; init; }

    public Guid InterviewId { get; init; }

    public Guid TurnId { get; init; }

    public required string PointId { get; init; }

    /// <summary>The candidate's own words that are said to hold the point.</summary>
    public required string Passage { get; init; }

    public PointVerdict Before { get; init; }

    public PointVerdict After { get; init; }

    public DateTimeOffset At { get; init; }
}
