using Uplift.Examiner;

namespace Uplift.Interviews.Judging;

/// <summary>Who gave a verdict on a point.</summary>
public enum JudgeKind
{
    /// <summary>The embedded examiner.</summary>
    Rules,

    /// <summary>A language model, its quotes checked.</summary>
    Model,

    /// <summary>The person who gave the answer.</summary>
    Self,
}

/// <summary>One judge's verdict on one point. Those of different judges stand beside each other and are never averaged.</summary>
/// <param name="By">The judge with version, such as <c>wording-3</c> or <c>llama-3.1 (judge-1)</c>.</param>
internal sealed record JudgeVerdict(JudgeKind Judge, string By, PointVerdict Verdict, Quote? Quote, Confidence Confidence, DateTimeOffset At);

/// <summary>What a model found in an answer, after its quotes were checked.</summary>
/// <param name="Points">One for each point of the answer's turn.</param>
/// <param name="Confidence">From how far its passes agree and how many of its quotes were true.</param>
/// <param name="Passes">How many of its readings could be used.</param>
/// <param name="Quotes">Quotes that it gave.</param>
/// <param name="TrueQuotes">Of them those that stand in the answer.</param>
internal sealed record ModelOpinion(
    string Model, string PromptVersion, DateTimeOffset At, Confidence Confidence, int Passes, int Quotes, int TrueQuotes, IReadOnlyList<OpinionPoint> Points)
{
    public string By => $"{Model} ({PromptVersion})";
}

internal sealed record OpinionPoint(string PointId, PointVerdict Verdict, Quote? Quote);

/// <summary>A person's own verdict on a point about which the judges disagree.</summary>
internal sealed record OwnVerdict(string PointId, PointVerdict Verdict, DateTimeOffset At);
