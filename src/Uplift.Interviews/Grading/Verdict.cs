using System.Text.Json.Serialization;
using Uplift.Examiner;
using Uplift.Interviews.Judging;

namespace Uplift.Interviews.Grading;

/// <summary>What the examiner found in one answer; stored with it, so that a report never changes with the content.</summary>
internal sealed record Verdict
{
    /// <summary>Why there is no grade, when there is none.</summary>
    public Gate? Gate { get; init; }

    public Confidence Confidence { get; init; }

    public required IReadOnlyList<PointVerdictRecord> Points { get; init; }

    public required IReadOnlyList<MisconceptionRecord> Misconceptions { get; init; }

    /// <summary>The examiner and its version, such as <c>wording-2</c>.</summary>
    public required string Evaluator { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What a model said, when one was asked; put in by the panel and kept beside, not within.</summary>
    [JsonIgnore]
    public ModelOpinion? Opinion { get; init; }
}

/// <param name="OnAppeal">The verdict was raised because the candidate pointed at the words.</param>
internal sealed record PointVerdictRecord(
    string PointId,
    string Statement,
    int Weight,
    bool Must,
    string Dimension,
    PointVerdict Verdict,
    Quote? Quote,
    bool OnAppeal)
{
    /// <summary>Who said what, when there was more than one judge.</summary>
    [JsonIgnore]
    public IReadOnlyList<JudgeVerdict> Judges { get; init; } = [];

    /// <summary>Rules and model disagree, so the person decides.</summary>
    [JsonIgnore]
    public bool IsDisputed { get; init; }
}

internal sealed record MisconceptionRecord(string Id, string Claim, string Correction, string? PointId, string? See, Quote Quote);
