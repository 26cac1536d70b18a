namespace Uplift.Examiner;

/// <summary>
/// Each token of one text beside the most similar token of the other, in context, in the manner of BERTScore (Zhang and
/// others, 2020), with rare tokens counting more and those of the question left out.
/// </summary>
internal static class TokenAlignment
{
    public static double Recall(TokenStates wanted, TokenStates given, IReadOnlySet<int> demoted, Tokenizer tokenizer)
    {
        var (sum, total) = (0.0, 0.0);
        for (var at = 0; at < wanted.Tokens.Length; at++)
        {
            var token = wanted.Tokens[at];
            var surprise = Math.Clamp((-tokenizer.LogProbability(token) - 4) / 10, 0.05, 1.5);
            var weight = demoted.Contains(token) ? surprise * 0.1 : surprise;
            sum += weight * Best(wanted.Row(at), given);
            total += weight;
        }

        return total <= 0 ? 0 : sum / total;
    }

    private static float Best(ReadOnlySpan<float> row, TokenStates given)
    {
        var best = 0f;
        for (var at = 0; at < given.Tokens.Length; at++)
        {
            best = MathF.Max(best, RowMath.Dot(row, given.Row(at)));
        }

        return best;
    }
}
