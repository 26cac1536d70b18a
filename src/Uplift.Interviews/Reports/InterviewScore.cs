using Uplift.Interviews.Answers;
using Uplift.Interviews.Grading;

namespace Uplift.Interviews.Reports;

/// <summary>The results of an interview's questions, each with its follow-ups, and their sum.</summary>
internal static class InterviewScore
{
    public static (decimal Earned, int Weight) Of(Interview interview)
    {
        var results = Results(interview).ToList();
        return (results.Sum(result => result.Result.Earned), results.Sum(result => result.Result.Weight));
    }

    /// <summary>One result a question. Of a rehearsal only the latest attempt counts.</summary>
    public static IEnumerable<(IReadOnlyList<Turn> Turns, QuestionResult Result)> Results(Interview interview)
    {
        foreach (var group in interview.Turns.GroupBy(turn => turn.Number))
        {
            IReadOnlyList<Turn> turns = [.. group];
            if (interview.Mode == InterviewMode.Rehearsal)
            {
                turns = [turns.LastOrDefault(turn => turn.Verdict is not null) ?? turns[^1]];
            }

            yield return (turns, QuestionResult.Of(turns));
        }
    }

    public static Score Score(QuestionResult result) => new(result.Earned, result.Weight);
}
