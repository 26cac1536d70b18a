using Uplift.Interviews.Contracts;
using Uplift.Interviews.Grading;

namespace Uplift.Interviews.Turns;

/// <summary>An interview's verdicts, in the words of the contract.</summary>
internal static class InterviewOutcomes
{
    public static InterviewOutcome Of(Interview interview, DateTimeOffset now) => new(
        interview.Id,
        interview.OwnerId,
        interview.EndedAt ?? now,
        interview.Mode == InterviewMode.Rehearsal,
        [.. interview.Turns.GroupBy(turn => turn.Number).Select(group => Of(Counted(interview, group))).OfType<QuestionOutcome>()]);

    /// <summary>Of a rehearsal the first attempt counts: the later ones were made with its verdict in sight.</summary>
    private static IReadOnlyList<Turn> Counted(Interview interview, IEnumerable<Turn> turns) => interview.Mode == InterviewMode.Rehearsal
        ? [.. turns.Where(turn => turn.Verdict is not null).Take(1)]
        : [.. turns];

    private static QuestionOutcome? Of(IReadOnlyList<Turn> turns)
    {
        var result = QuestionResult.Of(turns);
        return !result.WasAnswered ? null : new QuestionOutcome(
            turns[0].Number,
            turns[0].QuestionSlug,
            turns[0].Level,
            result.Weight == 0 ? 0 : (double)(result.Earned / result.Weight),
            result.Grade,
            result.Confidence,
            turns[0].SelfMark,
            turns.Any(turn => turn.HintsShown > 0),
            [.. result.Points.Select(one => new PointOutcome(
                one.Point.PointId, one.Point.Statement, one.Point.Weight, one.Point.Verdict, one.Point.Quote?.Text))],
            [.. result.Misconceptions.Select(one => new MisconceptionOutcome(
                one.Misconception.Id, one.Misconception.Claim, one.Misconception.Correction, one.Misconception.See, one.Misconception.Quote.Text))],
            [.. turns.Select(turn => turn.Answer).OfType<string>()]);
    }
}
