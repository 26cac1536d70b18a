using System.Collections.Concurrent;

namespace Uplift.Examiner;

/// <summary>Looks words up in the encoder's vocabulary and in the thesaurus, and remembers some thousands of them.</summary>
internal sealed class Lexicon(Tokenizer tokenizer, Thesaurus thesaurus)
{
    // Answers may hold any number of words; forgetting all at once is simple and seldom happens.
    private const int MostRemembered = 8192;
    private const int LongestWord = 64;

    private readonly ConcurrentDictionary<string, Term> terms = new(StringComparer.Ordinal);

    public Term TermOf(Token token)
    {
        if (terms.TryGetValue(token.Word, out var known))
        {
            return known;
        }

        if (terms.Count >= MostRemembered)
        {
            terms.Clear();
        }

        return terms[token.Word] = Read(token);
    }

    private Term Read(Token token)
    {
        Span<int> pieces = stackalloc int[LongestWord];
        var word = token.Word.AsSpan(0, Math.Min(token.Word.Length, LongestWord));
        pieces = pieces[..tokenizer.Tokenize(word, pieces)];
        var senses = thesaurus.SensesOf(token.Stem);

        return new(token.Stem, SurpriseOf(pieces), senses, thesaurus.BroaderOf(senses));
    }

    /// <summary>The vocabulary's probabilities serve as the frequency of words in a corpus that we need not ship.</summary>
    private double SurpriseOf(ReadOnlySpan<int> pieces)
    {
        var sum = 0.0;
        foreach (var piece in pieces)
        {
            sum -= tokenizer.LogProbability(piece);
        }

        return Math.Clamp((sum - 4) / 10, 0.15, 1.5);
    }
}
