using System.Runtime.InteropServices;

namespace Uplift.Examiner;

/// <summary>What likeness does not see of a stretch beside what it seems to say.</summary>
/// <param name="Turned">The share of the common words that stand there only under a negation that the target does not have.</param>
/// <param name="IsOff">Whether they are set aside, lack the target's own negation, are swapped, or are about other numbers.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StretchCheck(double Turned, bool IsOff);

/// <summary>
/// Holds a stretch against the words it has in common with a target. In other words than the target's, a "not" often says the
/// same ("nobody else may write it" for "one owner"), so that only a stretch with most of its words is checked.
/// </summary>
internal sealed class Stretches(StudiedAnswer answer, MeaningMeter meter)
{
    /// <summary>From here on a stretch asserts nothing. A stray "not" in a long sentence denies nothing.</summary>
    public const double Denied = 0.2;

    private const double SameWord = 0.8;
    private const double MostWords = 0.6;
    private const double NearlyAll = 0.8;
    private const int FewestWords = 3;
    private const double MostlyExcluded = 0.5;

    /// <summary>
    /// The most favourable reading among the ways of saying it whose words are there; unless the whole sentence holds the statement
    /// itself, denied.
    /// </summary>
    public StretchCheck Check(Chunk chunk, Wanted wanted)
    {
        var best = wanted.All
            .Select(target => Check(chunk, target))
            .OfType<StretchCheck>()
            .OrderBy(check => check.IsOff)
            .ThenBy(check => check.Turned)
            .FirstOrDefault();

        return Check(SentenceAround(chunk), wanted.Statement) is { } whole && whole.Turned > best.Turned
            ? best with { Turned = whole.Turned }
            : best;
    }

    private StretchCheck? Check(Chunk chunk, Target target)
    {
        var terms = target.Terms.ToDictionary(term => term.Stem, StringComparer.Ordinal);
        var places = new List<int>();
        var (turned, excluded, kept, negated) = (0, 0, 0, 0);
        foreach (var word in target.Needle.Words)
        {
            var spots = SpotsOf(word.Stem, terms, chunk);
            if (spots.Count == 0)
            {
                continue;
            }

            places.Add(spots[0]);
            var polarities = spots.ConvertAll(answer.Index.PolarityOf);
            if (word.Polarity == Polarity.Plain)
            {
                turned += polarities.TrueForAll(one => one == Polarity.Denied) ? 1 : 0;
                excluded += polarities.TrueForAll(one => one == Polarity.Excluded) ? 1 : 0;
            }
            else if (word.Polarity is Polarity.Denied or Polarity.Excluded)
            {
                negated++;
                kept += polarities.Exists(one => one is Polarity.Denied or Polarity.Excluded) ? 1 : 0;
            }
        }

        if (places.Count < FewestWords || places.Count < MostWords * target.Needle.Words.Count)
        {
            return null;
        }

        var share = turned / (double)places.Count;

        return new(
            // Nearly the target's very words, and a "not" among them: what is denied is the whole.
            turned > 0 && places.Count >= NearlyAll * target.Needle.Words.Count ? Math.Max(share, Denied) : share,
            excluded >= MostlyExcluded * places.Count
                || (negated > 0 && kept == 0)
                || (target.Needle.IsOrdered && SharesOrder(target, chunk) && IsBackwards(places))
                || NumbersDiffer(target, chunk));
    }

    private Chunk SentenceAround(Chunk chunk)
    {
        var (first, last) = (chunk.First, chunk.Last);
        while (first > 0 && answer.Index.SentenceOf(first - 1) == answer.Index.SentenceOf(chunk.First))
        {
            first--;
        }

        while (last + 1 < answer.Index.Tokens.Count && answer.Index.SentenceOf(last + 1) == answer.Index.SentenceOf(chunk.Last))
        {
            last++;
        }

        return new(first, last);
    }

    private List<int> SpotsOf(string stem, Dictionary<string, Term> terms, Chunk chunk) =>
    [
        .. Enumerable.Range(chunk.First, chunk.Last - chunk.First + 1).Where(token => answer.Index.Tokens[token].Stem == stem
            || (terms.TryGetValue(stem, out var term) && meter.StrengthAt(term, token) >= SameWord)),
    ];

    // "B after A" is not "A before B" turned round, but telling them apart takes a parser: only the same word is trusted.
    private bool SharesOrder(Target target, Chunk chunk) => Enumerable.Range(chunk.First, chunk.Last - chunk.First + 1)
        .Any(token => target.Needle.OrderWords.Contains(answer.Index.Tokens[token].Word));

    private static bool IsBackwards(List<int> places)
    {
        var pairs = places.SelectMany((left, at) => places.Skip(at + 1).Select(right => left <= right)).ToList();

        return pairs.Count(ordered => ordered) < pairs.Count / 2.0;
    }

    private bool NumbersDiffer(Target target, Chunk chunk)
    {
        var own = target.Needle.Words.Select(word => word.Stem).Where(IsNumber).ToList();
        var here = answer.Index.Tokens.GetRange(chunk.First, chunk.Last - chunk.First + 1)
            .Select(token => token.Stem).Where(IsNumber).ToList();

        return own.Count > 0 && here.Count > 0 && !own.Exists(here.Contains);
    }

    private static bool IsNumber(string stem) => char.IsAsciiDigit(stem[0]) || stem.StartsWith("o(", StringComparison.Ordinal);
}
