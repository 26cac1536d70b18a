namespace Uplift.Examiner;

/// <summary>The stretch of an answer that is most like a target.</summary>
/// <param name="Score">Log-odds that it says the same.</param>
/// <param name="SetAside">Whether it stands there after "instead of" or "without", or lacks a negation of the target's own.</param>
/// <param name="Turned">The share of the target's words found there only under a negation that the target does not have.</param>
/// <param name="IsSwapped">Whether order is what the target says and the stretch has it the other way round.</param>
/// <param name="NumbersDiffer">Whether the target names a number or complexity class that the stretch does not.</param>
internal sealed record LikenessHit(double Score, Chunk Chunk, double Turned, bool SetAside, bool IsSwapped, bool NumbersDiffer);

/// <summary>
/// Looks for meaning rather than wording: the encoder's cosine and words matched through stems, spelling and synonyms,
/// both ways. Whether the words are denied, swapped or about other numbers is checked apart, since neither measure sees
/// it.
/// </summary>
internal sealed class LikenessSearch
{
    // A chunk whose words leave no chance, whatever its vector, need not be encoded.
    private const double HighestCosine = 0.95;
    private const double SameWord = 0.8;

    private readonly StudiedAnswer answer;
    private readonly IReadOnlyList<Chunk> chunks;
    private readonly IReadOnlyList<Term> terms;
    private readonly Dictionary<string, int> number;
    private readonly int[][] termsOf;
    private readonly double[] weights;
    private readonly IReadOnlySet<string> promptStems;
    private readonly Dictionary<string, double[]> strengths = new(StringComparer.Ordinal);
    private readonly Dictionary<Target, Comparison> comparisons = new(ReferenceEqualityComparer.Instance);

    public LikenessSearch(StudiedAnswer answer, IReadOnlySet<string> promptStems)
    {
        this.answer = answer;
        this.promptStems = promptStems;
        chunks = answer.Chunks;
        terms = answer.Text.Terms;
        number = terms.Index().ToDictionary(term => term.Item.Stem, term => term.Index, StringComparer.Ordinal);
        termsOf = [.. chunks.Select(TermsIn)];
        weights = Target.WeightsOf(terms, promptStems);
    }

    /// <param name="statement">What is compared with in any case.</param>
    /// <param name="variants">Ways of saying it; the best counts.</param>
    /// <param name="least">A score below this is of no interest.</param>
    /// <param name="accepts">Which chunks may be the evidence.</param>
    public LikenessHit? Best(
        Target statement, IEnumerable<Target> variants, LikenessWeights model, double least, Func<Chunk, bool> accepts)
    {
        var own = Compare(statement);
        var all = variants.Select(Compare).ToList();
        (double Score, int Chunk, Target? Target) best = (least, -1, null);
        for (var at = 0; at < chunks.Count; at++)
        {
            if (termsOf[at].Length == 0 || !accepts(chunks[at]))
            {
                continue;
            }

            var statementWords = Recall(own, at);
            foreach (var one in all)
            {
                var measures = new LikenessMeasures(0, Recall(one, at), Precision(one, at), 0, statementWords);
                if (ScoreOf(model, statement, one.Target, at, measures, best.Score) is { } score && score > best.Score)
                {
                    best = (score, at, one.Target);
                }
            }
        }

        return best.Target is { } found ? Describe(best.Score, best.Chunk, found) : null;
    }

    /// <summary>The measures of the likest pair of chunk and variant, by cosine and words; for fitting.</summary>
    public LikenessMeasures Likest(Target statement, IReadOnlyList<Target> variants)
    {
        var own = Compare(statement);
        var all = variants.Select(Compare).ToList();

        return Enumerable.Range(0, chunks.Count)
            .SelectMany(_ => all, (chunk, one) => new LikenessMeasures(
                RowMath.Dot(one.Target.Vector, answer.VectorOf(chunk)),
                Recall(one, chunk),
                Precision(one, chunk),
                RowMath.Dot(statement.Vector, answer.VectorOf(chunk)),
                Recall(own, chunk)))
            .DefaultIfEmpty()
            .MaxBy(measures => measures.Cosine + measures.Words + measures.Precision);
    }

    private double? ScoreOf(
        LikenessWeights model, Target statement, Target target, int chunk, LikenessMeasures measures, double toBeat)
    {
        var most = Math.Max(0, model.Cosine) + Math.Max(0, model.StatementCosine);
        if (model.WithoutMeaning(measures) + (HighestCosine * most) <= toBeat)
        {
            return null;
        }

        var vector = answer.VectorOf(chunk);

        return model.Score(measures with
        {
            Cosine = RowMath.Dot(target.Vector, vector),
            StatementCosine = RowMath.Dot(statement.Vector, vector),
        });
    }

    private LikenessHit Describe(double score, int at, Target target)
    {
        var chunk = chunks[at];
        var (first, last) = SentenceAround(chunk);
        var places = new List<int>();
        var (turned, excluded, keeps) = (0, false, target.Needle.Negated == 0);
        foreach (var word in target.Needle.Words)
        {
            var spots = Enumerable.Range(first, last - first + 1).Where(token => IsSame(word.Stem, token)).ToList();
            if (spots.Count == 0)
            {
                continue;
            }

            var polarities = spots.ConvertAll(answer.Index.PolarityOf);
            places.Add(spots.Find(token => token >= chunk.First) is var inside and > 0 ? inside : spots[0]);
            if (word.Polarity == Polarity.Plain)
            {
                turned += polarities.TrueForAll(one => one == Polarity.Denied) ? 1 : 0;
                excluded |= polarities.TrueForAll(one => one == Polarity.Excluded);
            }
            else
            {
                keeps |= polarities.Exists(one => one is Polarity.Denied or Polarity.Excluded);
            }
        }

        return new(
            score,
            chunk,
            turned / (double)Math.Max(1, places.Count),
            excluded || !keeps,
            target.Needle.OrderWords.Count > 0 && (IsBackwards(places) || !SharesOrder(target, first, last)),
            NumbersDiffer(target, first, last));
    }

    // "B after A" is not "A before B" turned round, but telling them apart takes a parser: only the same word is trusted.
    private bool SharesOrder(Target target, int first, int last) => Enumerable.Range(first, last - first + 1)
        .Any(token => target.Needle.OrderWords.Contains(answer.Index.Tokens[token].Word));

    private static bool IsBackwards(List<int> places)
    {
        var pairs = places.SelectMany((left, at) => places.Skip(at + 1).Select(right => left <= right)).ToList();

        return pairs.Count > 0 && pairs.Count(ordered => ordered) < pairs.Count / 2.0;
    }

    private bool NumbersDiffer(Target target, int first, int last) => target.Needle.Words
        .Where(word => IsNumber(word.Stem))
        .Any(word => !Enumerable.Range(first, last - first + 1).Any(token => answer.Index.Tokens[token].Stem == word.Stem));

    private static bool IsNumber(string stem) => char.IsAsciiDigit(stem[0]) || stem.StartsWith("o(", StringComparison.Ordinal);

    private bool IsSame(string stem, int token)
    {
        var other = answer.Index.Tokens[token].Stem;

        return other == stem
            || (strengths.TryGetValue(stem, out var row) && number.TryGetValue(other, out var term) && row[term] >= SameWord);
    }

    private (int First, int Last) SentenceAround(Chunk chunk)
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

        return (first, last);
    }

    private double Recall(Comparison wanted, int chunk)
    {
        var (sum, total) = (0.0, 0.0);
        for (var at = 0; at < wanted.Rows.Length; at++)
        {
            var best = 0.0;
            foreach (var term in termsOf[chunk])
            {
                best = Math.Max(best, wanted.Rows[at][term]);
            }

            sum += wanted.Weights[at] * best;
            total += wanted.Weights[at];
        }

        return total <= 0 ? 0 : sum / total;
    }

    private double Precision(Comparison wanted, int chunk)
    {
        var (sum, total) = (0.0, 0.0);
        foreach (var term in termsOf[chunk])
        {
            sum += weights[term] * wanted.Best[term];
            total += weights[term];
        }

        return total <= 0 ? 0 : sum / total;
    }

    /// <summary>The share of some words, by surprise, that is found anywhere in the answer.</summary>
    public double RecallOf(IReadOnlyList<Term> wanted)
    {
        var total = wanted.Sum(term => term.Surprise);

        return total <= 0 ? 0 : wanted.Sum(term => term.Surprise * StrengthsOf(term).DefaultIfEmpty().Max()) / total;
    }

    /// <summary>Each word of a target beside every word of the answer; targets share words, so rows are kept.</summary>
    private Comparison Compare(Target target)
    {
        if (comparisons.TryGetValue(target, out var known))
        {
            return known;
        }

        var rows = target.Terms.Select(StrengthsOf).ToArray();
        var best = new double[terms.Count];
        foreach (var row in rows)
        {
            for (var at = 0; at < best.Length; at++)
            {
                best[at] = Math.Max(best[at], row[at]);
            }
        }

        return comparisons[target] = new(target, Target.WeightsOf(target.Terms, promptStems), rows, best);
    }

    private double[] StrengthsOf(Term wanted)
    {
        if (!strengths.TryGetValue(wanted.Stem, out var row))
        {
            row = [.. terms.Select(term => TermMatch.Strength(wanted, term))];
            strengths[wanted.Stem] = row;
        }

        return row;
    }

    private int[] TermsIn(Chunk chunk) =>
    [
        .. Enumerable.Range(chunk.First, chunk.Last - chunk.First + 1)
            .Select(at => answer.Index.Tokens[at])
            .Where(token => token.Kind == WordKind.Content && number.ContainsKey(token.Stem))
            .Select(token => number[token.Stem])
            .Distinct(),
    ];

    /// <param name="Weights">For each word of the target how much it says.</param>
    /// <param name="Rows">For each word of the target the strength of its match with every word of the answer.</param>
    /// <param name="Best">For each word of the answer its best match in the target.</param>
    private sealed record Comparison(Target Target, double[] Weights, double[][] Rows, double[] Best);
}
