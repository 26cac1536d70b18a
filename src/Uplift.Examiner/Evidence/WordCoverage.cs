using System.Numerics;

namespace Uplift.Examiner;

/// <summary>The sentence, or the two neighbours, that hold most of a needle's words in any order.</summary>
/// <param name="Share">Found weight of all weight, from 0 to 1.</param>
/// <param name="Words">One bit per word found.</param>
/// <param name="Turned">Whether a word was found only under a negation that the needle does not have.</param>
/// <param name="InOrder">Whether most pairs of found words stand as in the needle.</param>
internal readonly record struct CoverageHit(
    double Share, ulong Words, bool Turned, bool KeepsNegation, bool InOrder, int First, int Last)
{
    public bool Holds(int word) => (Words >> word & 1) == 1;
}

/// <summary>
/// Counts a needle's words sentence by sentence through the index, so the work grows with the words' occurrences
/// and not with sentences times words.
/// </summary>
internal static class WordCoverage
{
    // Two clauses that swap places keep their inner order, so well under half of the pairs must be wrong.
    private const double OrderedPairs = 0.6;

    private readonly record struct Marks(ulong Found, ulong Turned, bool Negated)
    {
        public static Marks operator |(Marks left, Marks right) =>
            new(left.Found | right.Found, left.Turned | right.Turned, left.Negated || right.Negated);
    }

    public static CoverageHit? Best(Needle needle, TextIndex text, bool neighbours, Func<string, double> weightOf)
    {
        var weights = needle.Words.Select(word => weightOf(word.Stem)).ToArray();
        var total = weights.Sum();
        var bySentence = Mark(needle, text);
        (double Share, int From, int To, Marks Marks)? best = null;
        foreach (var sentence in bySentence.Keys.Order())
        {
            var marks = bySentence[sentence];
            Consider(sentence, sentence, marks);
            if (neighbours && bySentence.TryGetValue(sentence + 1, out var next))
            {
                Consider(sentence, sentence + 1, marks | next);
            }
        }

        return best is { } window ? Describe(needle, text, window.Share, window.From, window.To, window.Marks) : null;

        void Consider(int from, int to, Marks marks)
        {
            var share = 0.0;
            for (var left = marks.Found; left != 0; left &= left - 1)
            {
                share += weights[BitOperations.TrailingZeroCount(left)] / total;
            }

            if (share > (best?.Share ?? 0))
            {
                best = (share, from, to, marks);
            }
        }
    }

    private static Dictionary<int, Marks> Mark(Needle needle, TextIndex text)
    {
        var bySentence = new Dictionary<int, Marks>();
        for (var at = 0; at < needle.Words.Count; at++)
        {
            MarkAll(needle.Words[at].Stem, needle.Words[at].Polarity, 1UL << at);
            if (at < needle.Compounds.Count && needle.Compounds[at] is { } compound)
            {
                MarkAll(compound, needle.Words[at].Polarity, 3UL << at);
            }
        }

        return bySentence;

        void MarkAll(string stem, Polarity wanted, ulong bits)
        {
            foreach (var spot in text.SpotsOf(stem))
            {
                var isNegated = text.PolarityOf(spot.First) is Polarity.Denied or Polarity.Excluded;
                var turns = isNegated && wanted == Polarity.Plain;
                var negates = isNegated && wanted is Polarity.Denied or Polarity.Excluded;
                var sentence = text.SentenceOf(spot.First);
                bySentence[sentence] = bySentence.GetValueOrDefault(sentence)
                    | new Marks(turns ? 0 : bits, turns ? bits : 0, negates);
            }
        }
    }

    private static CoverageHit Describe(Needle needle, TextIndex text, double share, int from, int to, Marks marks)
    {
        var places = new List<Spot>();
        for (var left = marks.Found; left != 0; left &= left - 1)
        {
            var at = BitOperations.TrailingZeroCount(left);
            places.AddRange(Spellings(needle, at)
                .SelectMany(stem => text.SpotsOf(stem)
                    .SkipWhile(spot => text.SentenceOf(spot.First) < from)
                    .TakeWhile(spot => text.SentenceOf(spot.First) <= to))
                .Take(1));
        }

        var pairs = places
            .SelectMany((left, at) => places.Skip(at + 1).Select(right => left.First <= right.First))
            .ToList();
        var inOrder = pairs.Count == 0 || pairs.Count(pair => pair) >= OrderedPairs * pairs.Count;
        var (first, last) = (places.Min(spot => spot.First), places.Max(spot => spot.Last));

        var isTurned = (marks.Turned & ~marks.Found) != 0;

        return new(share, marks.Found, isTurned, needle.Negated == 0 || marks.Negated, inOrder, first, last);
    }

    private static IEnumerable<string> Spellings(Needle needle, int at) =>
        new[]
        {
            needle.Words[at].Stem,
            needle.Compounds.ElementAtOrDefault(at),
            needle.Compounds.ElementAtOrDefault(at - 1),
        }.OfType<string>();
}
