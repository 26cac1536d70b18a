using Uplift.Interviews.Grading;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Turns;

/// <summary>Questions that lead to the key points without saying them, the heaviest first.</summary>
internal static class Hints
{
    public static IReadOnlyList<string> For(QuestionContent question, int? followUp) =>
    [
        .. Grader.PointsOf(question, followUp)
            .Where(point => point.FollowUp is not null)
            .OrderByDescending(point => point.Must)
            .ThenByDescending(point => point.Weight)
            .Select(point => point.FollowUp!),
    ];
}
