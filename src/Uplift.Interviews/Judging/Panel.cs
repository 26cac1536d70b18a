using Uplift.Examiner;
using Uplift.Interviews.Grading;

namespace Uplift.Interviews.Judging;

/// <summary>
/// Puts the judges' verdicts beside each other. Where rules and model agree, that is the verdict; where not, the point is
/// unsure and the person marks it themself. So a model alone can never earn anybody a point.
/// </summary>
internal static class Panel
{
    public static Verdict Of(Verdict rules, ModelOpinion? opinion, IReadOnlyList<OwnVerdict> own)
    {
        if (rules.Gate is not null || (opinion is null && own.Count == 0))
        {
            return rules;
        }

        var points = rules.Points.Select(point => Point(rules, point, opinion, own)).ToList();
        return rules with
        {
            Points = points,
            Opinion = opinion,
            Confidence = opinion is null ? rules.Confidence
                : points.Exists(point => point.IsDisputed) ? Confidence.Low
                : (Confidence)Math.Max((int)rules.Confidence, (int)opinion.Confidence),
        };
    }

    private static PointVerdictRecord Point(
        Verdict rules, PointVerdictRecord point, ModelOpinion? opinion, IReadOnlyList<OwnVerdict> own)
    {
        var judges = new List<JudgeVerdict> { new(JudgeKind.Rules, rules.Evaluator, point.Verdict, point.Quote, rules.Confidence, rules.At) };
        if (opinion?.Points.FirstOrDefault(one => one.PointId == point.PointId) is { } read)
        {
            judges.Add(new(JudgeKind.Model, opinion.By, read.Verdict, read.Quote, opinion.Confidence, opinion.At));
        }

        // What somebody pointed at and had looked at again stands, whatever a reading without that finger on it says.
        var isDisputed = !point.OnAppeal && judges.Count == 2 && judges[1].Verdict != point.Verdict;
        var verdict = isDisputed ? PointVerdict.Unsure : point.Verdict;
        if (isDisputed && own.LastOrDefault(one => one.PointId == point.PointId) is { } mark)
        {
            judges.Add(new(JudgeKind.Self, "you", mark.Verdict, null, Confidence.Medium, mark.At));
            verdict = mark.Verdict;
        }

        return point with
        {
            Verdict = verdict,
            Quote = point.Quote ?? (judges.Count > 1 ? judges[1].Quote : null),
            Judges = judges,
            IsDisputed = isDisputed,
        };
    }
}
