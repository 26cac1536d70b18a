namespace Uplift.Examiner;

/// <summary>
/// Turns a sentence into 512 numbers of length one, close together where meanings are close (Universal Sentence
/// Encoder Lite). Any number of threads may ask; the weights are read and packed when the first one does.
/// </summary>
internal sealed class SentenceEncoder(Tokenizer tokenizer, EncoderModel model, bool wide)
{
    public const int Dimensions = EncoderModel.Width;

    private static readonly Lazy<SentenceEncoder> Loaded = new(Load);

    private readonly Pool<Workspace> workspaces = new(() => new Workspace());

    /// <summary>The encoder over the weights that are delivered with the program.</summary>
    public static SentenceEncoder Shared => Loaded.Value;

    public Tokenizer Tokenizer => tokenizer;

    /// <summary>
    /// False for a text without any token. Only the first 128 tokens are read, as the network was trained.
    /// </summary>
    public bool TryEncode(ReadOnlySpan<char> text, Span<float> vector)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vector.Length, Dimensions, nameof(vector));
        var work = workspaces.Rent();
        try
        {
            var tokens = work.Tokens.AsSpan(0, tokenizer.Tokenize(text, work.Tokens));
            if (tokens.IsEmpty)
            {
                return false;
            }

            model.Run(work, tokens, vector, wide);
            return true;
        }
        finally
        {
            workspaces.Return(work);
        }
    }

    private static SentenceEncoder Load() =>
        new(Tokenizer.Load(EncoderFiles.Vocabulary), new EncoderModel(new HalfWeights(EncoderFiles.Weights)),
            MatrixProduct.HasWideVectors);
}
