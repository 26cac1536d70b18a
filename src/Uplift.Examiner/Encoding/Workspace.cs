namespace Uplift.Examiner;

/// <summary>Everything one pass writes to, about 2 MB, used by one caller at a time.</summary>
internal sealed class Workspace
{
    private readonly AlignedBuffer input = Room(EncoderModel.EmbeddingWidth);
    private readonly AlignedBuffer state = Room(EncoderModel.Width);
    private readonly AlignedBuffer normed = Room(EncoderModel.Width);
    private readonly AlignedBuffer attended = Room(EncoderModel.Width);
    private readonly AlignedBuffer wide = Room(EncoderModel.HiddenWidth);
    private readonly AlignedBuffer pooled = new(EncoderModel.MaximumTexts * EncoderModel.Width);
    private readonly AlignedBuffer result = new(EncoderModel.MaximumTexts * EncoderModel.Width);

    public int[] Tokens { get; } = new int[EncoderModel.MaximumTokens];

    /// <summary>Where each text of a batch ends among the tokens.</summary>
    public int[] Ends { get; } = new int[EncoderModel.MaximumTexts];

    public float[] Vectors { get; } = new float[EncoderModel.MaximumTexts * EncoderModel.Width];

    public AttentionScratch Attention { get; } = new();

    public Rows Input => new(input.Span, EncoderModel.EmbeddingWidth);

    /// <summary>The residual stream: each token's state, to which the layers add.</summary>
    public Rows State => new(state.Span, EncoderModel.Width);

    public Rows Pooled => new(pooled.Span, EncoderModel.Width);

    public Rows Result => new(result.Span, EncoderModel.Width);

    public Rows Normed(int columns) => new(normed.Span, columns);

    public Rows Attended(int columns) => new(attended.Span, columns);

    public Rows Wide(int columns) => new(wide.Span, columns);

    // The last text's tile may reach beyond the last token.
    private static AlignedBuffer Room(int columns) =>
        new((EncoderModel.MaximumTokens + MatrixProduct.TallestTile) * columns);
}
