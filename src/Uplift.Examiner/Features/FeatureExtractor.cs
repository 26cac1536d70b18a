namespace Uplift.Examiner;

/// <summary>
/// What can be counted of an answer beside its reference; the numbers that the fitted models weigh. After the list of
/// research note "examiner", section 5: words, letters, order, the encoder by text, by point and by token, and shape.
/// </summary>
internal static class FeatureExtractor
{
    // Likeness of single words was tried and adds nothing to the encoder's view of whole points.
    private static readonly Kinship[] Degrees = [Kinship.Stem, Kinship.Spelling, Kinship.Meaning];

    public static FeatureList Extract(StudiedQuestion question, StudiedAnswer answer)
    {
        var text = answer.Text;
        var features = new FeatureList();
        AddWords(features, question, text);
        AddLetters(features, question, text);
        AddOrder(features, question, text);
        AddMeaning(features, question, answer);
        AddShape(features, question, text);
        return features;
    }

    private static void AddWords(FeatureList features, StudiedQuestion question, StudiedText answer)
    {
        var own = answer.TermsWithout(question.Prompt);
        var (wanted, given) = (question.Demoted.ToHashSet(), own.ToHashSet());
        var grid = new TermGrid(question.Reference.Terms, answer.Terms);
        var pairs = new (string Name, Recall Recall)[]
        {
            ("recall", grid.OfLeft(_ => true)),
            ("demoted-recall", grid.OfLeft(wanted.Contains)),
            ("precision", grid.OfRight(_ => true)),
            ("demoted-precision", grid.OfRight(given.Contains)),
        };
        foreach (var (name, recall) in pairs)
        {
            foreach (var degree in Degrees)
            {
                features.Add($"{name}-{degree}", recall.Weighted(degree));
            }

            features.Add($"{name}-plain-{Kinship.Meaning}", recall.Plain(Kinship.Meaning));
        }

        var demoted = pairs[1].Recall;
        features.Add("heaviest", demoted.Heaviest(0, Kinship.Meaning));
        features.Add("second-heaviest", demoted.Heaviest(1, Kinship.Meaning));
        features.Add("terms-cosine", TextSimilarity.OfTerms(question.Reference.Terms, answer.Terms));
        features.Add("demoted-terms-cosine", TextSimilarity.OfTerms(question.Demoted, own));
    }

    private static void AddLetters(FeatureList features, StudiedQuestion question, StudiedText answer)
    {
        var own = answer.ContentWithout(question.Prompt);
        features.Add("grams-3", TextSimilarity.OfGrams(question.Reference.Text, answer.Text, 3));
        features.Add("grams-4", TextSimilarity.OfGrams(question.Reference.Text, answer.Text, 4));
        features.Add("demoted-grams-3", TextSimilarity.OfGrams(question.DemotedText, own, 3));
        features.Add("demoted-grams-4", TextSimilarity.OfGrams(question.DemotedText, own, 4));
        features.Add("gram-recall", TextSimilarity.GramRecall(question.DemotedText, own, 3));
    }

    private static void AddOrder(FeatureList features, StudiedQuestion question, StudiedText answer)
    {
        List<string> wanted = [.. question.Reference.Content.Select(token => token.Stem)];
        List<string> given = [.. answer.Content.Select(token => token.Stem)];
        var common = TextSimilarity.CommonSequence(wanted, given);
        features.Add("sequence-recall", common / (double)Math.Max(1, wanted.Count));
        features.Add("sequence-precision", common / (double)Math.Max(1, given.Count));
        var pairs = wanted.Zip(wanted.Skip(1)).ToHashSet();
        var held = given.Zip(given.Skip(1)).Distinct().Count(pairs.Contains);
        features.Add("pair-recall", held / (double)Math.Max(1, pairs.Count));
        features.Add("pair-precision", held / (double)Math.Max(1, given.Count - 1));
    }

    private static void AddMeaning(FeatureList features, StudiedQuestion question, StudiedAnswer answer)
    {
        features.Add("cosine", RowMath.Dot(question.ReferenceVector, answer.Vector));
        features.Add(
            "demoted-cosine",
            RowMath.Dot(question.DemotedVector, answer.VectorOf(answer.Text.ContentWithout(question.Prompt))));
        features.Add("question-cosine", RowMath.Dot(question.PromptVector, answer.Vector));
        features.Add("given-cosine", RowMath.Dot(question.PromptVector, question.ReferenceVector));

        features.Add("best-chunk", Best(question.ReferenceVector, answer));
        AddPoints(features, question, answer);

        var words = answer.Words;
        var recall = WordAlignment.Recall(question.Words, words, question.Prompt.Stems);
        var precision = WordAlignment.Recall(words, question.Words, question.Prompt.Stems);
        features.Add("alignment-recall", recall);
        features.Add("alignment-precision", precision);
        features.Add("alignment", recall + precision <= 0 ? 0 : 2 * recall * precision / (recall + precision));
    }

    private static double Best(float[] vector, StudiedAnswer answer)
    {
        var best = RowMath.Dot(vector, answer.Vector);
        for (var chunk = 0; chunk < answer.Chunks.Count; chunk++)
        {
            best = MathF.Max(best, RowMath.Dot(vector, answer.VectorOf(chunk)));
        }

        return best;
    }

    private static void AddPoints(FeatureList features, StudiedQuestion question, StudiedAnswer answer)
    {
        var meter = new MeaningMeter(answer, question.Prompt.Stems, Background.Shared, _ => true);
        var points = question.Points
            .Select(point =>
            {
                var cosine = Best(point.Target.Vector, answer);
                var words = meter.SurpriseOf(point.Demoted);
                var near = meter.Measure(new Wanted(point.Target, []), _ => true).Most;
                return (point.Weight, Cosine: cosine, Words: words, Both: (cosine + words) / 2, Near: near);
            })
            .ToList();
        AddPointMeans(features, "point-cosine", points.ConvertAll(point => (point.Weight, point.Cosine)));
        AddPointMeans(features, "point-words", points.ConvertAll(point => (point.Weight, point.Words)));
        AddPointMeans(features, "point-both", points.ConvertAll(point => (point.Weight, point.Both)));
        AddPointMeans(features, "point-near", points.ConvertAll(point => (point.Weight, point.Near)));
    }

    private static void AddPointMeans(FeatureList features, string name, List<(double Weight, double Value)> points)
    {
        var total = points.Sum(point => point.Weight);
        features.Add(name + "-weighted", total <= 0 ? 0 : points.Sum(point => point.Weight * point.Value) / total);
        features.Add(name + "-mean", points.Select(point => point.Value).DefaultIfEmpty().Average());
        features.Add(name + "-least", points.Select(point => point.Value).DefaultIfEmpty().Min());
        features.Add(name + "-most", points.Select(point => point.Value).DefaultIfEmpty().Max());
    }

    private static void AddShape(FeatureList features, StudiedQuestion question, StudiedText answer)
    {
        features.Add("log-answer", Math.Log(1 + answer.Content.Count));
        features.Add("log-reference", Math.Log(1 + question.Reference.Content.Count));
        features.Add("log-question", Math.Log(1 + question.Prompt.Index.Tokens.Count));
        features.Add("length-ratio", Math.Min(3, answer.Content.Count / (double)Math.Max(1, question.Reference.Content.Count)));
        features.Add("points", Math.Log(1 + question.Points.Count));
        features.Add("one-word", answer.Terms.Count <= 1 ? 1 : 0);
        features.Add("surrender", Gates.IsSurrender(answer.Index.Tokens) ? 1 : 0);
        features.Add(
            "from-question",
            answer.Terms.Count(term => question.Prompt.Stems.Contains(term.Stem)) / (double)Math.Max(1, answer.Terms.Count));
        var (wanted, given) = (Numbers(question.Reference), Numbers(answer));
        features.Add("has-number", wanted.Count > 0 ? 1 : 0);
        features.Add("number-recall", wanted.Count == 0 ? 1 : wanted.Count(given.Contains) / (double)wanted.Count);
        features.Add("negators", Negators(answer));
        features.Add("negator-difference", Math.Abs(Negators(answer) - Negators(question.Reference)));
    }

    private static HashSet<string> Numbers(StudiedText text) =>
        [.. text.Terms.Where(term => char.IsAsciiDigit(term.Stem[0])).Select(term => term.Stem)];

    private static double Negators(StudiedText text) =>
        Math.Min(3, text.Index.Tokens.Count(token => token.Kind == WordKind.Negator));
}
