using Uplift.Examiner;
using ExamMisconception = Uplift.Examiner.Misconception;
using ExamPoint = Uplift.Examiner.KeyPoint;
using KeyPoint = Uplift.Library.Contracts.KeyPoint;
using Misconception = Uplift.Library.Contracts.Misconception;

namespace Uplift.Interviews.Contracts;

/// <summary>Puts a question of the library before the examiner, wherever it is asked.</summary>
public static class Exams
{
    public static ExamQuestion Of(
        string prompt, string reference, IEnumerable<KeyPoint> points, IEnumerable<Misconception> misconceptions) => new(
        prompt,
        reference,
        [.. points.Select(point => new ExamPoint(point.Id, point.Statement, point.Weight, point.Must, point.Phrasings))],
        [.. misconceptions.Select(m => new ExamMisconception(m.Id, m.Claim, m.PointId, m.Phrasings))]);
}
