namespace Uplift.Examiner;

/// <summary>One head's scores, and its keys and values in the order of <see cref="Panels"/>.</summary>
internal sealed class AttentionScratch
{
    private const int Longest = EncoderModel.MaximumTokens;
    private const int Stride = (Longest + Panels.Width - 1) / Panels.Width * Panels.Width;

    private readonly AlignedBuffer scores = new(Longest * Stride);
    private readonly AlignedBuffer keys = new(Panels.Size(Longest, Longest));
    private readonly AlignedBuffer values = new(Panels.Size(Longest, Longest));
    private readonly AlignedBuffer noBias = new(Stride);

    public Rows Scores => new(scores.Span, Stride);

    public Panels Keys(int headWidth, int tokens) =>
        new(keys.Span, noBias.Span, headWidth, RowMath.WithRoom(tokens));

    public Panels Values(int headWidth, int tokens) => new(values.Span, noBias.Span, tokens, headWidth);
}
