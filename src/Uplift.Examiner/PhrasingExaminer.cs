namespace Uplift.Examiner;

/// <summary>
/// Grades by the phrasings that the question's author has accepted, with word order and negation, and by the words of
/// each point's statement. It does not understand: an idea in quite other words is missed, which the confidence says.
/// </summary>
public sealed class PhrasingExaminer : IExaminer
{
    public const string Version = "phrasings-1";

    // Above these mean doubts, and below these lengths in content words, the verdicts deserve less trust.
    private const double LittleDoubt = 0.2;
    private const double MuchDoubt = 0.5;
    private const int LongEnough = 25;
    private const int VeryShort = 8;

    public Examination Examine(ExamQuestion question, string answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);

        var text = new TextIndex(answer);
        var prompt = new PromptEcho(question.Prompt);
        if (Gates.BeforeScoring(question, prompt, text) is { } gate)
        {
            return Refuse(question, gate);
        }

        var own = prompt.Without(text);
        var judge = new PointJudge(own, prompt, Leniency.Usual);
        var evidence = question.KeyPoints.Select(judge.Judge).ToList();
        var misconceptions = MisconceptionSearch.Find(question.Misconceptions, own).ToList();
        var somethingFound = misconceptions.Count > 0 || evidence.Exists(one => one.Verdict != PointVerdict.Missed);

        return Gates.IsTooShort(text, somethingFound)
            ? Refuse(question, Gate.TooShort)
            : Weigh(question, Contradict(question, evidence, misconceptions), misconceptions, Gates.ContentWords(text));
    }

    public PointFinding Recheck(ExamQuestion question, string pointId, string answer, Quote passage)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);
        ArgumentNullException.ThrowIfNull(passage);

        var point = question.KeyPoints.FirstOrDefault(one => one.Id == pointId)
            ?? throw new ArgumentException($"The question has no key point '{pointId}'.", nameof(pointId));

        // The whole answer is read, so that a passage chosen just behind a "not" does not lose it.
        var text = new TextIndex(answer);
        var chosen = text.Keeping(at => text.Tokens[at].Start >= passage.Start && text.Tokens[at].End <= passage.End);
        var found = new PointJudge(chosen, new PromptEcho(question.Prompt), Leniency.Appeal).Judge(point);

        return new(point.Id, found.Verdict, found.Quote);
    }

    /// <summary>
    /// A misconception contradicts the point it names, unless the point is covered by other words of the answer.
    /// </summary>
    private static List<Evidence> Contradict(
        ExamQuestion question,
        List<Evidence> evidence,
        List<MisconceptionFinding> found)
    {
        var claims = found.ToLookup(one => one.MisconceptionId, one => one.Quote);

        return [.. question.KeyPoints.Zip(evidence, (point, shown) =>
        {
            var claim = question.Misconceptions
                .Where(one => one.PointId == point.Id)
                .SelectMany(one => claims[one.Id])
                .FirstOrDefault();
            var standsElsewhere = shown is { Verdict: PointVerdict.Covered, Quote: { } own }
                && (claim is null || own.End <= claim.Start || own.Start >= claim.End);

            return claim is null || standsElsewhere ? shown : new Evidence(PointVerdict.Contradicted, claim, Doubt: 0);
        })];
    }

    private static Examination Weigh(
        ExamQuestion question,
        List<Evidence> evidence,
        List<MisconceptionFinding> misconceptions,
        int contentWords)
    {
        var verdicts = question.KeyPoints.Zip(evidence, (point, shown) => (Point: point, shown.Verdict)).ToList();
        var points = question.KeyPoints
            .Zip(evidence, (point, shown) => new PointFinding(point.Id, shown.Verdict, shown.Quote));
        var found = misconceptions.Select(one => one.MisconceptionId).ToHashSet(StringComparer.Ordinal);
        var confirmed = question.Misconceptions.Where(one => found.Contains(one.Id));

        return new(
            Gate: null,
            Grading.Coverage(verdicts),
            Grading.Grade(verdicts, confirmed),
            ConfidenceIn(question, evidence, contentWords),
            [.. points],
            misconceptions);
    }

    /// <summary>
    /// D = sum(weight * doubt) / sum(weight), where a phrasing leaves no doubt, a denial or the statement's words half,
    /// "partly" all, and a missed point as much as it came near to partly. High: D at most 0.2, 25 content words,
    /// something recognised. Low: D above 0.5, or fewer than 8 content words.
    /// </summary>
    private static Confidence ConfidenceIn(ExamQuestion question, List<Evidence> evidence, int contentWords)
    {
        var weight = Math.Max(1, question.KeyPoints.Sum(point => point.Weight));
        var doubt = question.KeyPoints.Zip(evidence, (point, shown) => point.Weight * shown.Doubt).Sum() / weight;
        var somethingFound = evidence.Exists(one => one.Verdict != PointVerdict.Missed);

        return doubt > MuchDoubt || contentWords < VeryShort ? Confidence.Low
            : doubt <= LittleDoubt && somethingFound && contentWords >= LongEnough ? Confidence.High
            : Confidence.Medium;
    }

    // Nonsense and echo are judged by rules of thumb, the others are plain to see.
    private static Examination Refuse(ExamQuestion question, Gate gate) => new(
        gate,
        Coverage: 0,
        Grade: null,
        gate is Gate.Nonsense or Gate.QuestionEchoed or Gate.TooShort ? Confidence.Medium : Confidence.High,
        [.. question.KeyPoints.Select(point => new PointFinding(point.Id, PointVerdict.Missed, null))],
        []);
}
