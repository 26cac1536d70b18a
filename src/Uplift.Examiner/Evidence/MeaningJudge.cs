namespace Uplift.Examiner;

/// <summary>
/// The second opinion on a point: where <see cref="PointJudge"/> looks for wordings, this looks for the same meaning in
/// other words. It may raise a verdict, and lowers none but to "contradicted".
/// </summary>
internal sealed class MeaningJudge
{
    // Just short of "partly" the honest word is "unsure".
    private const double Unsure = 0.5;

    // Over a third of the words in common are denied: the opposite is said. Over less it is merely no assertion.
    private const double Denial = 0.34;

    // What stands nearly as near says it as well, if the very nearest is a denial.
    private const double Nearly = 1.5;
    private const int MostChecked = 24;

    // So near comes any text of some length to any point.
    private const double Unrelated = 2;

    // So much of the weight must be recognised before part of a point counts by its meaning alone.
    private const double Recognised = 0.4;
    private const double ForeignPoint = 0.7;
    private const double TopNearness = 4.5;
    private const double SomeDoubt = 0.5;
    private const double MuchDoubt = 0.8;
    private const double Sure = 2;

    private readonly StudiedAnswer answer;
    private readonly EvidenceWeights weights;
    private readonly MeaningMeter meter;
    private readonly Stretches stretches;
    private readonly ExamQuestion question;
    private readonly Targets targets;
    private readonly Func<Chunk, bool> accepts;
    private readonly List<Nearness> points;
    private readonly double reference;

    /// <param name="holds">Which tokens may be evidence.</param>
    public MeaningJudge(
        ExamQuestion question,
        StudiedAnswer answer,
        IReadOnlySet<string> promptStems,
        Targets targets,
        EvidenceWeights weights,
        IReadOnlyList<Term> referenceTerms,
        Func<int, bool> holds)
    {
        (this.question, this.answer, this.targets, this.weights) = (question, answer, targets, weights);
        targets.Prepare(question);
        accepts = chunk => holds(chunk.First) && holds(chunk.Last);
        meter = new(answer, promptStems, Background.Shared, holds);
        stretches = new(answer, meter);
        points = [.. question.KeyPoints.Select(point => meter.Measure(targets.Of(point), accepts))];
        reference = meter.RecallOf(referenceTerms);
    }

    /// <param name="at">The point's number.</param>
    /// <param name="worded">What the wording showed.</param>
    public Evidence Judge(int at, Evidence worded) => Judge(points[at], at, worded, ease: 0);

    /// <summary>The same from some chunks only.</summary>
    /// <param name="ease">How far below the usual scores evidence begins.</param>
    public Evidence JudgeWithin(int at, Evidence worded, Func<Chunk, bool> among, double ease) =>
        Judge(meter.Measure(points[at].Wanted, among), at, worded, ease);

    /// <summary>What the model weighs; also for fitting it.</summary>
    public MeaningMeasures Measure(int at, Evidence worded) => Measure(points[at], at, worded);

    /// <summary>
    /// In an answer of which little else is recognised, a point that is partly there by its meaning alone is chance more
    /// often than not.
    /// </summary>
    public List<Evidence> Settle(List<Evidence> evidence)
    {
        var covered = question.KeyPoints.Zip(evidence).Where(one => one.Second.Verdict == PointVerdict.Covered).Sum(one => one.First.Weight);

        return covered >= Recognised * question.KeyPoints.Sum(point => point.Weight)
            ? evidence
            : evidence.ConvertAll(one => one is { ByMeaning: true, Verdict: PointVerdict.Partly } ? one with { Verdict = PointVerdict.Unsure } : one);
    }

    /// <summary>
    /// A misconception in other words, unless the same stretch is liker to something true: to a point of the question,
    /// or to a sentence of the model answer.
    /// </summary>
    public Quote? Claims(Misconception misconception, ReferenceSentences truth)
    {
        var (measures, wanted, chunk) = Read(misconception);
        if (chunk < 0 || weights.Models.Claims.Score(measures) < weights.Claimed)
        {
            return null;
        }

        var stretch = answer.Chunks[chunk];
        var check = stretches.Check(stretch, wanted);

        return check.IsOff || check.Turned >= Denial
            || truth.Says(answer.Index, stretch)
            || Framing.Disowns(stretch, answer.Index)
                ? null
                : answer.Index.QuoteOf(stretch.First, stretch.Last);
    }

    /// <summary>The same measures of a misconception.</summary>
    public MeaningMeasures Measure(Misconception misconception) => Read(misconception).Measures;

    /// <returns>The chunk is where it stands out most from what is true.</returns>
    private (MeaningMeasures Measures, Wanted Wanted, int Chunk) Read(Misconception misconception)
    {
        var claim = meter.Measure(targets.Of(misconception), accepts);
        var (contrast, chunk) = Contrast(claim, points);
        var measures = new MeaningMeasures(
            0,
            claim.Phrasing,
            claim.PhrasingWords,
            meter.Alignment(claim.Wanted),
            contrast,
            claim.Precision,
            0,
            chunk < 0 ? 0 : claim.Near[chunk]!.Value,
            0,
            0,
            claim.Both);

        return (measures, claim.Wanted, chunk);
    }

    private Evidence Judge(Nearness near, int at, Evidence worded, double ease)
    {
        if (worded.Verdict is PointVerdict.Covered or PointVerdict.Contradicted
            || near.Nearest(Nearly, MostChecked).ToList() is not { Count: > 0 } nearest)
        {
            return worded;
        }

        var agreed = worded.Verdict == PointVerdict.Partly;
        var score = weights.Models.Points.Score(Measure(near, at, worded)) + ease;
        var says = score >= weights.Covered;
        var checks = nearest.Select(chunk => (Chunk: chunk, Check: stretches.Check(answer.Chunks[chunk], near.Wanted))).ToList();
        var found = checks.FindIndex(one => one.Check is { Turned: < Stretches.Denied, IsOff: false });
        var holds = found >= 0;
        var stretch = answer.Chunks[checks[Math.Max(0, found)].Chunk];
        var quote = answer.Index.QuoteOf(stretch.First, stretch.Last);
        if (says && !holds && checks[0].Check.Turned >= Denial)
        {
            return new(PointVerdict.Contradicted, quote, Doubt: 1);
        }

        return says && holds ? new(PointVerdict.Covered, quote, agreed || score >= Sure ? SomeDoubt : MuchDoubt) { ByMeaning = true }
            : agreed || !holds ? worded
            : score >= weights.Partly ? new(PointVerdict.Partly, quote, Doubt: 1) { ByMeaning = true }
            : score >= weights.Partly - Unsure ? new(PointVerdict.Unsure, quote, Doubt: 1) { ByMeaning = true }
            : worded;
    }

    private MeaningMeasures Measure(Nearness near, int at, Evidence worded)
    {
        var others = points.Where((_, other) => other != at).ToList();
        var nearest = others.Select(other => Math.Max(Unrelated, other.Most)).OrderDescending().ToList();

        return new(
            worded.Verdict == PointVerdict.Partly ? 1 : 0,
            near.Phrasing,
            near.PhrasingWords,
            meter.Alignment(near.Wanted),
            Contrast(near, others).Value,
            near.Precision,
            reference,
            near.Most,
            nearest.DefaultIfEmpty(Unrelated).Average(),
            nearest.Take(2).DefaultIfEmpty(Unrelated).Average(),
            near.Both);
    }

    private static (double Value, int Chunk) Contrast(Nearness near, List<Nearness> others)
    {
        var (most, chunk) = (0.0, -1);
        for (var at = 0; at < near.Near.Length; at++)
        {
            if (near.Near[at] is not { } own)
            {
                continue;
            }

            var foreign = others.Count == 0 ? own : others.Max(other => other.Near[at] ?? 0);
            var value = Math.Min(own, TopNearness) - (ForeignPoint * Math.Max(0, foreign - own));
            if (chunk < 0 || value > most)
            {
                (most, chunk) = (value, at);
            }
        }

        return (most, chunk);
    }
}
