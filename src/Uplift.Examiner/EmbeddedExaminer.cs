namespace Uplift.Examiner;

/// <summary>
/// Grades without a model server: by accepted phrasings and the words of each statement, by likeness of meaning where
/// the wording is new, and by what people gave for answers that look like this one. The first two decide the verdicts;
/// the third only says how far to trust them.
/// </summary>
public sealed class EmbeddedExaminer : IExaminer
{
    // An appeal names the passage, which is itself a hint that it means the point.
    private const double EaseOnAppeal = 0.7;

    private readonly bool byMeaning;
    private readonly SentenceEncoder encoder;
    private readonly Thesaurus thesaurus;
    private readonly Lexicon lexicon;
    private readonly Targets targets;
    private readonly EvidenceWeights weights;
    private readonly ReferenceMark marks;

    /// <summary>Over the data that is delivered with the program; the first one reads it, in half a second.</summary>
    /// <param name="byMeaning">
    /// Whether an idea also counts in words that nobody foresaw. It finds more, is wrong more often and takes far
    /// longer; without it no mark is expected either.
    /// </param>
    public EmbeddedExaminer(bool byMeaning = true)
        : this(EvidenceWeights.Shared, MarkModel.Shared, byMeaning)
    {
    }

    internal EmbeddedExaminer(EvidenceWeights weights, MarkModel model, bool byMeaning = true)
    {
        this.byMeaning = byMeaning;
        this.weights = weights;
        encoder = SentenceEncoder.Shared;
        thesaurus = Thesaurus.Shared;
        lexicon = new Lexicon(encoder.Tokenizer, thesaurus);
        targets = new Targets(lexicon, encoder, Background.Shared);
        marks = new ReferenceMark(lexicon, encoder, targets, model);
    }

    /// <summary>One whose weights have not seen a question of the gold set, by which its figures are measured.</summary>
    public static EmbeddedExaminer Blind(string question) => new(EvidenceWeights.Shared.Without(question), MarkModel.Shared);

    public string Version => byMeaning ? "meaning-2" : "wording-2";

    public Examination Examine(ExamQuestion question, string answer)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(answer);

        var text = new TextIndex(answer);
        var prompt = new PromptEcho(question);
        var exam = WithPoints(question);
        if (Gates.BeforeScoring(exam, prompt, text, thesaurus) is { } gate)
        {
            return Refuse(question, exam, gate, byMeaning && gate == Gate.OneWord ? marks.Of(question, marks.Study(text)) : null);
        }

        var studied = byMeaning ? new StudiedAnswer(text, lexicon, encoder) : null;
        var (evidence, misconceptions) = Judge(exam, prompt, text, studied);
        var mark = studied is null ? null : marks.Of(question, ReferenceMark.Reads(text) ? studied : marks.Study(text));
        var somethingFound = misconceptions.Count > 0 || evidence.Exists(one => one.Verdict is not (PointVerdict.Missed or PointVerdict.Unsure));

        return Gates.IsTooShort(text, somethingFound)
            ? Refuse(question, exam, Gate.TooShort, mark)
            : Weigh(question, exam, Contradict(exam, evidence, misconceptions), misconceptions, mark, text);
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
        var prompt = new PromptEcho(question);
        var inside = Enumerable.Range(0, text.Tokens.Count).Where(IsChosen).ToList();
        var worded = new PointJudge(text.Keeping(IsChosen), prompt, Leniency.Appeal).Judge(point);
        if (inside.Count == 0 || !byMeaning)
        {
            return new(point.Id, worded.Verdict, worded.Quote);
        }

        var studied = new StudiedAnswer(text, lexicon, encoder, [new Chunk(inside[0], inside[^1])]);
        var judge = new MeaningJudge(question, studied, prompt.Stems, targets, weights, marks.TermsOf(question), _ => true);
        var found = judge.JudgeWithin(question.KeyPoints.Index().First(one => one.Item == point).Index, worded, IsInside, EaseOnAppeal);

        return new(point.Id, found.Verdict, found.Quote);

        bool IsChosen(int at) => text.Tokens[at].Start >= passage.Start && text.Tokens[at].End <= passage.End;
        bool IsInside(Chunk chunk) => IsChosen(chunk.First) && IsChosen(chunk.Last);
    }

    private (List<Evidence> Evidence, List<MisconceptionFinding> Misconceptions) Judge(
        ExamQuestion question, PromptEcho prompt, TextIndex text, StudiedAnswer? studied)
    {
        var own = OwnWords(prompt, text);
        var wording = new PointJudge(own, prompt, Leniency.Usual);
        var worded = MisconceptionSearch.Find(question.Misconceptions, own).ToList();
        var evidence = question.KeyPoints.Select(point => wording.Judge(point)).ToList();
        if (studied is null)
        {
            return (evidence, worded);
        }

        var meaning = new MeaningJudge(question, studied, prompt.Stems, targets, weights, marks.TermsOf(question), own.Holds);
        var truth = new ReferenceSentences(question.Reference);
        var meant = question.Misconceptions
            .Where(claim => !worded.Exists(found => found.MisconceptionId == claim.Id))
            .Select(claim => (claim.Id, Quote: meaning.Claims(claim, truth)))
            .Where(claim => claim.Quote is not null)
            .Select(claim => new MisconceptionFinding(claim.Id, claim.Quote!));

        return (meaning.Settle([.. evidence.Select((shown, at) => meaning.Judge(at, shown))]), [.. worded, .. meant]);
    }

    // Neither what only repeats the question nor what speaks to the grader is evidence.
    private static TextIndex OwnWords(PromptEcho prompt, TextIndex text)
    {
        var orders = GraderInstructions.SentencesOf(text);

        return prompt.Without(orders.Count == 0 ? text : text.Keeping(at => !orders.Contains(text.SentenceOf(at))));
    }

    /// <summary>What the judge of meaning weighs, for fitting it.</summary>
    internal MeaningRows Measure(ExamQuestion question, string answer)
    {
        var text = new TextIndex(answer);
        var prompt = new PromptEcho(question);
        var own = OwnWords(prompt, text);
        var studied = new StudiedAnswer(text, lexicon, encoder);
        var wording = new PointJudge(own, prompt, Leniency.Usual);
        var meaning = new MeaningJudge(question, studied, prompt.Stems, targets, weights, marks.TermsOf(question), own.Holds);

        return new(
            [.. question.KeyPoints.Select((point, at) => (wording.Judge(point).Verdict, meaning.Measure(at, wording.Judge(point))))],
            [.. question.Misconceptions.Select(claim => meaning.Measure(claim))]);
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
        ExamQuestion exam,
        List<Evidence> evidence,
        List<MisconceptionFinding> misconceptions,
        (double Coverage, ExpectedMark Mark)? mark,
        TextIndex text)
    {
        var verdicts = exam.KeyPoints.Zip(evidence, (point, shown) => (Point: point, shown.Verdict)).ToList();
        var found = misconceptions.Select(one => one.MisconceptionId).ToHashSet(StringComparer.Ordinal);
        var confirmed = question.Misconceptions.Where(one => found.Contains(one.Id));

        // Pieces of a reference are no points that an author chose, so how much of it is covered is not counted by piece.
        var coverage = question.KeyPoints.Count == 0 && mark is { } given ? given.Coverage : Grading.Coverage(verdicts);

        return new(
            Gate: null,
            coverage,
            Grading.Grade(coverage, verdicts, confirmed),
            Trust.In(exam, evidence, Gates.ContentWords(text), coverage, mark?.Mark),
            [.. exam.KeyPoints.Zip(evidence, (point, shown) => new PointFinding(point.Id, shown.Verdict, shown.Quote))],
            misconceptions)
        {
            Fitted = mark?.Mark.Kernel ?? coverage,
        };
    }

    private static Examination Refuse(
        ExamQuestion question, ExamQuestion exam, Gate gate, (double Coverage, ExpectedMark Mark)? mark)
    {
        // Most are judged by rules of thumb; these three are plain to see.
        var trust = gate is Gate.Empty or Gate.OneWord or Gate.DontKnow ? Confidence.High : Confidence.Medium;

        // A short reference may be covered by a word, even where a word is too little for a grade.
        var coverage = question.KeyPoints.Count == 0 && mark is { } given ? given.Coverage : 0;
        var points = exam.KeyPoints.Select(point => new PointFinding(point.Id, PointVerdict.Missed, null));

        return new(gate, coverage, Grade: null, trust, [.. points], []) { Fitted = mark?.Mark.Kernel ?? 0 };
    }

    private static ExamQuestion WithPoints(ExamQuestion question) => question.KeyPoints.Count > 0
        ? question
        : question with
        {
            KeyPoints = [.. ReferencePoints.Split(question.Reference)
                .Select((piece, at) => new KeyPoint($"r{at + 1}", piece, Weight: 1, Must: false, Phrasings: []))],
        };
}

/// <param name="Points">For each point what the wording shows, and what is measured.</param>
/// <param name="Claims">For each misconception what is measured.</param>
internal sealed record MeaningRows(
    IReadOnlyList<(PointVerdict Worded, MeaningMeasures Measures)> Points, IReadOnlyList<MeaningMeasures> Claims);
