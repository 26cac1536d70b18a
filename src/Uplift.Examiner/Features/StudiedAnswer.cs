namespace Uplift.Examiner;

/// <summary>
/// An answer read for comparison. The encoder reads each sentence once; its clauses and windows are means over the words'
/// states, so that hundreds of pieces take little longer than one.
/// </summary>
internal sealed class StudiedAnswer
{
    // The front of an endless answer has to do; what is said in phrasings is found in all of it all the same.
    private const int MostWords = 4000;
    private const int MostChunks = 3000;

    private readonly SentenceEncoder encoder;
    private readonly WordStates states;
    private readonly float[] vectors;
    private readonly int[] places;
    private readonly Lazy<float[]> whole;
    private readonly Lazy<float[][]> units;
    private readonly Dictionary<string, int> number;

    /// <param name="extra">Stretches to consider beside the usual ones.</param>
    public StudiedAnswer(TextIndex index, Lexicon lexicon, SentenceEncoder encoder, params IEnumerable<Chunk> extra)
    {
        this.encoder = encoder;
        Text = new StudiedText(index, lexicon);
        var words = SpokenWords.Of(index, most: MostWords);
        states = encoder.StatesOf(words);
        places = SpokenWords.PlacesOf(index, words, new(0, words.Count - 1));
        Read = words.Count < MostWords
            ? index.Tokens.Count
            : index.Tokens.FindLastIndex(token => token.End <= words[^1].End) + 1;
        Chunks = [.. Examiner.Chunks.Of(index, Read, MostChunks), .. extra.Where(chunk => chunk.Last < Read)];
        vectors = encoder.VectorsOf(states, [.. Chunks.Select(chunk => new Chunk(places[chunk.First], places[chunk.Last]))]);
        whole = new(() => words.Count == 0 ? new float[SentenceEncoder.Dimensions] : encoder.VectorsOf(states, [new(0, words.Count - 1)]));
        units = new(() => [.. Enumerable.Range(0, words.Count).Select(states.Unit)]);
        number = Text.Terms.Index().ToDictionary(term => term.Item.Stem, term => term.Index, StringComparer.Ordinal);
        TermsOf = [.. Chunks.Select(TermsIn)];
    }

    public StudiedText Text { get; }

    public TextIndex Index => Text.Index;

    /// <summary>How many tokens are read for their meaning.</summary>
    public int Read { get; }

    public IReadOnlyList<Chunk> Chunks { get; }

    /// <summary>The different content words of each chunk, by their number among <see cref="StudiedText.Terms"/>.</summary>
    public int[][] TermsOf { get; }

    public float[] Vector => whole.Value;

    public ReadOnlySpan<float> VectorOf(int chunk) =>
        vectors.AsSpan(chunk * SentenceEncoder.Dimensions, SentenceEncoder.Dimensions);

    /// <summary>Each of the different content words with its state where it stands first.</summary>
    public IReadOnlyList<(Term Term, float[] State)> Words =>
    [
        .. Enumerable.Range(0, Read)
            .Select(at => (Term: TermAt(at), At: at))
            .Where(word => word.Term >= 0)
            .DistinctBy(word => word.Term)
            .Select(word => (Text.Terms[word.Term], WordAt(word.At))),
    ];

    public float[] VectorOf(string text) => encoder.VectorOf(text);

    /// <summary>What the encoder makes of a token's word in its sentence, of length one.</summary>
    public float[] WordAt(int token) => units.Value[places[token]];

    /// <summary>The number of a token's word among the terms, or -1.</summary>
    public int TermAt(int token) =>
        Index.Tokens[token].Kind == WordKind.Content && number.TryGetValue(Index.Tokens[token].Stem, out var term) ? term : -1;

    private int[] TermsIn(Chunk chunk)
    {
        var found = new List<int>(chunk.Last - chunk.First + 1);
        for (var at = chunk.First; at <= chunk.Last; at++)
        {
            if (TermAt(at) is >= 0 and var term && !found.Contains(term))
            {
                found.Add(term);
            }
        }

        return [.. found];
    }
}
