using Uplift.Examiner;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Grading;
using Uplift.Interviews.Judging;

namespace Uplift.Interviews.Answers;

/// <summary>Points earned of weight, never a blended mark.</summary>
public sealed record Score(decimal Earned, int Of);

/// <param name="Start">UTF-16 position in the answer's text.</param>
public sealed record QuoteView(int Start, int End, string Text);

public sealed record PointView(
    string Id, string Statement, int Weight, bool Must, string Dimension, PointVerdict Verdict, QuoteView? Quote, bool OnAppeal)
{
    /// <summary>Who said what, when a model judged as well; else empty.</summary>
    public IReadOnlyList<JudgeView> Judges { get; init; } = [];

    /// <summary>Rules and model disagree, so whoever gave the answer decides.</summary>
    public bool Disputed { get; init; }
}

/// <summary>One judge's verdict on a point. Verdicts of different judges are never averaged.</summary>
/// <param name="By">With version.</param>
public sealed record JudgeView(JudgeKind Judge, string By, PointVerdict Verdict, QuoteView? Quote, Confidence Confidence, DateTimeOffset At);

public sealed record MisconceptionView(string Id, string Claim, string Correction, string? See, QuoteView Quote);

/// <param name="Gate">Why there is not enough to assess; then there is no grade.</param>
/// <param name="Withheld">Points that are not shown yet, because a follow-up leads to one of them.</param>
public sealed record VerdictView(
    Gate? Gate,
    int? Grade,
    Score Score,
    Confidence Confidence,
    IReadOnlyList<PointView> Points,
    IReadOnlyList<MisconceptionView> Misconceptions,
    string Evaluator,
    DateTimeOffset At,
    int Withheld)
{
    /// <summary>The model that judged as well, with its prompt; null when none did.</summary>
    public string? SecondEvaluator { get; init; }

    /// <summary>Whether a model is still reading the answer.</summary>
    public bool IsBeingRead { get; init; }

    /// <param name="turn">An answered turn.</param>
    /// <param name="followUpIsOpen">Whether the same question goes on; then what is still open is not given away.</param>
    internal static VerdictView From(Turn turn, bool followUpIsOpen)
    {
        var (verdict, result) = (turn.Verdict!, QuestionResult.Of([turn]));
        var shown = followUpIsOpen
            ? [.. verdict.Points.Where(point => point.Verdict == PointVerdict.Covered)]
            : verdict.Points;
        return new VerdictView(
            verdict.Gate,
            followUpIsOpen ? null : result.Grade,
            new Score(result.Earned, result.Weight),
            verdict.Confidence,
            [.. shown.Select(Views.Of)],
            followUpIsOpen ? [] : [.. verdict.Misconceptions.Select(Views.Of)],
            verdict.Evaluator,
            verdict.At,
            verdict.Points.Count - shown.Count)
        {
            SecondEvaluator = verdict.Opinion?.By,
            IsBeingRead = turn.Reading == ReadingState.Waiting,
        };
    }
}

/// <param name="Verdict">Null while a real interview runs, and of unscored talk.</param>
public sealed record AnswerView(
    Guid Id, string Prompt, bool FollowUp, string Text, int? SelfMark, DateTimeOffset AnsweredAt, int HintsShown, VerdictView? Verdict)
{
    /// <summary>Unscored talk never has a verdict.</summary>
    public TurnKind Kind { get; init; }

    /// <summary>Whose words led to the question; null when only the topics did.</summary>
    public QuotedFrom? QuotedFrom { get; init; }

    /// <summary>Those words.</summary>
    public string? Quoted { get; init; }

    /// <summary>Which of your own stories it tells, in practice once its question is done; nothing is marked by it.</summary>
    public IReadOnlyList<StoryNotice> Stories { get; init; } = [];

    internal static AnswerView From(Interview interview, Turn turn) => new(
        turn.Id,
        turn.Prompt,
        turn.IsFollowUp,
        turn.Answer ?? "",
        turn.SelfMark,
        turn.AnsweredAt!.Value,
        turn.HintsShown,
        interview is { Mode: InterviewMode.Real, State: InterviewState.Running } || turn.Verdict is null
            ? null
            : VerdictView.From(turn, interview.IsOpen(turn)))
    {
        Kind = turn.Kind,
        QuotedFrom = turn.QuotedFrom,
        Quoted = turn.Quoted,
    };
}

internal static class Views
{
    public static QuoteView Of(Quote quote) => new(quote.Start, quote.End, quote.Text);

    public static PointView Of(PointVerdictRecord point) => new(
        point.PointId,
        point.Statement,
        point.Weight,
        point.Must,
        point.Dimension,
        point.Verdict,
        point.Quote is null ? null : Of(point.Quote),
        point.OnAppeal)
    {
        Judges = [.. point.Judges.Select(Of)],
        Disputed = point.IsDisputed,
    };

    private static JudgeView Of(JudgeVerdict judge) => new(
        judge.Judge, judge.By, judge.Verdict, judge.Quote is null ? null : Of(judge.Quote), judge.Confidence, judge.At);

    public static MisconceptionView Of(MisconceptionRecord misconception) =>
        new(misconception.Id, misconception.Claim, misconception.Correction, misconception.See, Of(misconception.Quote));
}
