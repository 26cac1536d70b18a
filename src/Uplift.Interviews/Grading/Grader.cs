using Uplift.Examiner;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using ExamPoint = Uplift.Examiner.KeyPoint;
using KeyPoint = Uplift.Library.Contracts.KeyPoint;

namespace Uplift.Interviews.Grading;

/// <summary>Has the examiner grade an answer to a question, or to one of its follow-ups.</summary>
internal sealed class Grader(IExaminer examiner, TimeProvider clock)
{
    public Verdict Grade(QuestionContent question, int? followUp, string prompt, string answer)
    {
        var points = PointsOf(question, followUp);
        var examination = examiner.Examine(Exams.Of(prompt, question.AnswerText, points, question.Record.Misconceptions), answer);
        var byId = points.ToDictionary(point => point.Id);
        return new Verdict
        {
            Gate = examination.Gate,
            Confidence = examination.Confidence,
            Points = [.. examination.Points.Select(finding => Record(byId[finding.PointId], finding))],
            Misconceptions = [.. examination.Misconceptions.Select(finding => Record(question, finding))],
            Evaluator = examiner.Version,
            At = clock.GetUtcNow(),
        };
    }

    /// <summary>Looks again at one point in the passage that the candidate names.</summary>
    public PointFinding Recheck(QuestionContent question, Turn turn, PointVerdictRecord point, Quote passage)
    {
        var exam = Exams.Of(turn.Prompt, question.AnswerText, PointsOf(question, turn.FollowUp), question.Record.Misconceptions);
        if (exam.KeyPoints.All(known => known.Id != point.PointId))
        {
            // The author took the point out of the question since; what was asked for then still counts.
            exam = exam with { KeyPoints = [.. exam.KeyPoints, new ExamPoint(point.PointId, point.Statement, point.Weight, point.Must, [])] };
        }

        return examiner.Recheck(exam, point.PointId, turn.Answer!, passage);
    }

    /// <summary>The key points that a turn asks for.</summary>
    public static IReadOnlyList<KeyPoint> PointsOf(QuestionContent question, int? followUp)
    {
        var all = question.Record.KeyPoints;
        if (followUp is not { } index || index >= question.Record.FollowUps.Count)
        {
            return all;
        }

        var asked = question.Record.FollowUps[index];
        return [.. all.Where(point => asked.PointIds.Contains(point.Id)), .. asked.OwnPoints];
    }

    private static PointVerdictRecord Record(KeyPoint point, PointFinding finding) => new(
        point.Id, point.Statement, point.Weight, point.Must, point.Dimension, finding.Verdict, finding.Quote, OnAppeal: false);

    private static MisconceptionRecord Record(QuestionContent question, MisconceptionFinding finding)
    {
        var known = question.Record.Misconceptions.Single(m => m.Id == finding.MisconceptionId);
        return new MisconceptionRecord(known.Id, known.Claim, known.Correction, known.PointId, known.See, finding.Quote);
    }
}
