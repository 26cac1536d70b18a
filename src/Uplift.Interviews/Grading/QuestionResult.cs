using Uplift.Examiner;
using Uplift.Library.Contracts;
using ExamMisconception = Uplift.Examiner.Misconception;
using ExamPoint = Uplift.Examiner.KeyPoint;

namespace Uplift.Interviews.Grading;

/// <summary>A point's best verdict over all answers to its question, and the turn whose words earned it.</summary>
internal sealed record PointResult(PointVerdictRecord Point, Guid TurnId);

/// <summary>A grade of one dimension; null when nothing was asked or said that could be judged.</summary>
internal sealed record DimensionGrade(string Dimension, int? Grade, string Sentence);

/// <summary>All answers to one question, its follow-ups included, as one result. Pure arithmetic over stored verdicts.</summary>
internal sealed record QuestionResult
{
    private QuestionResult()
    {
    }

    public required IReadOnlyList<PointResult> Points { get; init; }

    public required IReadOnlyList<(MisconceptionRecord Misconception, Guid TurnId)> Misconceptions { get; init; }

    /// <summary>Set when no answer passed the gate: there is not enough to assess, and no number.</summary>
    public Gate? Gate { get; init; }

    public bool WasAnswered { get; init; }

    public decimal Earned { get; init; }

    public int Weight { get; init; }

    public int? Grade { get; init; }

    public Confidence Confidence { get; init; }

    public double Coverage { get; init; }

    /// <param name="turns">The turns of one question, in order. In a rehearsal, of its latest attempt.</param>
    public static QuestionResult Of(IReadOnlyList<Turn> turns)
    {
        var answered = turns.Where(turn => turn.Verdict is not null).ToList();
        var points = answered
            .SelectMany(turn => turn.Verdict!.Points.Select(point => new PointResult(point, turn.Id)))
            .GroupBy(result => result.Point.PointId)
            .Select(group => group.MaxBy(result => Rank(result.Point.Verdict))!)
            .ToList();
        var misconceptions = answered
            .SelectMany(turn => turn.Verdict!.Misconceptions.Select(m => (Misconception: m, turn.Id)))
            .DistinctBy(found => found.Misconception.Id)
            .ToList();
        var gate = answered.Count > 0 && answered.TrueForAll(turn => turn.Verdict!.Gate is not null)
            ? answered[0].Verdict!.Gate
            : null;
        var verdicts = points.ConvertAll(Exam);
        return new QuestionResult
        {
            Points = points,
            Misconceptions = misconceptions,
            WasAnswered = answered.Count > 0,
            Gate = gate,
            Earned = gate is null ? points.Sum(result => result.Point.Weight * Value(result.Point.Verdict)) : 0,
            Weight = gate is null ? points.Sum(result => result.Point.Weight) : 0,
            Coverage = Examiner.Grading.Coverage(verdicts),
            Grade = answered.Count == 0 || gate is not null
                ? null
                : Examiner.Grading.Grade(verdicts, misconceptions.ConvertAll(found => Exam(found.Misconception))),
            Confidence = answered.Count == 0 ? Confidence.Low : answered.Min(turn => turn.Verdict!.Confidence),
        };
    }

    /// <summary>The grade of each dimension of the rubric, with the sentence that applied.</summary>
    public IReadOnlyList<DimensionGrade> Dimensions(IReadOnlyList<RubricDimension> rubric, Turn main) =>
        [.. rubric.Select(dimension => GradeOf(dimension, main))];

    private DimensionGrade GradeOf(RubricDimension dimension, Turn main)
    {
        var grade = Grade is null ? null : dimension.Name == Clarity.Dimension ? ClarityOf(main) : PointGrade(dimension.Name);
        var sentence = grade is { } known ? dimension.Grades[known - 1] : "Not assessed: nothing here asked for it or showed it.";
        return new DimensionGrade(dimension.Name, grade, sentence);
    }

    private int? PointGrade(string dimension)
    {
        var points = Points.Where(result => result.Point.Dimension == dimension).ToList();
        if (points.Count == 0)
        {
            return null;
        }

        var ids = points.Select(result => result.Point.PointId).ToHashSet();
        var claims = Misconceptions.Where(found => found.Misconception.PointId is { } id && ids.Contains(id));
        return Examiner.Grading.Grade(points.ConvertAll(Exam), claims.Select(found => Exam(found.Misconception)));
    }

    /// <summary>Of the answer to the question itself; what a follow-up brought out says nothing about its order.</summary>
    private int? ClarityOf(Turn main)
    {
        if (main.Verdict is not { Gate: null })
        {
            return null;
        }

        var first = Points
            .Where(result => result.TurnId == main.Id)
            .Where(result => result.Point is { Must: true, Verdict: PointVerdict.Covered or PointVerdict.Partly })
            .Min(result => result.Point.Quote?.Start);
        return Clarity.Grade(main.Answer!, first);
    }

    private static (ExamPoint Point, PointVerdict Verdict) Exam(PointResult result)
    {
        var point = result.Point;
        return (new ExamPoint(point.PointId, point.Statement, point.Weight, point.Must, []), point.Verdict);
    }

    private static ExamMisconception Exam(MisconceptionRecord misconception) =>
        new(misconception.Id, misconception.Claim, misconception.PointId, []);

    private static decimal Value(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Covered => 1m,
        PointVerdict.Partly => 0.5m,
        _ => 0m,
    };

    private static int Rank(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Covered => 5,
        PointVerdict.Partly => 4,
        PointVerdict.Unsure => 3,
        PointVerdict.Contradicted => 2,
        PointVerdict.Missed => 1,
        _ => 0,
    };
}
