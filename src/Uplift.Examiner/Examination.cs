namespace Uplift.Examiner;

/// <summary>
/// The result. With a gate there is no grade: the answer cannot be assessed, every point is missed and nothing is
/// quoted. Points come in the order of the question.
/// </summary>
public sealed record Examination(
    Gate? Gate,
    double Coverage,
    int? Grade,
    Confidence Confidence,
    IReadOnlyList<PointFinding> Points,
    IReadOnlyList<MisconceptionFinding> Misconceptions)
{
    /// <summary>The share of full marks that people would be expected to give; people mark leniently.</summary>
    public double Fitted { get; init; }
}

public sealed record PointFinding(string PointId, PointVerdict Verdict, Quote? Quote);

public sealed record MisconceptionFinding(string MisconceptionId, Quote Quote);

/// <summary>
/// UTF-16 positions in the answer as given; <paramref name="Text"/> is always <c>answer[Start..End]</c>.
/// </summary>
public sealed record Quote(int Start, int End, string Text);

public enum PointVerdict
{
    Covered,
    Partly,
    Missed,
    Contradicted,
    Unsure,
    NotReached,
}

/// <summary>Why an answer gets no grade.</summary>
public enum Gate
{
    Empty,
    OneWord,
    TooShort,
    Nonsense,
    QuestionEchoed,
    DontKnow,
    OtherLanguage,
    Instructions,
}

public enum Confidence
{
    Low,
    Medium,
    High,
}
