namespace Uplift.Examiner;

/// <summary>
/// The second opinion on a point: where <see cref="PointJudge"/> looks for wordings, this looks for the same meaning in
/// other words. It may raise a verdict, and lowers none.
/// </summary>
internal sealed class MeaningJudge(
    StudiedAnswer answer,
    IReadOnlySet<string> promptStems,
    Targets targets,
    EvidenceWeights weights,
    Func<Chunk, bool> accepts)
{
    // Just short of "partly" the honest word is "unsure".
    private const double Unsure = 0.3;
    private const double LeastOfInterest = -3;
    // A stray "not" in a long sentence denies nothing; over a third of the words in common it does.
    private const double Denial = 0.34;
    private const double SomeDoubt = 0.5;
    private const double MuchDoubt = 0.8;

    private readonly LikenessSearch search = new(answer, promptStems);

    /// <param name="point">What is looked for.</param>
    /// <param name="worded">What the wording showed.</param>
    /// <param name="ease">How far below the usual scores evidence begins.</param>
    public Evidence Judge(KeyPoint point, Evidence worded, double ease)
    {
        if (worded.Verdict is PointVerdict.Covered or PointVerdict.Contradicted
            || Find(point, accepts) is not { } hit)
        {
            return worded;
        }

        var agreed = worded.Verdict == PointVerdict.Partly;
        var score = hit.Score + ease;
        var says = score >= weights.Covered;
        if (says && hit.Turned >= Denial)
        {
            return new(PointVerdict.Contradicted, QuoteOf(hit), Doubt: 1);
        }

        return says && hit is { Turned: 0, SetAside: false, IsSwapped: false, NumbersDiffer: false }
                ? new(PointVerdict.Covered, QuoteOf(hit), agreed ? SomeDoubt : MuchDoubt)
            : agreed || hit.Turned >= Denial || hit.SetAside || hit.NumbersDiffer ? worded
            : score >= weights.Partly ? new(PointVerdict.Partly, QuoteOf(hit), Doubt: 1) { ByMeaning = true }
            : score >= weights.Partly - Unsure ? new(PointVerdict.Unsure, QuoteOf(hit), Doubt: 1)
            : worded with { Doubt = Math.Max(worded.Doubt, Nearness(hit.Score)) };
    }

    /// <summary>
    /// In an answer of which nothing else is recognised, a point that is partly there by its meaning alone is chance more
    /// often than not.
    /// </summary>
    public static List<Evidence> Settle(List<Evidence> evidence) =>
        evidence.Exists(one => one.Verdict == PointVerdict.Covered || one is { Verdict: PointVerdict.Partly, ByMeaning: false })
            ? evidence
            : evidence.ConvertAll(one => one.ByMeaning ? one with { Verdict = PointVerdict.Unsure } : one);

    /// <summary>
    /// A misconception in other words, unless the same stretch is liker to something true: to a point of the question,
    /// or to a sentence of the model answer.
    /// </summary>
    public Quote? Claims(Misconception misconception, ExamQuestion question, ReferenceSentences reference)
    {
        var truth = question.KeyPoints.FirstOrDefault(point => point.Id == misconception.PointId)?.Statement ?? question.Reference;
        var variants = misconception.Phrasings.Append(misconception.Claim).Select(TargetOf);
        var hit = search.Best(TargetOf(truth), variants, weights.Claims, weights.Claimed, accepts);
        if (hit is null || hit.Turned >= Denial || hit.SetAside || hit.NumbersDiffer || hit.IsSwapped
            || reference.Says(answer.Index, hit.Chunk)
            || Framing.Disowns(hit.Chunk, answer.Index))
        {
            return null;
        }

        var isTrue = question.KeyPoints.Any(point => Find(point, chunk => chunk == hit.Chunk)?.Score >= hit.Score);

        return isTrue ? null : QuoteOf(hit);
    }

    private LikenessHit? Find(KeyPoint point, Func<Chunk, bool> among)
    {
        var statement = TargetOf(point.Statement);

        return search.Best(
            statement, point.Phrasings.Select(TargetOf).Prepend(statement), weights.Points, LeastOfInterest, among);
    }

    private double Nearness(double score) =>
        Math.Clamp((score - LeastOfInterest) / (weights.Partly - LeastOfInterest), 0, 1);

    private Quote QuoteOf(LikenessHit hit) => answer.Index.QuoteOf(hit.Chunk.First, hit.Chunk.Last);

    private Target TargetOf(string text) => targets.Of(text);
}
