using Uplift.Examiner;
using Uplift.Interviews.Grading;

namespace Uplift.Interviews.Reports;

/// <summary>
/// The candidate's own answer with what is wrong struck out and put right, and what is missing added: never a text of
/// somebody else's.
/// </summary>
internal static class ImprovedAnswer
{
    public static IReadOnlyList<ImprovedPart> Of(Turn turn, QuestionResult result)
    {
        var (answer, parts, at) = (turn.Answer ?? "", new List<ImprovedPart>(), 0);
        var wrong = result.Misconceptions
            .Where(found => found.TurnId == turn.Id)
            .Select(found => found.Misconception)
            .OrderBy(misconception => misconception.Quote.Start);
        foreach (var misconception in wrong.Where(m => m.Quote.Start >= at))
        {
            Add(parts, "kept", answer[at..misconception.Quote.Start]);
            Add(parts, "struck", misconception.Quote.Text);
            Add(parts, "added", " " + misconception.Correction + " ");
            at = misconception.Quote.End;
        }

        Add(parts, "kept", answer[at..]);
        parts.AddRange(result.Points
            .Where(point => point.Point.Verdict is not PointVerdict.Covered)
            .OrderByDescending(point => point.Point.Must)
            .ThenByDescending(point => point.Point.Weight)
            .Select(point => new ImprovedPart("added", "\n" + point.Point.Statement)));
        return parts;
    }

    private static void Add(List<ImprovedPart> parts, string kind, string text)
    {
        if (text.Length > 0)
        {
            parts.Add(new ImprovedPart(kind, text));
        }
    }
}
