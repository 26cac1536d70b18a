using Uplift.Examiner;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Appeals;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.History;
using Uplift.Interviews.Judging;
using Uplift.Interviews.Starting;
using Uplift.Interviews.Turns;
using Uplift.Interviews.Ui;
using Uplift.Library.Contracts;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>The types of an interview, what is asked and answered in it, and what is sent to it.</summary>
internal static class InterviewTypes
{
    // What lists really hold at most, for the cost of an operation.
    public const int FewPoints = 8;
    public const int FewMisconceptions = 3;
    private const int FewTurns = 10;
    private const int FewStories = 2;

    private static readonly string[] RowColumns = ["id", "mode", "level", "state", "startedAt", "of", "firstPrompt", "score", "resumeId", "resumeVersion", "applicationId"];

    public static void Add(SchemaBuilder graph)
    {
        AddWords(graph);
        AddInterview(graph);
        AddVerdict(graph);
        AddInputs(graph);
        graph
            .AddChange<InterviewNode>("Interview", "interview: Interview", "The interview as it is now.")
            .AddChange<Answered>("Answer", "answered: Answered", "The answer that was taken.")
            .AddChange<PointView>("OwnVerdict", "point: JudgedPoint", "The point as it stands now.")
            .AddChange<AppealView>("Appeal", "appeal: Appeal", "What came of it.")
            .AddChange<string>("DeletedInterview", "deletedId: ID", "The id that it had.");
    }

    /// <summary>What a list has to read for the fields that are wanted; the rest is fetched by id.</summary>
    public static string Columns(IReadOnlySet<string> fields) =>
        string.Join(',', RowColumns.Where(name => name == "id" || fields.Contains(name)));

    private static void AddWords(SchemaBuilder graph) => graph
        .Enum("How an interview treats the candidate.", [
            (InterviewMode.Practice, "Feedback after each answer, hints on demand."),
            (InterviewMode.Real, "The server's clock runs; no feedback until the end."),
            (InterviewMode.Rehearsal, "One question, as many attempts as wanted."),
        ])
        .Enum("Whether an interview goes on.", [(InterviewState.Running, "It waits for an answer."), (InterviewState.Ended, "It has a report.")])
        .Enum("What an answer said of a key point.", [
            (PointVerdict.Covered, "The idea is there."),
            (PointVerdict.Partly, "Much of it is there."),
            (PointVerdict.Missed, "Nothing was found that says it."),
            (PointVerdict.Contradicted, "The opposite was said."),
            (PointVerdict.Unsure, "Something comes near, too far to be counted."),
            (PointVerdict.NotReached, "It was not asked before the end."),
        ])
        .Enum("What a turn counts for.", [
            (TurnKind.Question, "A question of the library, marked against its record."),
            (TurnKind.UnscoredTalk, "The person's own story: kept, never marked, counted in no score."),
        ])
        .Enum("Whose words led to a question.", [
            (QuotedFrom.Resume, "The resume's."),
            (QuotedFrom.Advert, "The advert's."),
        ])
        .Enum("Why there is not enough to assess.", [
            (Gate.Empty, "There is no answer."),
            (Gate.OneWord, "It is one word."),
            (Gate.TooShort, "It is too short."),
            (Gate.Nonsense, "It cannot be read."),
            (Gate.QuestionEchoed, "It repeats the question."),
            (Gate.DontKnow, "It says that the answer is not known."),
            (Gate.OtherLanguage, "It is in a language that is not understood."),
            (Gate.Instructions, "It gives orders to the grader."),
        ])
        .Enum("How sure a verdict is.", [
            (Confidence.Low, "Your own mark counts for more."),
            (Confidence.Medium, "Worth a look."),
            (Confidence.High, "Accepted wordings were found."),
        ])
        .Enum("Who gave a verdict.", [
            (JudgeKind.Rules, "The embedded examiner."),
            (JudgeKind.Model, "A language model whose quotes were checked."),
            (JudgeKind.Self, "Whoever gave the answer."),
        ]);

    private static void AddInterview(SchemaBuilder graph) => graph
        .Object<InterviewNode>("Interview", "A sitting: questions asked and answers given.", interview => interview
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, i => $"{InterviewNode.Collection}/{i.Id}")
            .Field("mode: InterviewMode!", "How it treats the candidate.", (i, call) => i.OfRowAsync(call, row => row.Mode))
            .Field("level: Level!", "How demanding it is.", (i, call) => i.OfRowAsync(call, row => row.Level))
            .Field("state: InterviewState!", "Whether it goes on.", (i, call) => i.OfRowAsync(call, row => row.State))
            .Field("startedAt: DateTime!", "When it began.", (i, call) => i.OfRowAsync(call, row => row.StartedAt))
            .Field("of: Int!", "How many questions there will be, follow-ups not counted.", (i, call) => i.OfRowAsync(call, row => row.Of))
            .Field("firstPrompt: String!", "The first question, by which people recognise it.", (i, call) => i.OfRowAsync(call, row => row.FirstPrompt))
            .Field("score: Score", "Points earned of weight; null while it runs.", (i, call) => i.OfRowAsync(call, row => row.Score))
            .Field("resumeId: ID", "The resume that it is about.", (i, call) => i.OfRowAsync(call, row => row.ResumeId is { } id ? $"resumes/{id}" : null))
            .Field("resumeVersion: Int", "The number of its version; null for the resume as it was.", (i, call) => i.OfRowAsync(call, row => row.ResumeVersion))
            .Field("applicationId: ID", "The application that it prepares for.", (i, call) => i.OfRowAsync(call, row => row.ApplicationId is { } id ? $"applications/{id}" : null))
            .Field("asked: Int!", "The number of the present question.", (i, call) => i.OfStoryAsync(call, story => story.View.Asked))
            .Field("endedAt: DateTime", "When it ended; null while it runs.", (i, call) => i.OfStoryAsync(call, story => story.EndedAt))
            .Field("deadline: DateTime", "When the clock runs out; null where there is none.", (i, call) => i.OfStoryAsync(call, story => story.View.Deadline))
            .Field("question: OpenTurn", "What waits for an answer; null when it has ended.", (i, call) => i.OfStoryAsync(call, story => story.View.Question))
            .Field("answers: [Answer!]!", "What was answered, in order.", (i, call) => i.OfStoryAsync(call, story => story.Answers), new FieldCost(ListSize: FewTurns))
            .Field("report: Report", "Its report; null while it runs.", async (i, call) => await i.ReportAsync(call), new FieldCost(Weight: 20)))
        .Object<TurnView>("OpenTurn", "A question or follow-up that waits for an answer.", turn => turn
            .Field("turn: ID!", "Sent back with the answer, so that one sent twice is noticed.", t => t.Turn)
            .Field("slug: ID!", "The question's name in addresses; empty for unscored talk.", t => t.Slug)
            .Field("kind: TurnKind!", "Whether it is marked.", t => t.Kind)
            .Field("quotedFrom: QuotedFrom", "Whose words led to it; null when only the topics did.", t => t.QuotedFrom)
            .Field("quoted: String", "Those words.", t => t.Quoted)
            .Field("prompt: String!", "What is asked.", t => t.Prompt)
            .Field("topic: String!", "Its topic's name.", t => t.Topic)
            .Field("level: Level!", "How demanding it is.", t => t.Level)
            .Field("followUp: Boolean!", "Whether it is asked because of the answer before it.", t => t.FollowUp)
            .Field("aim: String", "Why a follow-up is asked; not in real mode.", t => t.Aim)
            .Field("draft: String!", "What was typed and saved so far.", t => t.Draft)
            .Field("hints: [String!]!", "The hints shown so far.", t => t.Hints)
            .Field("moreHints: Boolean!", "Whether there is another.", t => t.MoreHints)
            .Field("spoken: String", "The question as a model's interviewer put it; null: as it is written.", t => t.Spoken)
            .Field("spokenBy: String", "The model and prompt that worded it.", t => t.SpokenBy)
            .Field("speechNote: String", "Why it stands as it is written though a model was asked.", t => t.SpeechNote)
            .Field("awaitsSpeech: Boolean!", "Whether the interviewer may still be asked to put it, at REST.", t => t.AwaitsSpeech))
        .Object<Score>("Score", "Points earned of weight, never a blended mark.", score => score
            .Field("earned: Float!", "Points earned; half ones are possible.", s => s.Earned)
            .Field("of: Int!", "The weight of all points that were asked for.", s => s.Of)
            .Field("inWords: String!", "As in `6.5 of 9 points`.", ScoreWords.Of))
        .Object<Answered>("Answered", "An answer that was taken, and how it goes on.", answered => answered
            .Field("answer: Answer", "With its verdict; null in real mode, which tells nothing before the end, and of unscored talk, which has none.", a => a.Answer)
            .Field("interview: Interview!", "The interview with its next question, or ended.", a => a.Interview))
        .Object<AppealView>("Appeal", "A point that was looked at again.", appeal => appeal
            .Field("appealId: ID!", "Names it.", a => a.Id)
            .Field("point: ID!", "The point's name within the question.", a => a.Point)
            .Field("passage: String!", "The words that were named.", a => a.Passage)
            .Field("before: PointVerdict!", "The verdict before.", a => a.Before)
            .Field("after: PointVerdict!", "The verdict now.", a => a.After));

    private static void AddVerdict(SchemaBuilder graph) => graph
        .Object<AnswerView>("Answer", "What was said to one question or follow-up.", answer => answer
            .Field("answerId: ID!", "Its id, as REST has it below the interview.", a => a.Id)
            .Field("prompt: String!", "What was asked.", a => a.Prompt)
            .Field("followUp: Boolean!", "Whether it was a follow-up.", a => a.FollowUp)
            .Field("kind: TurnKind!", "Whether it is marked.", a => a.Kind)
            .Field("quotedFrom: QuotedFrom", "Whose words led to the question; null when only the topics did.", a => a.QuotedFrom)
            .Field("quoted: String", "Those words.", a => a.Quoted)
            .Field("text: String!", "What was answered.", a => a.Text)
            .Field("selfMark: Int", "The candidate's own mark, 1 to 4; null when the clock came first.", a => a.SelfMark)
            .Field("answeredAt: DateTime!", "When it came in.", a => a.AnsweredAt)
            .Field("hintsShown: Int!", "How many hints were shown before it.", a => a.HintsShown)
            .Field("verdict: Verdict", "What it earned; null while a real interview runs, and of unscored talk.", a => a.Verdict)
            .Field("stories: [StoryNotice!]!", "Which of your own stories it tells, in practice once its question is done; nothing is marked by it.", (a, call) => StoriesAsync(call, a.Id), new FieldCost(Weight: 5, ListSize: FewStories)))
        .Object<VerdictView>("Verdict", "What an answer earned, by which words.", verdict => verdict
            .Field("gate: Gate", "Why there is not enough to assess; then there is no grade.", v => v.Gate)
            .Field("grade: Int", "1 to 4.", v => v.Grade)
            .Field("score: Score!", "Points earned of weight.", v => v.Score)
            .Field("confidence: Confidence!", "How sure it is.", v => v.Confidence)
            .Field("points: [JudgedPoint!]!", "The key points that are shown by now.", v => v.Points, new FieldCost(ListSize: FewPoints))
            .Field("misconceptions: [HeardMisconception!]!", "What was said and is not so.", v => v.Misconceptions, new FieldCost(ListSize: FewMisconceptions))
            .Field("withheld: Int!", "Points that are not shown yet, because a follow-up leads to one of them.", v => v.Withheld)
            .Field("evaluator: String!", "Who judged, with version.", v => v.Evaluator)
            .Field("secondEvaluator: String", "The model that judged as well.", v => v.SecondEvaluator)
            .Field("isBeingRead: Boolean!", "Whether a model still reads the answer.", v => v.IsBeingRead)
            .Field("at: DateTime!", "When.", v => v.At))
        .Object<PointView>("JudgedPoint", "A key point and what the answer said of it.", point => point
            .Field("pointId: ID!", "Its name within the question.", p => p.Id)
            .Field("statement: String!", "The idea.", p => p.Statement)
            .Field("weight: Int!", "How much it counts.", p => p.Weight)
            .Field("must: Boolean!", "Whether an answer without it is no good answer.", p => p.Must)
            .Field("dimension: String!", "The grade that it counts for.", p => p.Dimension)
            .Field("verdict: PointVerdict!", "What the answer said of it.", p => p.Verdict)
            .Field("quote: Quote", "The words that it rests on.", p => p.Quote)
            .Field("onAppeal: Boolean!", "Whether the verdict came by appeal.", p => p.OnAppeal)
            .Field("disputed: Boolean!", "Whether rules and model disagree, so that whoever answered decides.", p => p.Disputed)
            .Field("judges: [Judge!]!", "Who said what, when a model judged as well.", p => p.Judges, new FieldCost(ListSize: 3)))
        .Object<JudgeView>("Judge", "One judge's verdict on a point; those of different judges are never averaged.", judge => judge
            .Field("judge: JudgeKind!", "Who.", j => j.Judge)
            .Field("by: String!", "With version.", j => j.By)
            .Field("verdict: PointVerdict!", "What they found.", j => j.Verdict)
            .Field("quote: Quote", "The words that it rests on.", j => j.Quote)
            .Field("confidence: Confidence!", "How sure it is.", j => j.Confidence)
            .Field("at: DateTime!", "When.", j => j.At))
        .Object<MisconceptionView>("HeardMisconception", "A wrong claim that the answer makes.", misconception => misconception
            .Field("misconceptionId: ID!", "Its name within the question.", m => m.Id)
            .Field("claim: String!", "The claim.", m => m.Claim)
            .Field("correction: String!", "What is true.", m => m.Correction)
            .Field("see: String", "The guide, and the section of it, that says why.", m => m.See)
            .Field("quote: Quote!", "The words that make it.", m => m.Quote))
        .Object<QuoteView>("Quote", "Literal words of an answer.", quote => quote
            .Field("start: Int!", "Where they begin, in UTF-16 units.", q => q.Start)
            .Field("end: Int!", "Where they end.", q => q.End)
            .Field("text: String!", "The words.", q => q.Text));

    // Under the change that it comes from: a later one of the same request may have ended the question.
    private static async ValueTask<object?> StoriesAsync(FieldCall call, Guid answerId)
    {
        var stories = call.Loaders.Get<Guid, IReadOnlyList<StoryNotice>>($"stories in answers{call.Path[0]}", async (ids, cancellation) =>
            (IReadOnlyDictionary<Guid, IReadOnlyList<StoryNotice>>)(await call.AskAsync((ReadInterviews read) => read.StoriesAsync(ids, cancellation)))!);
        return await stories.LoadAsync(answerId) ?? [];
    }

    private static void AddInputs(SchemaBuilder graph) => graph
        .Input(
            "InterviewInput",
            "What an interview is to be like.",
            given => new InterviewDraft
            {
                Role = given.Get<string?>("role"),
                Level = given.Get<Level?>("level")?.Slug(),
                Topics = given.List<string>("topics") is { } topics ? [.. topics] : null,
                Questions = given.Get<int>("questions"),
                Mode = given.Get<InterviewMode>("mode").ToString().ToLowerInvariant(),
                Question = given.Get<string?>("question"),
                Persona = given.Get<string?>("persona"),
                ResumeId = given.Get<string?>("resumeId") is { } resume ? Nodes.GuidWithin("resumes", resume) : null,
                ResumeVersion = given.Get<int?>("resumeVersion"),
                ApplicationId = given.Get<string?>("applicationId") is { } application ? Nodes.GuidWithin("applications", application) : null,
                Advert = given.Get<string?>("advert"),
                Claims = given.List<string>("claims") is { } claims ? [.. claims] : null,
            },
            [
                ("role: String", "The role that topics are chosen for."),
                ("level: Level", "How demanding it is; as resume or advert ask for it, else intermediate, unless told."),
                ("topics: [ID!]", "Topics to choose from; those of the role unless told. With a resume or an advert those of the plan, and an empty list means the claims alone."),
                ("questions: Int! = 3", "1, 3, 5 or 8; a rehearsal has 1."),
                ("mode: InterviewMode! = PRACTICE", "How it treats you."),
                ("question: ID", "The question of a rehearsal."),
                ("persona: String", "Who asks, where a model answers you: `none`, `peer`, `principal` or `manager`."),
                ("resumeId: ID", "A resume of yours, whose claims are asked about."),
                ("resumeVersion: Int", "The number of its version; the resume as it is unless told."),
                ("applicationId: ID", "An application of yours, whose resume and advert are taken."),
                ("advert: String", "The text of an advert, whose requirements choose topics and levels."),
                ("claims: [String!]", "The claims to be asked about, by their pointers in the JSON Resume; those of the plan unless told."),
            ])
        .Input(
            "AnswerInput",
            "An answer with your own mark for it.",
            given => new AnswerDraft
            {
                Text = given.Get<string>("text"),
                SelfMark = given.Get<int>("selfMark"),
                Turn = given.Get<string?>("turn") is { } turn ? Nodes.GuidOf(turn) : null,
            },
            [
                ("text: String!", "May be empty: \"I do not know\" is an answer too."),
                ("selfMark: Int!", "1 guessed, 2 some of it, 3 solid, 4 complete."),
                ("turn: ID", "The turn that you were shown; absent means the open one."),
            ])
        .Input(
            "AppealInput",
            "The words that say a point.",
            given => new AppealDraft
            {
                Turn = Nodes.GuidOf(given.Get<string>("answer")),
                Point = given.Get<string>("point"),
                Passage = given.Get<string>("passage"),
            },
            [
                ("answer: ID!", "The answer that is said to hold the point, by its `answerId`."),
                ("point: ID!", "The point, by its `pointId`."),
                ("passage: String!", "Words taken literally from that answer."),
            ]);
}
