using System.Text;

namespace Uplift.Examiner;

/// <summary>Similarities of whole texts that need neither vocabulary nor network.</summary>
internal static class TextSimilarity
{
    /// <summary>The cosine of two texts' counts of letter sequences.</summary>
    public static double OfGrams(string left, string right, int length) =>
        Cosine(Grams(left, length), Grams(right, length));

    /// <summary>The share of one text's letter sequences that the other has.</summary>
    public static double GramRecall(string wanted, string given, int length)
    {
        var (own, other) = (Grams(wanted, length), Grams(given, length));
        return own.Count == 0 ? 0 : own.Keys.Count(other.ContainsKey) / (double)own.Count;
    }

    /// <summary>The cosine of two texts' words, weighted by surprise.</summary>
    public static double OfTerms(IReadOnlyList<Term> left, IReadOnlyList<Term> right) => Cosine(
        left.ToDictionary(term => term.Stem, term => term.Surprise),
        right.ToDictionary(term => term.Stem, term => term.Surprise));

    /// <summary>The longest sequence of stems that both have in this order.</summary>
    public static int CommonSequence(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var row = new int[right.Count + 1];
        foreach (var stem in left)
        {
            var diagonal = 0;
            for (var at = 1; at < row.Length; at++)
            {
                var above = row[at];
                row[at] = stem == right[at - 1] ? diagonal + 1 : Math.Max(above, row[at - 1]);
                diagonal = above;
            }
        }

        return row[^1];
    }

    private static double Cosine(Dictionary<string, double> left, Dictionary<string, double> right)
    {
        var (shorter, longer) = left.Count < right.Count ? (left, right) : (right, left);
        var dot = shorter.Sum(one => longer.TryGetValue(one.Key, out var other) ? one.Value * other : 0);
        var lengths = left.Values.Sum(value => value * value) * right.Values.Sum(value => value * value);
        return lengths <= 0 ? 0 : dot / Math.Sqrt(lengths);
    }

    private static Dictionary<string, double> Grams(string text, int length)
    {
        var letters = new StringBuilder(text.Length).Append(' ');
        foreach (var sign in text)
        {
            if (char.IsLetterOrDigit(sign))
            {
                letters.Append(char.ToLowerInvariant(sign));
            }
            else if (letters[^1] != ' ')
            {
                letters.Append(' ');
            }
        }

        var read = letters.ToString();
        var counts = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var at = 0; at + length <= read.Length; at++)
        {
            var gram = read.Substring(at, length);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }

        return counts;
    }
}
