using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>
/// How like a stretch of an answer is to something said: log-odds from a handful of measures. The numbers are fitted on
/// the library's own phrasings, each left out in turn (bench/Uplift.Bench, command <c>evidence</c>).
/// </summary>
internal sealed record LikenessWeights(
    double Cosine, double Words, double Precision, double Both, double StatementCosine, double StatementWords, double Bias)
{
    public double Score(in LikenessMeasures measures) =>
        (Cosine * measures.Cosine) + (StatementCosine * measures.StatementCosine) + WithoutMeaning(measures);

    /// <summary>What is known before the encoder is asked, which takes a thousand times as long as this.</summary>
    public double WithoutMeaning(in LikenessMeasures measures) => Bias + (Words * measures.Words)
        + (Precision * measures.Precision) + (Both * measures.Words * measures.Precision)
        + (StatementWords * measures.StatementWords);
}

/// <param name="Words">Weighted share of the target's words found in the stretch.</param>
/// <param name="Precision">Weighted share of the stretch's words found in the target.</param>
/// <param name="StatementCosine">For a phrasing, how like the stretch is to the point's statement; for a misconception,
/// to the truth that it stands against.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LikenessMeasures(
    double Cosine, double Words, double Precision, double StatementCosine, double StatementWords);
