using System.Collections.Concurrent;

namespace Uplift.Examiner;

/// <summary>A statement, phrasing or claim to look for by its meaning.</summary>
/// <param name="Words">For each of the terms what the encoder makes of it in this text, of length one.</param>
/// <param name="Mean">Of the cosine with unrelated sentences.</param>
/// <param name="Deviation">Of the same.</param>
/// <param name="Needle">Its words with their polarity and order.</param>
internal sealed record Target(
    IReadOnlyList<Term> Terms, float[] Vector, float[][] Words, double Mean, double Deviation, Needle Needle)
{
    /// <summary>By how many deviations a vector is liker to this than unrelated sentences are.</summary>
    public double Likeness(ReadOnlySpan<float> vector) => (RowMath.Dot(Vector, vector) - Mean) / Deviation;
}

/// <summary>A statement and the ways of saying it, with all their words numbered together.</summary>
internal sealed class Wanted
{
    public Wanted(Target statement, IEnumerable<Target> phrasings)
    {
        Statement = statement;
        All = [statement, .. phrasings];
        Terms = [.. All.SelectMany(target => target.Terms).DistinctBy(term => term.Stem)];
        var number = Terms.Index().ToDictionary(term => term.Item.Stem, term => term.Index, StringComparer.Ordinal);
        TermsOf = [.. All.Select(target => target.Terms.Select(term => number[term.Stem]).ToArray())];
    }

    public Target Statement { get; }

    /// <summary>The statement first.</summary>
    public IReadOnlyList<Target> All { get; }

    public IReadOnlyList<Term> Terms { get; }

    public int[][] TermsOf { get; }
}

/// <summary>
/// The targets of questions, which every answer is compared with. Texts of answers never come in here, so what is kept is
/// bounded by the library and, for one-off questions, by the limit.
/// </summary>
internal sealed class Targets(Lexicon lexicon, SentenceEncoder encoder, Background background)
{
    // Some 30 KB each. A full library has about ten thousand phrasings.
    private const int MostKept = 16_384;

    private readonly ConcurrentDictionary<string, Target> targets = new(StringComparer.Ordinal);

    public Wanted Of(KeyPoint point) => new(Of(point.Statement), point.Phrasings.Select(Of));

    public Wanted Of(Misconception claim) => new(Of(claim.Claim), claim.Phrasings.Select(Of));

    public Target Of(string text)
    {
        if (!targets.TryGetValue(text, out var known))
        {
            Read([text]);
            known = targets[text];
        }

        return known;
    }

    /// <summary>Reads those that are new together, which takes the encoder a fraction of the time.</summary>
    public void Prepare(ExamQuestion question)
    {
        if (targets.Count >= MostKept)
        {
            targets.Clear();
        }

        Read([.. question.KeyPoints.SelectMany(point => point.Phrasings.Append(point.Statement))
            .Concat(question.Misconceptions.SelectMany(claim => claim.Phrasings.Append(claim.Claim)))
            .Where(text => !targets.ContainsKey(text))
            .Distinct(StringComparer.Ordinal)]);
    }

    private void Read(List<string> texts)
    {
        var read = texts.ConvertAll(text => new StudiedText(text, lexicon));
        var words = new List<SpokenWord>();
        var stretches = new List<Chunk>();
        foreach (var text in read)
        {
            var first = words.Count;
            words.AddRange(SpokenWords.Of(text.Index, firstSentence: first));
            stretches.Add(new(first, words.Count - 1));
        }

        var states = encoder.StatesOf(words);
        var vectors = encoder.VectorsOf(states, stretches);
        foreach (var (at, text) in read.Index())
        {
            var vector = vectors.AsSpan(at * SentenceEncoder.Dimensions, SentenceEncoder.Dimensions).ToArray();
            var (mean, deviation) = background.Against(vector);
            targets[texts[at]] = new(
                text.Terms,
                vector,
                WordsOf(text, states, words, stretches[at]),
                mean,
                deviation,
                Needle.OfStatement(text.Text));
        }
    }

    private static float[][] WordsOf(StudiedText text, WordStates states, List<SpokenWord> words, Chunk stretch)
    {
        var places = SpokenWords.PlacesOf(text.Index, words, stretch);
        var firsts = text.Index.Tokens.Index().Where(token => token.Item.Kind == WordKind.Content)
            .DistinctBy(token => token.Item.Stem)
            .ToDictionary(token => token.Item.Stem, token => places[token.Index], StringComparer.Ordinal);

        return [.. text.Terms.Select(term => states.Unit(firsts[term.Stem]))];
    }
}
