namespace Uplift.Examiner;

/// <summary>How far verdicts deserve to be believed. Where the answer is "low", the candidate's own mark is asked for.</summary>
internal static class Trust
{
    // Above these mean doubts, and below these lengths in content words, the verdicts deserve less trust.
    private const double LittleDoubt = 0.2;
    private const double MuchDoubt = 0.5;
    private const int LongEnough = 25;
    private const int VeryShort = 8;

    // In twentieths of the marks' scale 0.6 of 5: more than the models usually differ.
    private const double Disagreement = 0.12;

    /// <summary>
    /// D = sum(weight * doubt) / sum(weight), where a phrasing leaves no doubt, a denial or the statement's words half,
    /// likeness alone most, "partly" all, and a missed point as much as it came near to partly. High: D at most 0.2, 25
    /// content words, something recognised. Low: D above 0.5, or fewer than 8 content words. One step less where the two
    /// fitted models disagree, or where what they expect does not fit the coverage.
    /// </summary>
    public static Confidence In(
        ExamQuestion question, List<Evidence> evidence, int contentWords, double coverage, ExpectedMark? mark)
    {
        var weight = Math.Max(1, question.KeyPoints.Sum(point => point.Weight));
        var doubt = question.KeyPoints.Zip(evidence, (point, shown) => point.Weight * shown.Doubt).Sum() / weight;
        var somethingFound = evidence.Exists(one => one.Verdict != PointVerdict.Missed);
        var trust = doubt > MuchDoubt || contentWords < VeryShort ? Confidence.Low
            : doubt <= LittleDoubt && somethingFound && contentWords >= LongEnough ? Confidence.High
            : Confidence.Medium;

        return mark is { } expected && (expected.Disagreement > Disagreement || IsOdd(coverage, expected.Kernel))
            ? Lower(trust)
            : trust;
    }

    // People mark leniently: they gave more than half for hardly anything, and little less than all for most of it.
    private static bool IsOdd(double coverage, double expected) => coverage switch
    {
        >= 0.65 => expected < 0.6,
        < 0.2 => expected > 0.9,
        _ => false,
    };

    private static Confidence Lower(Confidence trust) => trust == Confidence.High ? Confidence.Medium : Confidence.Low;
}
