namespace Uplift.Examiner;

/// <summary>
/// The arithmetic from verdicts to a grade. It knows no text, so a caller may merge the verdicts of several answers
/// to one question first.
/// </summary>
public static class Grading
{
    private const double Excellent = 0.85;
    private const double Good = 0.65;
    private const double Fair = 0.40;
    private const int MisconceptionCap = 2;

    /// <summary>
    /// C = sum(weight * value) / sum(weight), from 0 to 1. A point that was not reached is no part of either sum.
    /// </summary>
    public static double Coverage(IReadOnlyCollection<(KeyPoint Point, PointVerdict Verdict)> verdicts)
    {
        var reached = verdicts.Where(one => one.Verdict != PointVerdict.NotReached).ToList();
        var weight = reached.Sum(one => one.Point.Weight);

        return weight <= 0 ? 0 : reached.Sum(one => one.Point.Weight * Value(one.Verdict)) / weight;
    }

    /// <summary>
    /// 4: C >= 0.85 and every must-point covered. 3: C >= 0.65 and every must-point at least partly. 2: C >= 0.40.
    /// Otherwise 1. A misconception caps the grade at 2, unless it contradicts a point that is not a must.
    /// </summary>
    public static int Grade(
        IReadOnlyCollection<(KeyPoint Point, PointVerdict Verdict)> verdicts,
        IEnumerable<Misconception> confirmed) => Grade(Coverage(verdicts), verdicts, confirmed);

    /// <summary>The same where coverage was measured in another way.</summary>
    internal static int Grade(
        double coverage,
        IReadOnlyCollection<(KeyPoint Point, PointVerdict Verdict)> verdicts,
        IEnumerable<Misconception> confirmed)
    {
        var musts = verdicts
            .Where(one => one.Point.Must && one.Verdict != PointVerdict.NotReached)
            .Select(one => Value(one.Verdict))
            .ToList();
        var grade = coverage switch
        {
            >= Excellent when musts.TrueForAll(value => value >= 1) => 4,
            >= Good when musts.TrueForAll(value => value > 0) => 3,
            >= Fair => 2,
            _ => 1,
        };
        var optional = verdicts.Where(one => !one.Point.Must).Select(one => one.Point.Id).ToHashSet();
        var caps = confirmed.Any(claim => claim.PointId is null || !optional.Contains(claim.PointId));

        return caps ? Math.Min(grade, MisconceptionCap) : grade;
    }

    // Unsure earns nothing until somebody decides; it is for the caller to ask rather than to guess.
    private static double Value(PointVerdict verdict) => verdict switch
    {
        PointVerdict.Covered => 1,
        PointVerdict.Partly => 0.5,
        _ => 0,
    };
}
