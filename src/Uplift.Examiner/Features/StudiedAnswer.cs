namespace Uplift.Examiner;

/// <summary>An answer read for comparison: its pieces, and their vectors as they are asked for, each computed once.</summary>
internal sealed class StudiedAnswer
{
    // The front of an endless answer has to do; what is said in phrasings is found in all of it all the same.
    private const int MostChunks = 400;

    private readonly SentenceEncoder encoder;
    private readonly Lazy<(float[] Vector, TokenStates States)> whole;
    private readonly Dictionary<string, float[]> vectors = new(StringComparer.Ordinal);

    /// <param name="extra">Stretches to consider beside the usual ones.</param>
    public StudiedAnswer(TextIndex index, Lexicon lexicon, SentenceEncoder encoder, params IEnumerable<Chunk> extra)
    {
        this.encoder = encoder;
        Text = new StudiedText(index, lexicon);
        Chunks = [.. Examiner.Chunks.Of(index, MostChunks), .. extra];
        whole = new(() =>
        {
            var vector = new float[SentenceEncoder.Dimensions];
            encoder.TryEncode(index.Text, vector, out var states);
            return (vector, states);
        });
    }

    public StudiedText Text { get; }

    public TextIndex Index => Text.Index;

    public IReadOnlyList<Chunk> Chunks { get; }

    public float[] Vector => whole.Value.Vector;

    public float[] VectorOf(int chunk) => VectorOf(Index.QuoteOf(Chunks[chunk].First, Chunks[chunk].Last).Text);

    /// <summary>The vectors of the first chunks, computed together.</summary>
    public IReadOnlyList<float[]> VectorsOfFirst(int count)
    {
        var texts = Chunks.Take(count).Select(chunk => Index.QuoteOf(chunk.First, chunk.Last).Text).ToList();
        var missing = texts.Where(text => !vectors.ContainsKey(text)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (text, vector) in missing.Zip(encoder.VectorsOf(missing)))
        {
            vectors[text] = vector;
        }

        return texts.ConvertAll(text => vectors[text]);
    }

    public float[] VectorOf(string text)
    {
        if (!vectors.TryGetValue(text, out var vector))
        {
            vectors[text] = vector = encoder.VectorOf(text);
        }

        return vector;
    }

    public double AlignmentRecall(TokenStates reference, IReadOnlySet<int> asked) =>
        TokenAlignment.Recall(reference, whole.Value.States, asked, encoder.Tokenizer);

    public double AlignmentPrecision(TokenStates reference, IReadOnlySet<int> asked) =>
        TokenAlignment.Recall(whole.Value.States, reference, asked, encoder.Tokenizer);
}
