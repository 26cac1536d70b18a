namespace Uplift.Examiner;

/// <summary>
/// The network of Universal Sentence Encoder Lite (Cer and others, Universal Sentence Encoder, 2018): embeddings with a
/// timing signal, two transformer layers, the mean over the tokens, one dense layer with tanh, length one.
/// </summary>
internal sealed class EncoderModel
{
    public const int Vocabulary = 8002;
    public const int EmbeddingWidth = 256;
    public const int Width = 512;
    public const int HiddenWidth = 1536;
    public const int MaximumTokens = 128;

    /// <summary>So many texts fit into one pass, if their tokens do.</summary>
    public const int MaximumTexts = 32;

    private const long EmbeddingsEnd = (long)Vocabulary * EmbeddingWidth;
    private const float ShortestLength = 1e-12f;

    private readonly WeightSource source;
    private readonly float[] timing = TimingSignal();
    private readonly PackedMatrix lift;
    private readonly TransformerLayer first;
    private readonly TransformerLayer second;
    private readonly PackedMatrix summary;

    public EncoderModel(WeightSource source)
    {
        this.source = source;
        var weights = new WeightReader(source, EmbeddingsEnd);
        lift = PackedMatrix.Read(weights, EmbeddingWidth, Width);
        first = new TransformerLayer(weights, EmbeddingWidth);
        second = new TransformerLayer(weights, Width);
        summary = PackedMatrix.Read(weights, Width, Width);
    }

    /// <summary>
    /// One pass over one text or several. The weights are 20 MB, more than a core's caches hold; short texts wait for memory
    /// rather than for arithmetic, so that several together take little longer than one.
    /// </summary>
    /// <param name="ends">Where each text ends among the tokens.</param>
    /// <param name="vectors">One after another, <see cref="Width"/> numbers each.</param>
    public void Run(Workspace work, ReadOnlySpan<int> tokens, ReadOnlySpan<int> ends, Span<float> vectors, bool wide)
    {
        Read(work, tokens, ends, wide);
        Pool(work, ends);
        Summarise(work, ends.Length, vectors, wide);
    }

    /// <summary>Only the states of the tokens, each in the context of its text.</summary>
    public void Read(Workspace work, ReadOnlySpan<int> tokens, ReadOnlySpan<int> ends, bool wide)
    {
        Embed(tokens, ends, work.Input);
        MatrixProduct.Multiply(work.Input, tokens.Length, lift.Panels, work.State, Finish.Store, wide);
        first.Run(work, work.Input, ends, wide);
        second.Run(work, work.State, ends, wide);
    }

    /// <summary>The vectors of the first means in <see cref="Workspace.Pooled"/>.</summary>
    public void Summarise(Workspace work, int count, Span<float> vectors, bool wide)
    {
        MatrixProduct.Multiply(work.Pooled, count, summary.Panels, work.Result, Finish.Store, wide);
        for (var text = 0; text < count; text++)
        {
            var result = work.Result.Row(text, Width);
            RowMath.Tanh(result);
            RowMath.Scale(result, 1 / MathF.Sqrt(MathF.Max(RowMath.SquaredLength(result), ShortestLength)));
            result.CopyTo(vectors[(text * Width)..]);
        }
    }

    /// <summary>Twice the embedding plus the timing signal: the published graph adds the embedding two times.</summary>
    private void Embed(ReadOnlySpan<int> tokens, ReadOnlySpan<int> ends, Rows target)
    {
        var (text, start) = (0, 0);
        for (var at = 0; at < tokens.Length; at++)
        {
            if (at == ends[text])
            {
                (text, start) = (text + 1, at);
            }

            var row = target.Row(at, EmbeddingWidth);
            source.Copy((long)tokens[at] * EmbeddingWidth, row);
            RowMath.Scale(row, 2);
            RowMath.Add(timing.AsSpan((at - start) * EmbeddingWidth, EmbeddingWidth), row);
        }
    }

    private static void Pool(Workspace work, ReadOnlySpan<int> ends)
    {
        var start = 0;
        for (var text = 0; text < ends.Length; text++)
        {
            var mean = work.Pooled.Row(text, Width);
            mean.Clear();
            for (var at = start; at < ends[text]; at++)
            {
                RowMath.Add(work.State.Row(at, Width), mean);
            }

            RowMath.Scale(mean, 1f / (ends[text] - start));
            start = ends[text];
        }
    }

    /// <summary>
    /// Sines, then cosines, of the position times 128 scales from 1 to 1/10,000 (Vaswani and others 2017, section 3.5,
    /// in the order of Tensor2Tensor). Computed, because float16 is too coarse for an angle of a hundred radians.
    /// </summary>
    private static float[] TimingSignal()
    {
        const int scales = EmbeddingWidth / 2;
        var signal = new float[MaximumTokens * EmbeddingWidth];
        for (var at = 0; at < signal.Length; at++)
        {
            var (position, column) = Math.DivRem(at, EmbeddingWidth);
            var angle = position * Math.Pow(10_000, -(column % scales) / (scales - 1.0));
            signal[at] = (float)(column < scales ? Math.Sin(angle) : Math.Cos(angle));
        }

        return signal;
    }
}
