namespace Uplift.Examiner;

/// <summary>
/// What an answer is held against. <paramref name="Reference"/> is the model answer's text and may be empty.
/// </summary>
public sealed record ExamQuestion(
    string Prompt,
    string Reference,
    IReadOnlyList<KeyPoint> KeyPoints,
    IReadOnlyList<Misconception> Misconceptions);

/// <summary>One checkable idea, and the ways in which people say it.</summary>
public sealed record KeyPoint(string Id, string Statement, int Weight, bool Must, IReadOnlyList<string> Phrasings);

/// <summary>
/// A wrong claim that interviewers hear. <paramref name="PointId"/> names the key point it contradicts, if one does.
/// </summary>
public sealed record Misconception(string Id, string Claim, string? PointId, IReadOnlyList<string> Phrasings);
