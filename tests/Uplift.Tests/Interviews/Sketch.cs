using Uplift.Interviews;
using Uplift.Interviews.Grading;
using Uplift.Library.Contracts;
using Confidence = Uplift.Examiner.Confidence;
using Gate = Uplift.Examiner.Gate;
using PointVerdict = Uplift.Examiner.PointVerdict;
using Quote = Uplift.Examiner.Quote;

namespace Uplift.Tests.Interviews;

/// <summary>Interviews, questions and verdicts for tests that need no running program.</summary>
internal static class Sketch
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 41, 7, TimeSpan.Zero);

    public static Interview AnInterview(
        InterviewMode mode = InterviewMode.Practice, int length = 3, Level level = Level.Intermediate) =>
        Interview.Start(Guid.CreateVersion7(), Guid.CreateVersion7(), "backend", level, [], length, mode, Start);

    public static Turn Asks(this Interview interview, string slug = "one", int? followUp = null) => interview.Ask(
        Guid.CreateVersion7(), new Asking(slug, interview.Level, $"What about {slug}?", followUp, followUp is null ? null : "Let us go deeper."), Start);

    /// <summary>The open turn gets this answer and this verdict.</summary>
    public static Turn Hears(this Interview interview, string text, Verdict verdict)
    {
        var turn = interview.Answer(null, text, 3, Start).Value!;
        turn.Rules = verdict;
        return turn;
    }

    public static Turn AnAnswer(string text, Verdict verdict, int? followUp = null)
    {
        var turn = new Turn
        {
            Id = Guid.CreateVersion7(),
            Ordinal = 1,
            Number = 1,
            QuestionSlug = "one",
            Level = Level.Intermediate,
            FollowUp = followUp,
            Prompt = "What about one?",
            AskedAt = Start,
            Rules = verdict,
        };
        turn.Take(text, 3, Start);
        return turn;
    }

    public static PointVerdictRecord APoint(
        string id, PointVerdict verdict, int weight = 2, bool must = false, string dimension = "correctness", Quote? quote = null) =>
        new(id, $"The idea of {id}.", weight, must, dimension, verdict, quote, OnAppeal: false);

    public static Verdict AVerdict(params PointVerdictRecord[] points) =>
        new() { Confidence = Confidence.High, Points = points, Misconceptions = [], Evaluator = "phrasings-1", At = Start };

    public static Verdict Refused(Gate gate, params string[] points)
    {
        var verdict = AVerdict([.. points.Select(id => APoint(id, PointVerdict.Missed))]);
        return verdict with { Gate = gate };
    }

    public static MisconceptionRecord AMisconception(string id, string? pointId, Quote quote, string? see = null) =>
        new(id, $"The claim of {id}.", $"The correction of {id}.", pointId, see, quote);

    public static Quote In(string answer, string words)
    {
        var start = answer.IndexOf(words, StringComparison.Ordinal);
        return new Quote(start, start + words.Length, words);
    }

    public static QuestionContent AQuestion(
        string slug = "one",
        IReadOnlyList<KeyPoint>? points = null,
        IReadOnlyList<Misconception>? misconceptions = null,
        IReadOnlyList<FollowUp>? followUps = null,
        Level level = Level.Intermediate) => new(
            slug, "indexing", "Indexing", level, $"What about {slug}?", 90, $"<p>Short {slug}.</p>", $"<p>Full {slug}.</p>", $"Full {slug}.",
            new QuestionRecord(points ?? [AKeyPoint("first", must: true), AKeyPoint("second")], misconceptions ?? [], followUps ?? [], Rubric, [], [], []));

    public static KeyPoint AKeyPoint(string id, bool must = false, int weight = 2, string? hint = null) =>
        new(id, $"The idea of {id}.", weight, must, "correctness", [$"said {id}"], hint);

    public static FollowUp AFollowUp(TriggerKind kind, string? target = null, int levelShift = 0) =>
        new(new Trigger(kind, target), $"{kind} {target}?", levelShift, target is null ? [] : [target], []);

    public static readonly IReadOnlyList<RubricDimension> Rubric =
    [
        .. new[] { "correctness", "depth", "trade_offs", "clarity" }
            .Select(name => new RubricDimension(name, [.. Enumerable.Range(1, 4).Select(grade => $"{name} {grade}")])),
    ];
}
