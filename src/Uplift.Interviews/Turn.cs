using Uplift.Interviews.Contracts;
using Uplift.Interviews.Grading;
using Uplift.Interviews.Judging;
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

    public TurnKind Kind { get; init; }

    /// <summary>Empty for unscored talk, which belongs to no question.</summary>
    public required string QuestionSlug { get; init; }

    public Level Level { get; init; }

    /// <summary>The position of the follow-up in the question's record; null for the question itself.</summary>
    public int? FollowUp { get; init; }

    public required string Prompt { get; init; }

    public string? Aim { get; init; }

    /// <summary>Whose words led to it; null for a question that only the topics led to.</summary>
    public QuotedFrom? QuotedFrom { get; init; }

    /// <summary>Those words.</summary>
    public string? Quoted { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>What was typed so far; kept after the answer came in too late to count.</summary>
    public string Draft { get; private set; } = "";

    public DateTimeOffset? DraftSavedAt { get; private set; }

    public int HintsShown { get; private set; }

    public string? Answer { get; private set; }

    /// <summary>1 to 4; null when the clock ran out before the candidate could say.</summary>
    public int? SelfMark { get; private set; }

    public DateTimeOffset? AnsweredAt { get; private set; }

    /// <summary>What the embedded examiner found; every answer has it.</summary>
    public Verdict? Rules { get; set; }

    /// <summary>What a model found; null without one, and while it reads.</summary>
    public ModelOpinion? Opinion { get; set; }

    /// <summary>The person's own verdicts on points about which the two disagree.</summary>
    public IReadOnlyList<OwnVerdict>? OwnVerdicts { get; private set; }

    /// <summary>All judges together.</summary>
    public Verdict? Verdict => Rules is null ? null : Panel.Of(Rules, Opinion, OwnVerdicts ?? []);

    /// <summary>Where the model's reading of the answer stands.</summary>
    public ReadingState Reading { get; set; }

    /// <summary>Somebody reads it until then; null when nobody does.</summary>
    public DateTimeOffset? ReadingUntil { get; set; }

    /// <summary>The candidate's own words that a note-taker found vague; for the interviewer.</summary>
    public IReadOnlyList<string>? Notes { get; set; }

    /// <summary>The question as the interviewer put it; null where the record's wording stood.</summary>
    public string? Spoken { get; set; }

    /// <summary>The model and prompt that worded it.</summary>
    public string? SpokenBy { get; set; }

    /// <summary>Why the record's wording stood though a model was asked; null when it was not, or all went well.</summary>
    public string? SpeechFailure { get; set; }

    public bool IsFollowUp => FollowUp is not null;

    public bool IsTalk => Kind == TurnKind.UnscoredTalk;

    /// <summary>Whether a model may still word it: it is open, and none has.</summary>
    public bool AwaitsSpeech => AnsweredAt is null && Spoken is null && SpeechFailure is null;

    internal void Mark(string pointId, Examiner.PointVerdict verdict, DateTimeOffset now) =>
        OwnVerdicts = [.. (OwnVerdicts ?? []).Where(one => one.PointId != pointId), new OwnVerdict(pointId, verdict, now)];

    internal void Take(string text, int? selfMark, DateTimeOffset now)
    {
        // Nothing of a talk is marked, by nobody.
        (Answer, SelfMark, AnsweredAt, Draft) = (text, IsTalk ? null : selfMark, now, "");
    }

    /// <summary>The clock ran out: what was saved counts as the answer.</summary>
    internal void TakeDraft(DateTimeOffset now) => Take(Draft, null, now);

    internal void Keep(string text, DateTimeOffset now) => (Draft, DraftSavedAt) = (text, now);

    internal void ShowHint(int available) => HintsShown = Math.Min(HintsShown + 1, available);
}

/// <summary>Where a model's reading of an answer stands.</summary>
internal enum ReadingState
{
    /// <summary>None was asked for.</summary>
    None,
    Waiting,
    Done,

    /// <summary>It failed; the rules alone judge.</summary>
    Failed,
}
