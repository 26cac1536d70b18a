namespace Uplift.Examiner;

/// <summary>
/// Cuts a text into the pieces the encoder was trained on: the most probable way by the unigram model (Kudo, Subword
/// Regularization, 2018), found as Viterbi does, with the habits of the reference implementation in JavaScript.
/// </summary>
internal sealed class Tokenizer(Vocabulary vocabulary)
{
    private readonly Pool<TokenizerScratch> scratches = new(() => new TokenizerScratch());

    public static Tokenizer Load(string vocabularyPath) => new(Vocabulary.Load(vocabularyPath));

    /// <summary>
    /// Writes as many tokens as fit and says how many those are. Of a text of more than
    /// <see cref="TokenizerInput.Longest"/> characters only so many are read.
    /// </summary>
    public int Tokenize(ReadOnlySpan<char> text, Span<int> tokens)
    {
        var scratch = scratches.Rent();
        try
        {
            var input = TokenizerInput.Prepare(text, scratch);
            FindBest(input, scratch);
            return Collect(input, scratch.Pieces, tokens);
        }
        finally
        {
            scratches.Return(scratch);
        }
    }

    /// <summary>The logarithm of how probable a token is in any text; unknown ones count as 0.</summary>
    public double LogProbability(int token) => vocabulary.Score(token);

    private void FindBest(ReadOnlySpan<char> input, TokenizerScratch scratch)
    {
        var best = scratch.Scores.AsSpan(0, input.Length + 1);
        var pieces = scratch.Pieces.AsSpan(0, input.Length + 1);
        best.Clear();
        // Zero is the unknown piece.
        pieces.Clear();
        for (var start = 0; start < input.Length; start++)
        {
            if (IsInsidePair(input, start))
            {
                continue;
            }

            var (node, matched) = (0, false);
            for (var end = start; end < input.Length && vocabulary.TryStep(input[end], ref node); end++)
            {
                var piece = vocabulary.EndingAt(node);
                if (piece != Vocabulary.Unknown)
                {
                    matched = true;
                    Offer(end + 1, best[start] + vocabulary.Score(piece), piece, best, pieces);
                }
            }

            if (!matched)
            {
                Offer(start + StepFrom(input, start), best[start], Vocabulary.Unknown, best, pieces);
            }
        }
    }

    // A best score of exactly 0 counts as none yet, and a tie goes to the later start: both as the reference does it.
    private static void Offer(int end, double score, int piece, Span<double> best, Span<int> pieces)
    {
        if (best[end] == 0 || score >= best[end])
        {
            best[end] = score;
            pieces[end] = piece;
        }
    }

    /// <summary>From the last character back; neighbours that are unknown become one token.</summary>
    private int Collect(ReadOnlySpan<char> input, int[] pieces, Span<int> tokens)
    {
        // What was found is written over the far end of what was read, which is behind the walk.
        var first = input.Length + 1;
        for (var end = input.Length; end > 0;)
        {
            var piece = pieces[end];
            end -= piece == Vocabulary.Unknown ? StepBackFrom(input, end) : vocabulary.Length(piece);
            if (piece != Vocabulary.Unknown || first > input.Length || pieces[first] != Vocabulary.Unknown)
            {
                pieces[--first] = piece;
            }
        }

        var found = pieces.AsSpan(first..(input.Length + 1));
        found = found[..Math.Min(found.Length, tokens.Length)];
        found.CopyTo(tokens);
        return found.Length;
    }

    private static bool IsInsidePair(ReadOnlySpan<char> input, int at) =>
        char.IsLowSurrogate(input[at]) && at > 0 && char.IsHighSurrogate(input[at - 1]);

    private static int StepFrom(ReadOnlySpan<char> input, int start) =>
        start + 1 < input.Length && IsInsidePair(input, start + 1) ? 2 : 1;

    private static int StepBackFrom(ReadOnlySpan<char> input, int end) => IsInsidePair(input, end - 1) ? 2 : 1;
}
