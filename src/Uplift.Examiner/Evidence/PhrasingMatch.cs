namespace Uplift.Examiner;

internal enum Stance
{
    Asserted,
    Denied,
    SetAside,
}

/// <summary>A phrasing found in a text, from its first matched token to its last.</summary>
internal sealed record Match(int First, int Last, Stance Stance);

/// <summary>
/// Finds a phrasing as all its words in order, close together, in one sentence. From each place of the first word the
/// earliest next word is taken; for a fixed start that gives the fewest words in between, so no other choice could do
/// better.
/// </summary>
internal static class PhrasingMatch
{
    private const int LongestDetour = 6;

    // How many tokens around a match may speak about it; a bound keeps endless sentences cheap.
    private const int Surroundings = 30;

    // "If it were not sorted, ..." reasons about a denial instead of making one.
    private static readonly string[] Conditionals =
        ["if", "unless", "when", "until", "without", "would", "otherwise", "why"];

    /// <summary>How many other content words may stand in between: as many as the phrasing has, up to six.</summary>
    public static int UsualDetour(Needle needle) =>
        needle.Words.Count < 2 ? 0 : Math.Min(needle.Words.Count, LongestDetour);

    public static IEnumerable<Match> All(Needle needle, TextIndex text, int detour)
    {
        foreach (var words in Spellings(needle, text))
        {
            foreach (var start in words.Count == 0 ? [] : text.SpotsOf(words[0].Stem))
            {
                if (FollowFrom(start, words, text, detour) is { } path)
                {
                    yield return new(FirstOf(words[0], path[0], text), path[^1].Last, StanceOf(words, path, text));
                }
            }
        }
    }

    private static IEnumerable<IReadOnlyList<NeedleWord>> Spellings(Needle needle, TextIndex text)
    {
        yield return needle.Words;
        for (var at = 0; at < needle.Compounds.Count; at++)
        {
            if (needle.Compounds[at] is { } compound && text.SpotsOf(compound).Count > 0)
            {
                var joined = needle.Words[at] with { Stem = compound };
                yield return [.. needle.Words.Take(at), joined, .. needle.Words.Skip(at + 2)];
            }
        }
    }

    private static List<Spot>? FollowFrom(Spot start, IReadOnlyList<NeedleWord> words, TextIndex text, int detour)
    {
        var path = new List<Spot>(words.Count) { start };
        var matched = text.ContentWordsIn(start.First, start.Last);
        for (var at = 1; at < words.Count; at++)
        {
            if (NextAfter(path[^1].Last, text.SpotsOf(words[at].Stem)) is not { } spot
                || !text.AreTogether(start.First, spot.Last))
            {
                return null;
            }

            matched += text.ContentWordsIn(spot.First, spot.Last);
            if (text.ContentWordsIn(start.First, spot.Last) - matched > detour)
            {
                return null;
            }

            path.Add(spot);
        }

        return path;
    }

    // "No filesort" is quoted with its "no".
    private static int FirstOf(NeedleWord word, Spot spot, TextIndex text)
    {
        if (word.Polarity is not (Polarity.Denied or Polarity.Excluded))
        {
            return spot.First;
        }

        var count = Math.Min(spot.First + 1, Surroundings);
        var negator = text.Tokens.FindLastIndex(spot.First, count, token => token.Kind == WordKind.Negator);

        return negator >= 0 && text.ClauseOf(negator) == text.ClauseOf(spot.First) ? negator : spot.First;
    }

    private static bool IsConditional(int token, TextIndex text)
    {
        var from = Math.Max(0, token - Surroundings);
        var count = Math.Min(text.Tokens.Count, token + Surroundings) - from;

        return Enumerable.Range(from, count).Any(at =>
            text.SentenceOf(at) == text.SentenceOf(token) && Conditionals.Contains(text.Tokens[at].Word));
    }

    private static Spot? NextAfter(int token, IReadOnlyList<Spot> spots)
    {
        var (low, high) = (0, spots.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = spots[middle].First > token ? (low, middle) : (middle + 1, high);
        }

        return low < spots.Count ? spots[low] : null;
    }

    private static Stance StanceOf(IReadOnlyList<NeedleWord> words, List<Spot> path, TextIndex text)
    {
        var turned = Polarity.Plain;
        var wantsNegation = true;
        for (var at = 0; at < words.Count; at++)
        {
            var found = text.PolarityOf(path[at].First);
            var isNegated = found is Polarity.Denied or Polarity.Excluded;
            if (words[at].Polarity == Polarity.Plain && isNegated)
            {
                turned = turned == Polarity.Denied ? turned : found;
            }
            else if (words[at].Polarity is Polarity.Denied or Polarity.Excluded && wantsNegation)
            {
                // Where a negator stops differs with the wording; that the first negated word is negated does not.
                wantsNegation = false;
                turned = isNegated ? turned : Polarity.Excluded;
            }
        }

        return turned switch
        {
            Polarity.Plain => Stance.Asserted,
            Polarity.Denied when words.Count > 1 && !IsConditional(path[0].First, text) => Stance.Denied,
            _ => Stance.SetAside,
        };
    }
}
