using Uplift.Examiner;
using Uplift.Library.Contracts;

namespace Uplift.Interviews.Grading;

/// <summary>
/// Chooses the follow-up that an answer calls for: first a misconception, then a needed point that was missed, then any
/// missed point, then depth on what was covered, then a changed constraint.
/// </summary>
internal static class FollowUpChoice
{
    public const int MostPerQuestion = 2;

    /// <returns>The next thing to ask about this question, or null when it is done.</returns>
    public static Asking? Next(QuestionContent question, IReadOnlyList<Turn> turns)
    {
        var asked = turns.Where(turn => turn.IsFollowUp).Select(turn => turn.FollowUp!.Value).ToHashSet();
        var result = QuestionResult.Of(turns);
        // After an answer that could not be assessed one more try is fair; two would be an interrogation.
        var most = result.Gate is null ? MostPerQuestion : 1;
        if (asked.Count >= most)
        {
            return null;
        }

        var open = question.Record.FollowUps.Index().Where(candidate => !asked.Contains(candidate.Index));
        return open
            .Select(candidate => (candidate.Index, candidate.Item, Urgency: Urgency(candidate.Item.Trigger, question, result)))
            .Where(candidate => candidate.Urgency > 0)
            .OrderByDescending(candidate => candidate.Urgency)
            .ThenBy(candidate => candidate.Index)
            .Select(candidate => Ask(candidate.Index, candidate.Item, question, result))
            .FirstOrDefault();
    }

    private static int Urgency(Trigger trigger, QuestionContent question, QuestionResult result) => trigger.Kind switch
    {
        TriggerKind.Misconception when result.Misconceptions.Any(found => found.Misconception.Id == trigger.Target) => 5,
        TriggerKind.Missed when IsOpen(result, trigger.Target) =>
            question.Record.KeyPoints.Any(point => point.Id == trigger.Target && point.Must) ? 4 : 3,
        TriggerKind.AllCovered when question.Record.KeyPoints.Where(point => point.Must).All(point => IsCovered(result, point.Id))
            && result.Coverage >= 0.85 => 2,
        TriggerKind.Covered when IsCovered(result, trigger.Target) => 1,
        TriggerKind.Always => 1,
        _ => 0,
    };

    private static bool IsCovered(QuestionResult result, string? id) =>
        result.Points.Any(point => point.Point.PointId == id && point.Point.Verdict == PointVerdict.Covered);

    private static bool IsOpen(QuestionResult result, string? id) => !IsCovered(result, id);

    private static Asking Ask(int index, FollowUp followUp, QuestionContent question, QuestionResult result) => new(
        question.Slug, question.Level.Shift(followUp.LevelShift), followUp.Prompt, index, Aim(followUp.Trigger, result));

    /// <summary>Says why it is asked and gives nothing away: a missed point is not named.</summary>
    private static string Aim(Trigger trigger, QuestionResult result) => trigger.Kind switch
    {
        TriggerKind.Misconception => $"You said “{result.Misconceptions.First(found => found.Misconception.Id == trigger.Target).Misconception.Quote.Text}”. Let us test that.",
        TriggerKind.Missed when result.Gate is not null => "Let us come at it from another side.",
        TriggerKind.Missed => "One point is still open, and this leads to it.",
        TriggerKind.AllCovered => "That covers the question. Now something changes.",
        _ => "Let us go deeper.",
    };
}
