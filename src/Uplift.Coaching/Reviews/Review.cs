using Uplift.Coaching.Fsrs;
using Uplift.Examiner;

namespace Uplift.Coaching.Reviews;

/// <summary>Who said how well something was recalled.</summary>
public enum ReviewSource
{
    /// <summary>The learner.</summary>
    SelfMark,

    /// <summary>The examiner, of a typed answer.</summary>
    Graded,

    /// <summary>An interview's verdict on the same point.</summary>
    Interview,

    /// <summary>A row of the log that takes another one back.</summary>
    Undo,

    /// <summary>It came with a file.</summary>
    Imported,
}

/// <summary>
/// A line of the review log. Lines are added and never changed: what a learner takes back is taken back by a further line.
/// Each holds all that its schedule followed from, so that the whole can be worked out again.
/// </summary>
internal sealed class Review
{
    public const int LongestQuote = 300;

    /// <summary>Version 7, so in the order in which the server learned of them.</summary>
    public required Guid Id { get; init; }

    public required Guid OwnerId { get; init; }

    public required Guid CardId { get; init; }

    /// <summary>1 for the first line of its card's log; several may fall on one instant.</summary>
    public int Line { get; init; }

    /// <summary>Made by whoever sends it; what comes twice is kept once.</summary>
    public required Guid Key { get; init; }

    public Rating Rating { get; init; }

    public ReviewSource Source { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>The learner's day it fell on.</summary>
    public DateOnly Day { get; init; }

    /// <summary>When that day began; whole days are scheduled from here.</summary>
    public DateTimeOffset DayStart { get; init; }

    /// <summary>The learner's days since the review before; 0 for the first and for one of the same day.</summary>
    public int ElapsedDays { get; init; }

    /// <summary>The wanted chance to recall, as it was then.</summary>
    public double Retention { get; init; }

    /// <summary>The longest interval, as it was then.</summary>
    public int MaximumDays { get; init; }

    /// <summary>Whether it could come back on the same day.</summary>
    public bool SameDay { get; init; }

    /// <summary>How long the learner thought.</summary>
    public int Milliseconds { get; init; }

    /// <summary>The examiner's, of a typed answer.</summary>
    public PointVerdict? Verdict { get; init; }

    /// <summary>The learner's words that earned it.</summary>
    public string? Quote { get; init; }

    /// <summary>The line that this one takes back.</summary>
    public Guid? Undoes { get; init; }
}

internal static class ReviewLogs
{
    /// <summary>The ratings that stand: without those that were taken back, in order.</summary>
    public static IEnumerable<Review> Standing(this IReadOnlyList<Review> log)
    {
        var undone = log.Where(review => review.Undoes is not null).Select(review => review.Undoes!.Value).ToHashSet();
        return log.Where(review => review.Undoes is null && !undone.Contains(review.Id)).OrderBy(review => review.At).ThenBy(review => review.Line);
    }
}
