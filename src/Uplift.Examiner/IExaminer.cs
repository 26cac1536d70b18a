namespace Uplift.Examiner;

/// <summary>
/// Grades a free-text answer against a question's key points. Needs no network; the same input gives the same output.
/// </summary>
public interface IExaminer
{
    /// <summary>Kept with every verdict, so that it can be told what gave it.</summary>
    string Version { get; }

    Examination Examine(ExamQuestion question, string answer);

    /// <summary>
    /// Looks again at one point, in one passage, a little more leniently: somebody said "I did say that".
    /// The quote of the finding never leaves the answer, and evidence is taken from the passage alone.
    /// </summary>
    PointFinding Recheck(ExamQuestion question, string pointId, string answer, Quote passage);
}
