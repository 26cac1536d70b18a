namespace Uplift.Examiner;

/// <summary>
/// One layer in the pre-norm order (Xiong and others, On Layer Normalization in the Transformer Architecture, 2020):
/// state += attention(norm(input)), then state += two dense layers with a rectifier between, of norm(state).
/// </summary>
internal sealed class TransformerLayer(WeightReader weights, int inputWidth)
{
    private readonly LayerNorm beforeAttention = new(weights, inputWidth);
    private readonly PackedMatrix queriesKeysValues = PackedMatrix.Read(weights, inputWidth, 3 * inputWidth);
    private readonly PackedMatrix attentionOutput = PackedMatrix.Read(weights, inputWidth, EncoderModel.Width);
    private readonly LayerNorm beforeDense = new(weights, EncoderModel.Width);
    private readonly PackedMatrix widen = PackedMatrix.Read(weights, EncoderModel.Width, EncoderModel.HiddenWidth);
    private readonly PackedMatrix narrow = PackedMatrix.Read(weights, EncoderModel.HiddenWidth, EncoderModel.Width);

    /// <param name="ends">Where each text ends among the tokens; attention does not reach from one to another.</param>
    public void Run(Workspace work, Rows input, ReadOnlySpan<int> ends, bool wide)
    {
        var tokens = ends[^1];
        var normed = work.Normed(inputWidth);
        var mixed = work.Wide(3 * inputWidth);
        var attended = work.Attended(inputWidth);
        beforeAttention.Run(input, tokens, normed);
        MatrixProduct.Multiply(normed, tokens, queriesKeysValues.Panels, mixed, Finish.Store, wide);
        var first = 0;
        // In order, because a tile may reach into the rows of the next text, which then writes its own.
        foreach (var end in ends)
        {
            Attention.Run(work.Attention, mixed.FromRow(first), end - first, inputWidth, attended.FromRow(first), wide);
            first = end;
        }

        MatrixProduct.Multiply(attended, tokens, attentionOutput.Panels, work.State, Finish.AddToTarget, wide);

        normed = work.Normed(EncoderModel.Width);
        var hidden = work.Wide(EncoderModel.HiddenWidth);
        beforeDense.Run(work.State, tokens, normed);
        MatrixProduct.Multiply(normed, tokens, widen.Panels, hidden, Finish.Rectify, wide);
        MatrixProduct.Multiply(hidden, tokens, narrow.Panels, work.State, Finish.AddToTarget, wide);
    }

    private sealed class LayerNorm(WeightReader weights, int width)
    {
        private readonly float[] scale = weights.Read(width);
        private readonly float[] bias = weights.Read(width);

        public void Run(Rows rows, int count, Rows target)
        {
            for (var row = 0; row < count; row++)
            {
                RowMath.Normalise(rows.Row(row, width), scale, bias, target.Row(row, width));
            }
        }
    }
}
