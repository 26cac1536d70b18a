namespace Uplift.Examiner;

/// <summary>
/// Each word of one text beside the most similar word of the other, in context, in the manner of BERTScore (Zhang and
/// others, 2020), with rare words counting more and those of the question hardly.
/// </summary>
internal static class WordAlignment
{
    private const double PromptWordWeight = 0.1;

    public static double Recall(
        IReadOnlyList<(Term Term, float[] State)> wanted, IReadOnlyList<(Term Term, float[] State)> given, IReadOnlySet<string> demoted)
    {
        var (sum, total) = (0.0, 0.0);
        foreach (var (term, state) in wanted)
        {
            var best = 0f;
            foreach (var other in given)
            {
                best = MathF.Max(best, RowMath.Dot(state, other.State));
            }

            var weight = term.Surprise * (demoted.Contains(term.Stem) ? PromptWordWeight : 1);
            sum += weight * best;
            total += weight;
        }

        return total <= 0 ? 0 : sum / total;
    }
}
