namespace Uplift.Examiner;

/// <summary>
/// softmax(q kᵀ / √d) v for each of four heads (Vaswani and others, Attention Is All You Need, 2017, section 3.2), with
/// keys and values packed for the same kernel as the weights.
/// </summary>
internal static class Attention
{
    private const int Heads = 4;

    /// <summary>Reads rows of queries, keys and values side by side, each <paramref name="width"/> wide.</summary>
    public static void Run(AttentionScratch scratch, Rows mixed, int tokens, int width, Rows target, bool wide)
    {
        var headWidth = width / Heads;
        var scale = 1 / MathF.Sqrt(headWidth);
        var keys = scratch.Keys(headWidth, tokens);
        var values = scratch.Values(headWidth, tokens);
        var scores = scratch.Scores;
        for (var column = 0; column < width; column += headWidth)
        {
            Pack(mixed.From(width + column), keys, mixed.From((2 * width) + column), values, tokens, headWidth);
            MatrixProduct.Multiply(mixed.From(column), tokens, keys, scores, Finish.Store, wide);
            for (var token = 0; token < tokens; token++)
            {
                RowMath.SoftMax(scores.Row(token, scores.Stride), tokens, scale);
            }

            MatrixProduct.Multiply(scores, tokens, values, target.From(column), Finish.Store, wide);
        }
    }

    private static void Pack(Rows fromKeys, Panels keys, Rows fromValues, Panels values, int tokens, int headWidth)
    {
        for (var token = 0; token < tokens; token++)
        {
            keys.PutColumn(token, fromKeys.Row(token, headWidth));
            values.PutRow(token, fromValues.Row(token, headWidth));
        }
    }
}
