using Uplift.Examiner;
using Uplift.Tests.Examiner;

namespace Uplift.Bench;

internal enum SampleKind
{
    /// <summary>The sentence says it.</summary>
    Said,

    /// <summary>The sentence is from the same full answer and holds no phrasing of it.</summary>
    SameAnswer,

    /// <summary>The sentence is from another question of the topic.</summary>
    Elsewhere,

    /// <summary>The sentence states what is true instead.</summary>
    Truth,
}

internal sealed record EvidenceSample(SampleKind Kind, LikenessMeasures Measures);

/// <summary>Pairs of a point or misconception with a sentence, measured as the examiner measures them.</summary>
internal sealed class EvidenceSamples
{
    // Every third sentence of the topic's other questions is plenty.
    private const int EveryNth = 3;

    private readonly List<BankQuestion> bank;
    private readonly SentenceEncoder encoder = SentenceEncoder.Shared;
    private readonly Lexicon lexicon = new(SentenceEncoder.Shared.Tokenizer, Thesaurus.Shared);
    private readonly Dictionary<string, StudiedAnswer> studied = [];
    private readonly Targets targets;

    public EvidenceSamples(List<BankQuestion> bank)
    {
        this.bank = bank;
        targets = new Targets(lexicon, encoder);
    }

    public IEnumerable<EvidenceSample> OfPoints(BankQuestion one)
    {
        var prompt = new PromptEcho(one.Question);
        foreach (var (point, sentence) in one.Question.KeyPoints.SelectMany(_ => SentencesOf(one), (point, text) => (point, text)))
        {
            var held = point.Phrasings.Where(phrasing => Holds(sentence, phrasing)).ToHashSet();
            var kind = held.Count > 0 ? SampleKind.Said : SampleKind.SameAnswer;
            yield return Measure(kind, prompt, point.Statement, [point.Statement, .. point.Phrasings.Where(p => !held.Contains(p))], sentence);
        }

        foreach (var (point, sentence) in one.Question.KeyPoints.SelectMany(_ => Elsewhere(one), (point, text) => (point, text)))
        {
            yield return Measure(SampleKind.Elsewhere, prompt, point.Statement, [point.Statement, .. point.Phrasings], sentence);
        }
    }

    public IEnumerable<EvidenceSample> OfClaims(BankQuestion one)
    {
        var prompt = new PromptEcho(one.Question);
        foreach (var claim in one.Question.Misconceptions)
        {
            var truth = one.Question.KeyPoints.FirstOrDefault(point => point.Id == claim.PointId)?.Statement ?? one.FullAnswer;
            string[] all = [claim.Claim, .. claim.Phrasings];
            foreach (var phrasing in claim.Phrasings)
            {
                yield return Measure(SampleKind.Said, prompt, truth, all.Where(other => other != phrasing), phrasing);
            }

            foreach (var sentence in SentencesOf(one))
            {
                yield return Measure(SampleKind.SameAnswer, prompt, truth, all, sentence);
            }

            foreach (var sentence in Elsewhere(one))
            {
                yield return Measure(SampleKind.Elsewhere, prompt, truth, all, sentence);
            }

            foreach (var point in one.Question.KeyPoints)
            {
                yield return Measure(SampleKind.Truth, prompt, truth, all, point.Statement);
            }
        }
    }

    private EvidenceSample Measure(
        SampleKind kind, PromptEcho prompt, string statement, IEnumerable<string> variants, string sentence)
    {
        var answer = Study(sentence);
        var search = new LikenessSearch(answer, prompt.Stems);
        var measures = search.Likest(targets.Of(statement), [.. variants.Select(targets.Of)]);
        return new(kind, measures);
    }

    private StudiedAnswer Study(string sentence)
    {
        if (!studied.TryGetValue(sentence, out var known))
        {
            studied[sentence] = known = new(new TextIndex(sentence), lexicon, encoder);
        }

        return known;
    }

    private IEnumerable<string> Elsewhere(BankQuestion one) => bank
        .Where(other => other.Topic == one.Topic && other.Slug != one.Slug)
        .SelectMany(SentencesOf)
        .Where((_, at) => at % EveryNth == 0);

    private static IEnumerable<string> SentencesOf(BankQuestion one) => Sentences.Split(one.FullAnswer)
        .Select(sentence => sentence.Text)
        .Where(sentence => !sentence.Contains("```", StringComparison.Ordinal));

    private static bool Holds(string sentence, string phrasing)
    {
        var needle = Needle.OfPhrasing(phrasing);
        return PhrasingMatch.All(needle, new TextIndex(sentence), PhrasingMatch.UsualDetour(needle))
            .Any(match => match.Stance == Stance.Asserted);
    }
}
