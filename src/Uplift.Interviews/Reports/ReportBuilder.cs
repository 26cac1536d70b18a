using Uplift.Examiner;
using Uplift.Interviews.Appeals;
using Uplift.Interviews.Conversation;
using Uplift.Interviews.Grading;
using Uplift.Library.Contracts;
using Uplift.Platform.Ui;

namespace Uplift.Interviews.Reports;

/// <summary>Makes the report of an ended interview from what is stored with it. Pure: no clock, no database.</summary>
internal static class ReportBuilder
{
    private const int MostNextSteps = 3;

    private static readonly string[] GradeWords = ["below", "developing", "meets", "exceeds"];

    public static ReportView Build(
        Interview interview,
        IReadOnlyDictionary<string, QuestionContent> questions,
        IReadOnlyDictionary<string, GuideLink> guideOfQuestion,
        IReadOnlyList<Appeal> appeals)
    {
        var reports = InterviewScore.Results(interview)
            .Select(pair => Question(interview, pair.Turns, pair.Result, pair.Turns[0].IsTalk ? Talk.Of(pair.Turns[0]) : questions[pair.Turns[0].QuestionSlug], appeals))
            .ToList();
        var dimensions = Overall(reports);
        var limiting = dimensions.Where(dimension => dimension.Grade is not null).MinBy(dimension => dimension.Grade);
        var (earned, weight) = InterviewScore.Of(interview);
        return new ReportView(
            interview.Id,
            interview.Mode,
            interview.Level,
            interview.StartedAt,
            interview.EndedAt!.Value,
            Scope(interview, reports),
            limiting is null ? null : LimitingFactor(limiting, reports),
            limiting?.Grade,
            new Answers.Score(earned, weight),
            dimensions,
            reports,
            Attempts(interview),
            NextSteps(interview.Level, [.. reports.Where(report => report.Kind == TurnKind.Question)], guideOfQuestion),
            [
                .. interview.Turns.Where(turn => turn.Rules is not null)
                    .SelectMany(turn => new[] { turn.Rules!.Evaluator, turn.Opinion?.By })
                    .OfType<string>()
                    .Distinct(),
            ]);
    }

    /// <summary>One question of an interview that may still be running.</summary>
    public static QuestionReport OfQuestion(Interview interview, IReadOnlyList<Turn> turns, QuestionContent question) =>
        Question(interview, turns, QuestionResult.Of(turns), question, []);

    public static string GradeWord(int grade) => GradeWords[grade - 1];

    private static QuestionReport Question(
        Interview interview, IReadOnlyList<Turn> turns, QuestionResult result, QuestionContent question, IReadOnlyList<Appeal> appeals)
    {
        var main = turns[0];
        var points = result.WasAnswered ? [.. result.Points.Select(point => Point(point, appeals))] : NotReached(main, question);
        return new QuestionReport(
            main.Number,
            main.QuestionSlug,
            main.Prompt,
            question.TopicName,
            main.Level,
            main.IsTalk ? main.AnsweredAt is not null : result.WasAnswered,
            result.Gate,
            result.Grade,
            InterviewScore.Score(result),
            result.Confidence,
            [.. turns.Where(turn => turn.AnsweredAt is not null || turn.Draft.Length > 0 || !result.WasAnswered).Select(turn => Turn(interview, turn, question.ReadSeconds))],
            points,
            [.. result.Misconceptions.Select(found => new MisconceptionReport(found.TurnId, Answers.Views.Of(found.Misconception)))],
            [.. result.Dimensions(question.Record.Rubric, main)
                .Select(grade => new DimensionView(grade.Dimension, grade.Grade, grade.Sentence))],
            result.WasAnswered && result.Gate is null ? ImprovedAnswer.Of(main, result) : [],
            question.ShortAnswerHtml + question.FullAnswerHtml)
        {
            Kind = main.Kind,
            QuotedFrom = main.QuotedFrom,
            Quoted = main.Quoted,
        };
    }

    private static TurnReport Turn(Interview interview, Turn turn, int readSeconds) => new(
        turn.Id,
        turn.Prompt,
        turn.IsFollowUp,
        turn.Aim,
        turn.Answer,
        turn.Verdict?.Gate,
        turn.SelfMark,
        turn.HintsShown,
        IsUnsent(interview, turn) ? turn.Draft : null,
        // A follow-up has no time of its own to compare with.
        turn is { IsFollowUp: false, Answer: { } answer, Verdict: { Gate: null } verdict }
            ? Delivery.Of(answer, readSeconds, verdict.Points.Select(point => new PointFinding(point.PointId, point.Verdict, point.Quote)))
            : null)
    {
        Spoken = turn.Spoken,
        SpokenBy = turn.SpokenBy,
        SpeechNote = SpeakTurn.Words(turn.SpeechFailure),
        Reading = turn.Reading.ToString().ToLowerInvariant(),
    };

    /// <summary>Not so when the page saved a draft at the very moment at which its answer was sent.</summary>
    private static bool IsUnsent(Interview interview, Turn turn) =>
        turn.Draft.Length > 0 && (turn.AnsweredAt is null || turn.DraftSavedAt > interview.Deadline);

    private static PointReport Point(PointResult result, IReadOnlyList<Appeal> appeals) => new(
        result.TurnId,
        Answers.Views.Of(result.Point),
        appeals.Any(appeal => appeal.PointId == result.Point.PointId && appeal.TurnId == result.TurnId));

    private static List<PointReport> NotReached(Turn turn, QuestionContent question) =>
    [
        .. question.Record.KeyPoints.Select(point => new PointReport(
            turn.Id,
            new Answers.PointView(
                point.Id, point.Statement, point.Weight, point.Must, point.Dimension, PointVerdict.NotReached, null, OnAppeal: false),
            Appealed: false)),
    ];

    /// <summary>Each dimension over all questions: the lower median, so that no single answer decides and nothing is averaged.</summary>
    private static List<DimensionView> Overall(List<QuestionReport> reports) =>
    [
        .. reports.SelectMany(report => report.Dimensions)
            .GroupBy(dimension => dimension.Dimension)
            .Select(group =>
            {
                var graded = group.Where(dimension => dimension.Grade is not null).OrderBy(dimension => dimension.Grade).ToList();
                return graded.Count == 0 ? group.First() : graded[(graded.Count - 1) / 2];
            }),
    ];

    private static string LimitingFactor(DimensionView limiting, List<QuestionReport> reports)
    {
        var name = limiting.Dimension.Replace('_', '-');
        var missed = reports
            .SelectMany(report => report.Points)
            .Where(point => point.Point.Dimension == limiting.Dimension)
            .Count(point => point.Point.Verdict is PointVerdict.Missed or PointVerdict.Contradicted);
        var wrong = reports.Sum(report => report.Misconceptions.Count);
        return limiting.Grade switch
        {
            4 => "Nothing holds you back here: every dimension that could be assessed is at the top.",
            _ when limiting.Dimension == Clarity.Dimension =>
                "What limits this interview is clarity: say the decision in the first sentence, then the reasons.",
            _ when missed == 0 && wrong == 0 =>
                $"What limits this interview is {name}: what counted for it was said only in part.",
            _ when missed == 0 =>
                $"What limits this interview is {name}: {Counted.Of(wrong, "claim")} that {(wrong == 1 ? "is" : "are")} not so.",
            _ => $"What limits this interview is {name}: {Counted.Of(missed, "point")} that counted for it {(missed == 1 ? "was" : "were")} not said.",
        };
    }

    private static string Scope(Interview interview, List<QuestionReport> reports)
    {
        var talks = reports.Count(report => report.Kind == TurnKind.UnscoredTalk);
        var reached = reports.Count(report => report is { WasReached: true, Kind: TurnKind.Question });
        var gated = reports.Count(report => report.Gate is not null);
        var mode = interview.Mode.ToString().ToLowerInvariant();
        var text = $"{Counted.Of(reached, "question")} answered of {interview.Length - talks}, {interview.Level.Slug()}, {mode} mode.";
        text = talks == 0 ? text : $"{text} {talks} more {(talks == 1 ? "was" : "were")} unscored talk, counted in no score.";
        return gated == 0 ? text : $"{text} {Counted.Of(gated, "answer")} held not enough to assess.";
    }

    private static List<Answers.Score> Attempts(Interview interview) => interview.Mode != InterviewMode.Rehearsal
        ? []
        : [.. interview.Turns.Where(turn => turn.Verdict is not null).Select(turn => InterviewScore.Score(QuestionResult.Of([turn])))];

    /// <summary>At most three: what puts a misconception right, what to read, and what to try again.</summary>
    private static List<NextStep> NextSteps(
        Level level, List<QuestionReport> reports, IReadOnlyDictionary<string, GuideLink> guideOfQuestion)
    {
        var weakFirst = reports.Where(report => report.WasReached).OrderBy(report => report.Grade ?? 0).ThenBy(report => report.Number).ToList();
        var steps = weakFirst
            .SelectMany(report => report.Misconceptions)
            .Where(found => found.Misconception.See is not null)
            .Take(1)
            .Select(found => new NextStep(
                $"Read why this is not so: “{found.Misconception.Claim}”", $"/guides/{found.Misconception.See}"))
            .ToList();
        steps.AddRange(weakFirst
            .Where(report => report.Grade is not 4 && guideOfQuestion.ContainsKey(report.Slug))
            .Select(report => guideOfQuestion[report.Slug])
            .Where(guide => !steps.Exists(step => step.Path.StartsWith($"/guides/{guide.Slug}", StringComparison.Ordinal)))
            .Take(1)
            .Select(guide => new NextStep($"Read the guide: {guide.Title}", $"/guides/{guide.Slug}")));
        steps.AddRange(weakFirst
            .Where(report => report.Grade is not 4)
            .Take(1)
            .Select(report => new NextStep($"Answer question {report.Number} again, as a rehearsal", $"/questions/{report.Slug}")));
        if (steps.Count == 0)
        {
            steps.Add(weakFirst.Count == 0 ? new NextStep("Start again, and answer in a sentence or two", "/interviews/new")
                : level.Shift(1) is var up && up != level ? new NextStep("Take an interview one level up", $"/interviews/new?level={up.Slug()}")
                : new NextStep("Take an interview on topics that you were not asked about", "/interviews/new"));
        }

        return [.. steps.Take(MostNextSteps)];
    }
}
