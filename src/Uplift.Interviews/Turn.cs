using Uplift.Interviews.Grading;
using Uplift.Library.Contracts;

namespace Uplift.Interviews;

/// <summary>One question or follow-up, and the answer to it.</summary>
internal sealed class Turn
{
    public Guid Id { get; init; }

    public Guid InterviewId { get; init; }

    /// <summary>1 for the first turn of the interview.</summary>
    public int Ordinal { get; init; }

    /// <summary>The number of the question; a follow-up has its question's.</summary>
    public int Number { get; init; }

    public required string QuestionSlug { get; init; }

    public Level Level { get; init; }

    /// <summary>The position of the follow-up in the question's record; null for the question itself.</summary>
    public int? FollowUp { get; init; }

    public required string Prompt { get; init; }

    public string? Aim { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>What was typed so far; kept after the answer came in too late to count.</summary>
    public string Draft { get; private set; } = "";

    public DateTimeOffset? DraftSavedAt { get; private set; }

    public int HintsShown { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>1 to 4; null when the clock ran out before the candidate could say.</summary>
    public int? SelfMark { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    public Verdict? Verdict { get; set; }

    public bool IsFollowUp => FollowUp is not null;

    internal void Take(string text, int? selfMark, DateTimeOffset now)
    {
        (Answer, SelfMark, AnsweredAt, Draft) = (text, selfMark, now, "");
    }

    /// <summary>The clock ran out: what was saved counts as the answer.</summary>
    internal void TakeDraft(DateTimeOffset now) => Take(Draft, null, now);

    internal void Keep(string text, DateTimeOffset now) => (Draft, DraftSavedAt) = (text, now);

    internal void ShowHint(int available) => HintsShown = Math.Min(HintsShown + 1, available);
}
