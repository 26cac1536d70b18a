namespace Uplift.Examiner;

/// <summary>How near an answer comes to one thing to say, piece by piece and as a whole.</summary>
/// <param name="Near">For each chunk how near it comes; nothing for one that is no evidence.</param>
internal sealed record Nearness(Wanted Wanted, double?[] Near, double Phrasing, double PhrasingWords, double Precision, double Both)
{
    public double Most => Near.Max() ?? 0;

    /// <summary>The chunks that come nearest, the very nearest first.</summary>
    public IEnumerable<int> Nearest(double within, int most)
    {
        var least = Most - within;

        return Near.Index()
            .Where(chunk => chunk.Item is { } near && near >= least)
            .OrderByDescending(chunk => chunk.Item)
            .Take(most)
            .Select(chunk => chunk.Index);
    }
}

/// <summary>
/// Measures likeness of meaning: how far a stretch stands out from unrelated sentences by the encoder's cosine, and words
/// matched through stems, spelling and synonyms, both ways. Each measure is the best over the stretches, so that whatever
/// is added to an answer takes nothing away. Negation is checked elsewhere, since no measure sees it.
/// </summary>
internal sealed class MeaningMeter
{
    // A word that the question uses itself says little about who repeats it.
    private const double PromptWordWeight = 0.35;
    private const double CommonPromptWordWeight = 0.25;
    private const int FewestWords = 3;

    // From here to there the cosine of two words' states counts, and never as much as the same word.
    private const double UnlikeWords = 0.3;
    private const double LikeWords = 0.9;
    private const double LikeWord = 0.8;

    private readonly StudiedAnswer answer;
    private readonly IReadOnlySet<string> promptStems;
    private readonly Background background;
    private readonly double[] given;
    private readonly double[] givenBySurprise;
    private readonly int[] content;
    private readonly Dictionary<string, double[]> strengths = new(StringComparer.Ordinal);

    /// <param name="holds">Which tokens may be evidence.</param>
    public MeaningMeter(StudiedAnswer answer, IReadOnlySet<string> promptStems, Background background, Func<int, bool> holds)
    {
        this.answer = answer;
        this.promptStems = promptStems;
        this.background = background;
        given = [.. answer.Text.Terms.Select(Weight)];
        givenBySurprise = [.. answer.Text.Terms.Select(WeightBySurprise)];
        content = [.. Enumerable.Range(0, answer.Read).Where(at => answer.TermAt(at) >= 0 && holds(at))];
    }

    /// <param name="wanted">What is looked for.</param>
    /// <param name="accepts">Which chunks may be the evidence.</param>
    public Nearness Measure(Wanted wanted, Func<Chunk, bool> accepts)
    {
        var rows = wanted.Terms.Select(StrengthsOf).ToArray();
        var (rare, surprising) = (wanted.Terms.Select(Weight).ToArray(), wanted.Terms.Select(WeightBySurprise).ToArray());
        var best = BestOf(rows);
        var found = new double[wanted.Terms.Count];
        var near = new double?[answer.Chunks.Count];
        var (phrasing, phrasingWords, precision, both) = (-1.0, 0.0, 0.0, 0.0);
        for (var at = 0; at < near.Length; at++)
        {
            var terms = answer.TermsOf[at];
            if (terms.Length == 0 || !accepts(answer.Chunks[at]))
            {
                continue;
            }

            for (var word = 0; word < found.Length; word++)
            {
                found[word] = BestAmong(rows[word], terms);
            }

            var vector = answer.VectorOf(at);
            var statement = wanted.Statement.Likeness(vector);
            var statementWords = Share(found, wanted.TermsOf[0], rare);
            var (sum, likest, words) = (statement, -9.0, 0.0);
            for (var target = 1; target < wanted.All.Count; target++)
            {
                var likeness = wanted.All[target].Likeness(vector);
                sum += likeness;
                likest = Math.Max(likest, likeness);
                words = Math.Max(words, Share(found, wanted.TermsOf[target], rare));
                phrasingWords = Math.Max(phrasingWords, Share(found, wanted.TermsOf[target], surprising));
            }

            var own = Share(best, terms, given);
            near[at] = (0.35 * sum / wanted.All.Count) + (0.15 * Math.Max(statement, likest))
                + (2 * statementWords) + (1.5 * words) + (2 * own * Math.Min(1, terms.Length / (double)FewestWords));
            phrasing = Math.Max(phrasing, likest);
            both = Math.Max(both, statementWords * Math.Max(0, statement));
            precision = terms.Length >= FewestWords ? Math.Max(precision, Share(best, terms, givenBySurprise)) : precision;
        }

        return new(wanted, near, phrasing, phrasingWords, precision, both);
    }

    /// <summary>
    /// The statement's words, each beside the most similar one, in context, of two neighbouring sentences: the best share.
    /// </summary>
    public double Alignment(Wanted wanted)
    {
        var statement = wanted.Statement;
        var weights = statement.Terms.Select(WeightBySurprise).ToArray();
        var total = weights.Sum();
        var bySentence = new Dictionary<int, double[]>();
        var rows = statement.Terms.Select(StrengthsOf).ToArray();
        foreach (var at in content)
        {
            var sentence = answer.Index.SentenceOf(at);
            if (!bySentence.TryGetValue(sentence, out var best))
            {
                bySentence[sentence] = best = new double[weights.Length];
            }

            for (var word = 0; word < best.Length; word++)
            {
                var like = (RowMath.Dot(statement.Words[word], answer.WordAt(at)) - UnlikeWords) / (LikeWords - UnlikeWords);
                best[word] = Math.Max(best[word], Math.Max(rows[word][answer.TermAt(at)], Math.Clamp(like, 0, LikeWord)));
            }
        }

        var most = 0.0;
        foreach (var (sentence, best) in bySentence)
        {
            var next = bySentence.GetValueOrDefault(sentence + 1, best);
            var sum = 0.0;
            for (var word = 0; word < best.Length; word++)
            {
                sum += weights[word] * Math.Max(best[word], next[word]);
            }

            most = Math.Max(most, sum);
        }

        return total <= 0 ? 0 : most / total;
    }

    /// <summary>The share of some words, by rarity, that is found anywhere in the answer, in the word itself or a synonym.</summary>
    public double RecallOf(IReadOnlyList<Term> wanted)
    {
        var (sum, total) = (0.0, 0.0);
        foreach (var term in wanted)
        {
            var weight = Weight(term);
            var best = StrengthsOf(term).DefaultIfEmpty().Max();
            sum += best >= LikeWord ? weight * best : 0;
            total += weight;
        }

        return total <= 0 ? 0 : sum / total;
    }

    /// <summary>The same by surprise.</summary>
    public double SurpriseOf(IReadOnlyList<Term> wanted)
    {
        var total = wanted.Sum(term => term.Surprise);

        return total <= 0 ? 0 : wanted.Sum(term => term.Surprise * StrengthsOf(term).DefaultIfEmpty().Max()) / total;
    }

    /// <summary>How strongly a word of what is wanted stands at a token.</summary>
    public double StrengthAt(Term wanted, int token) => answer.TermAt(token) is >= 0 and var term ? StrengthsOf(wanted)[term] : 0;

    private double Weight(Term term) => background.WeightOf(term.Stem) * (promptStems.Contains(term.Stem) ? PromptWordWeight : 1);

    private double WeightBySurprise(Term term) => term.Surprise * (promptStems.Contains(term.Stem) ? CommonPromptWordWeight : 1);

    private double[] BestOf(double[][] rows)
    {
        var best = new double[answer.Text.Terms.Count];
        foreach (var row in rows)
        {
            for (var at = 0; at < best.Length; at++)
            {
                best[at] = Math.Max(best[at], row[at]);
            }
        }

        return best;
    }

    private double[] StrengthsOf(Term wanted)
    {
        if (!strengths.TryGetValue(wanted.Stem, out var row))
        {
            strengths[wanted.Stem] = row = [.. answer.Text.Terms.Select(term => TermMatch.Strength(wanted, term))];
        }

        return row;
    }

    private static double BestAmong(double[] row, int[] terms)
    {
        var best = 0.0;
        foreach (var term in terms)
        {
            best = Math.Max(best, row[term]);
        }

        return best;
    }

    private static double Share(double[] found, int[] members, double[] weights)
    {
        var (sum, total) = (0.0, 0.0);
        foreach (var member in members)
        {
            sum += weights[member] * found[member];
            total += weights[member];
        }

        return total <= 0 ? 0 : sum / total;
    }
}
