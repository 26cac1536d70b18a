namespace Uplift.Library.Contracts;

/// <summary>One checkable idea that a good answer holds.</summary>
/// <param name="Dimension">The grade it counts for, such as <c>correctness</c>.</param>
/// <param name="FollowUp">A question that leads to the point without saying it; used as a hint.</param>
public sealed record KeyPoint(
    string Id,
    string Statement,
    int Weight,
    bool Must,
    string Dimension,
    IReadOnlyList<string> Phrasings,
    string? FollowUp);

/// <summary>A wrong claim that interviewers hear.</summary>
/// <param name="PointId">The key point it contradicts, when it contradicts one.</param>
/// <param name="See">The guide, and perhaps its section, that puts it right: <c>slug#section</c>.</param>
public sealed record Misconception(
    string Id,
    string Claim,
    string Correction,
    string? PointId,
    string? See,
    IReadOnlyList<string> Phrasings);

/// <summary>When a follow-up is asked.</summary>
public enum TriggerKind
{
    Missed,
    Covered,
    AllCovered,
    Misconception,
    Always,
}

/// <param name="Target">The key point or misconception that <paramref name="Kind"/> is about; null for all and always.</param>
public sealed record Trigger(TriggerKind Kind, string? Target);

/// <param name="PointIds">Key points of the question that the follow-up asks for again.</param>
/// <param name="OwnPoints">Key points that only the follow-up asks for.</param>
public sealed record FollowUp(
    Trigger Trigger,
    string Prompt,
    int LevelShift,
    IReadOnlyList<string> PointIds,
    IReadOnlyList<KeyPoint> OwnPoints);

/// <summary>Four described grades of one dimension; index 0 is grade 1.</summary>
public sealed record RubricDimension(string Name, IReadOnlyList<string> Grades);

public sealed record Reference(string Title, string? Url);

/// <summary>The part of a question that is read and written whole.</summary>
public sealed record QuestionRecord(
    IReadOnlyList<KeyPoint> KeyPoints,
    IReadOnlyList<Misconception> Misconceptions,
    IReadOnlyList<FollowUp> FollowUps,
    IReadOnlyList<RubricDimension> Rubric,
    IReadOnlyList<string> Tags,
    IReadOnlyList<Reference> References,
    IReadOnlyList<string> Labs);
