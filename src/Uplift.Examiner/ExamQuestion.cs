namespace Uplift.Examiner;

/// <summary>
/// What an answer is held against. <paramref name="Reference"/> is the model answer's text and may be empty; where there
/// are no key points it is cut into points itself.
/// </summary>
public sealed record ExamQuestion(
    string Prompt,
    string Reference,
    IReadOnlyList<KeyPoint> KeyPoints,
    IReadOnlyList<Misconception> Misconceptions)
{
    /// <summary>Answers that people gave full marks: each is one more reference, and the likest counts.</summary>
    public IReadOnlyList<string> FullMarkAnswers { get; init; } = [];

    /// <summary>Answers that people marked: how they differ from what was expected shifts the expectation.</summary>
    public IReadOnlyList<MarkedAnswer> Marked { get; init; } = [];
}

/// <summary>One checkable idea, and the ways in which people say it.</summary>
public sealed record KeyPoint(string Id, string Statement, int Weight, bool Must, IReadOnlyList<string> Phrasings);

/// <summary>
/// A wrong claim that interviewers hear. <paramref name="PointId"/> names the key point it contradicts, if one does.
/// </summary>
public sealed record Misconception(string Id, string Claim, string? PointId, IReadOnlyList<string> Phrasings);

/// <param name="Mark">From 0 to 1.</param>
public sealed record MarkedAnswer(string Answer, double Mark);
