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

            model.Run(work, tokens, [tokens.Length], vector, wide);
            return true;
        }
        finally
        {
            workspaces.Return(work);
        }
    }

    /// <summary>
    /// The same, and what the network makes of each token in its context: a row of length one for every token read.
    /// </summary>
    public bool TryEncode(ReadOnlySpan<char> text, Span<float> vector, out TokenStates states)
    {
        var work = workspaces.Rent();
        try
        {
            var tokens = work.Tokens.AsSpan(0, tokenizer.Tokenize(text, work.Tokens));
            states = new TokenStates(tokens.ToArray(), new float[tokens.Length * Dimensions]);
            if (tokens.IsEmpty)
            {
                return false;
            }

            model.Run(work, tokens, [tokens.Length], vector, wide);
            for (var at = 0; at < tokens.Length; at++)
            {
                var row = states.Row(at);
                work.State.Row(at, Dimensions).CopyTo(row);
                RowMath.Unify(row);
            }

            return true;
        }
        finally
        {
            workspaces.Return(work);
        }
    }

    /// <summary>A text's vector; zeros, which are like nothing, for a text without any token.</summary>
    public float[] VectorOf(string text)
    {
        var vector = new float[Dimensions];
        TryEncode(text, vector);
        return vector;
    }

    /// <summary>The vectors of many texts, as many of them in one pass as fit.</summary>
    public float[][] VectorsOf(IReadOnlyList<string> texts)
    {
        var vectors = new float[texts.Count][];
        var work = workspaces.Rent();
        try
        {
            for (var at = 0; at < texts.Count;)
            {
                at = EncodeSome(texts, at, vectors, work);
            }
        }
        finally
        {
            workspaces.Return(work);
        }

        return vectors;
    }

    /// <summary>
    /// Reads every sentence once, word by word, so that the vectors of its clauses and windows cost next to nothing.
    /// </summary>
    public WordStates StatesOf(IReadOnlyList<SpokenWord> words)
    {
        var states = new WordStates(words.Count);
        var work = workspaces.Rent();
        try
        {
            for (var at = 0; at < words.Count;)
            {
                at = ReadSome(words, at, states, work);
            }
        }
        finally
        {
            workspaces.Return(work);
        }

        return states;
    }

    /// <summary>The vectors of stretches of words, one after another, <see cref="Dimensions"/> numbers each.</summary>
    public float[] VectorsOf(WordStates states, IReadOnlyList<Chunk> stretches)
    {
        var vectors = new float[stretches.Count * Dimensions];
        var work = workspaces.Rent();
        try
        {
            for (var first = 0; first < stretches.Count; first += EncoderModel.MaximumTexts)
            {
                var count = Math.Min(EncoderModel.MaximumTexts, stretches.Count - first);
                for (var at = 0; at < count; at++)
                {
                    states.Mean(stretches[first + at], work.Pooled.Row(at, Dimensions));
                }

                model.Summarise(work, count, vectors.AsSpan(first * Dimensions, count * Dimensions), wide);
            }
        }
        finally
        {
            workspaces.Return(work);
        }

        return vectors;
    }

    /// <returns>The first word that did not fit. A sentence is cut only where it alone is too long.</returns>
    private int ReadSome(IReadOnlyList<SpokenWord> words, int first, WordStates states, Workspace work)
    {
        Span<int> tokens = stackalloc int[EncoderModel.MaximumTokens];
        var (count, end, at, sentenceStart, sentenceEnd) = (0, 0, first, first, 0);
        for (; at < words.Count && count < EncoderModel.MaximumTexts; at++)
        {
            if (at > first && words[at].Sentence != words[at - 1].Sentence)
            {
                Close();
                (sentenceStart, sentenceEnd) = (at, end);
                if (count == EncoderModel.MaximumTexts)
                {
                    break;
                }
            }

            var found = tokens[..tokenizer.Tokenize(words[at].Text, tokens)];
            if (end + found.Length > work.Tokens.Length)
            {
                if (sentenceStart > first)
                {
                    (at, end) = (sentenceStart, sentenceEnd);
                }

                break;
            }

            found.CopyTo(work.Tokens.AsSpan(end));
            states.Pieces[at] = found.Length;
            end += found.Length;
        }

        Close();
        if (end > 0)
        {
            model.Read(work, work.Tokens.AsSpan(0, end), work.Ends.AsSpan(0, count), wide);
            var token = 0;
            for (var word = first; word < at; word++)
            {
                for (var piece = 0; piece < states.Pieces[word]; piece++)
                {
                    RowMath.Add(work.State.Row(token++, Dimensions), states.Row(word));
                }
            }
        }

        return at;

        void Close()
        {
            if (end > (count == 0 ? 0 : work.Ends[count - 1]))
            {
                work.Ends[count++] = end;
            }
        }
    }

    /// <returns>The first text that did not fit.</returns>
    private int EncodeSome(IReadOnlyList<string> texts, int first, float[][] vectors, Workspace work)
    {
        Span<int> tokens = stackalloc int[EncoderModel.MaximumTokens];
        Span<int> members = stackalloc int[EncoderModel.MaximumTexts];
        var (count, end, at) = (0, 0, first);
        for (; at < texts.Count && count < EncoderModel.MaximumTexts; at++)
        {
            var found = tokens[..tokenizer.Tokenize(texts[at], tokens)];
            vectors[at] = new float[Dimensions];
            if (end + found.Length > work.Tokens.Length)
            {
                break;
            }

            if (!found.IsEmpty)
            {
                found.CopyTo(work.Tokens.AsSpan(end));
                end += found.Length;
                work.Ends[count] = end;
                members[count++] = at;
            }
        }

        if (count > 0)
        {
            var results = work.Vectors.AsSpan();
            model.Run(work, work.Tokens.AsSpan(0, end), work.Ends.AsSpan(0, count), results, wide);
            for (var text = 0; text < count; text++)
            {
                results.Slice(text * Dimensions, Dimensions).CopyTo(vectors[members[text]]);
            }
        }

        return at;
    }

    private static SentenceEncoder Load() =>
        new(Tokenizer.Load(ExaminerFiles.Vocabulary), new EncoderModel(new HalfWeights(ExaminerFiles.Weights)),
            MatrixProduct.HasWideVectors);
}

/// <summary>The tokens of a text and a row of <see cref="SentenceEncoder.Dimensions"/> numbers for each.</summary>
internal sealed record TokenStates(int[] Tokens, float[] Rows)
{
    public Span<float> Row(int at) => Rows.AsSpan(at * SentenceEncoder.Dimensions, SentenceEncoder.Dimensions);
}

/// <summary>A word as it stands between spaces.</summary>
/// <param name="Sentence">Words of different sentences are no context of each other.</param>
internal readonly record struct SpokenWord(int Start, int End, string Text, int Sentence);

/// <summary>What the network makes of each word in its sentence: the sum over the word's pieces.</summary>
internal sealed class WordStates(int count)
{
    private readonly float[] sums = new float[count * SentenceEncoder.Dimensions];

    public int[] Pieces { get; } = new int[count];

    public Span<float> Row(int word) => sums.AsSpan(word * SentenceEncoder.Dimensions, SentenceEncoder.Dimensions);

    /// <summary>A word's state, of length one.</summary>
    public float[] Unit(int word)
    {
        var row = Row(word).ToArray();
        RowMath.Unify(row);
        return row;
    }

    /// <summary>The mean over the pieces of a stretch of words.</summary>
    public void Mean(Chunk words, Span<float> mean)
    {
        mean.Clear();
        var pieces = 0;
        for (var word = words.First; word <= words.Last; word++)
        {
            RowMath.Add(Row(word), mean);
            pieces += Pieces[word];
        }

        RowMath.Scale(mean, 1f / Math.Max(1, pieces));
    }
}
