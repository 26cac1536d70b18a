using Uplift.Examiner;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Reports;

public sealed record DimensionView(string Dimension, int? Grade, string Sentence);

/// <summary>A piece of the candidate's own answer, improved.</summary>
/// <param name="Kind"><c>kept</c> as said, <c>struck</c> because it is wrong, or <c>added</c>.</param>
public sealed record ImprovedPart(string Kind, string Text);

/// <param name="Gate">Why this answer could not be assessed, when it could not.</param>
/// <param name="LateText">What was typed and not sent, or came after the time was up; kept, not graded.</param>
/// <param name="Delivery">What can be counted of an assessed answer to the question itself.</param>
public sealed record TurnReport(
    Guid Id,
    string Prompt,
    bool FollowUp,
    string? Aim,
    string? Answer,
    Gate? Gate,
    int? SelfMark,
    int HintsShown,
    string? LateText,
    Delivery? Delivery)
{
    /// <summary>The question as the interviewer put it; null: as it is written.</summary>
    public string? Spoken { get; init; }

    /// <summary>The model and prompt that worded it.</summary>
    public string? SpokenBy { get; init; }

    /// <summary>Why the question stood as it is written though a model was asked.</summary>
    public string? SpeechNote { get; init; }

    /// <summary>Where the model's reading of the answer stands: <c>none</c>, <c>waiting</c>, <c>done</c> or <c>failed</c>.</summary>
    public string Reading { get; init; } = "none";
}

/// <param name="TurnId">The answer that the quote is from, or the one to appeal about.</param>
public sealed record PointReport(Guid TurnId, PointView Point, bool Appealed);

public sealed record MisconceptionReport(Guid TurnId, MisconceptionView Misconception);

/// <param name="Gate">Why there was not enough to assess.</param>
/// <param name="WasReached">False for a question that was open when the interview ended.</param>
public sealed record QuestionReport(
    int Number,
    string Slug,
    string Prompt,
    string Topic,
    Level Level,
    bool WasReached,
    Gate? Gate,
    int? Grade,
    Score Score,
    Confidence Confidence,
    IReadOnlyList<TurnReport> Turns,
    IReadOnlyList<PointReport> Points,
    IReadOnlyList<MisconceptionReport> Misconceptions,
    IReadOnlyList<DimensionView> Dimensions,
    IReadOnlyList<ImprovedPart> Improved,
    string ModelAnswerHtml)
{
    /// <summary>Unscored talk is in the report and in no score.</summary>
    public TurnKind Kind { get; init; }

    /// <summary>Whose words led to the question; null when only the topics did.</summary>
    public QuotedFrom? QuotedFrom { get; init; }

    /// <summary>Those words.</summary>
    public string? Quoted { get; init; }
}

public sealed record NextStep(string Text, string Path);

/// <param name="Scope">What was assessed and what was not.</param>
/// <param name="LimitingFactor">The one dimension that decides the grade, in a sentence; null when nothing could be assessed.</param>
/// <param name="Grade">The limiting dimension's grade; there is no blended average.</param>
/// <param name="Attempts">The scores of all attempts of a rehearsal.</param>
/// <param name="Evaluators">Who graded, with version.</param>
public sealed record ReportView(
    Guid Id,
    InterviewMode Mode,
    Level Level,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    string Scope,
    string? LimitingFactor,
    int? Grade,
    Score Score,
    IReadOnlyList<DimensionView> Dimensions,
    IReadOnlyList<QuestionReport> Questions,
    IReadOnlyList<Score> Attempts,
    IReadOnlyList<NextStep> NextSteps,
    IReadOnlyList<string> Evaluators)
{
    /// <summary>Which of the owner's own stories the answers tell; for the owner alone.</summary>
    public IReadOnlyList<StoryNotice> Stories { get; init; } = [];
}
