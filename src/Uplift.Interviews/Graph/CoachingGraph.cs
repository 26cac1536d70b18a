using System.Globalization;
using Uplift.Examiner;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Interviews.Coaching;
using Uplift.Platform.Access;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Graph;

/// <summary>Human coaches in the graph: whom they coach, what waits for them, what they say, and the practice they set.</summary>
internal static class CoachingGraph
{
    private static readonly string[] CommentColumns = ["id", "question", "text", "at"];
    private static readonly string[] SharedColumns = ["id", "learnerId", "learner", "level", "firstPrompt", "score", "sharedAt", "answeredAt"];
    private static readonly string[] TaskColumns = ["id", "learnerId", "learner", "coachId", "coach", "question", "note", "dueOn", "doneAt"];

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        AddInputs(graph);
        graph.Extend<Viewer>(Viewer.Type, AddMine);
        graph.Extend<Downloads>(Downloads.Type, files => files
            .Field("learnersCsv: String!", "Whom you coach, with their progress, as CSV.", _ => "/api/v1/learners.csv"));
        graph.Mutation(AddFeedback);
        graph.Mutation(AddPractice);
    }

    private static void AddMine(ObjectBuilder<Viewer> me) => me
        .Field($"learners(sort: String, {Connections.Arguments}): LearnerConnection", "Whom you coach, with their progress as far as they share it; `sort` is `-since` or `since`.", async (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new LearnerQuery { Sort = call.Argument<string?>("sort"), Limit = size, After = after };
            return call.RefusedWithout(Permissions.CoachLearners) ?? await call.AskListAsync((ListLearners list) => list.SliceAsync(wanted, call.Cancellation));
        })
        .Field($"sharedInterviews(answered: Boolean, learner: ID, sort: String, {Connections.Arguments}): SharedInterviewConnection", "Your queue as a coach: the reports that learners share with you; `sort` is `-sharedAt` or `sharedAt`.", async (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new SharedInterviewQuery
            {
                Answered = call.Argument<bool?>("answered"),
                Learner = Learner(call),
                Sort = call.Argument<string?>("sort"),
                Limit = size,
                After = after,
                Fields = call.ColumnsOfRows(SharedColumns),
            };
            return call.RefusedWithout(Permissions.CoachLearners)
                ?? await call.AskListAsync((ListSharedInterviews list) => list.SliceAsync(wanted, call.Cancellation));
        })
        .Field($"coachComments(question: ID, sort: String, {Connections.Arguments}): OwnCommentConnection", "What you said as a coach; `sort` is `-at` or `at`.", async (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new CoachCommentQuery
            {
                Question = call.Argument<string?>("question"),
                Sort = call.Argument<string?>("sort"),
                Limit = size,
                After = after,
                Fields = call.ColumnsOfRows(CommentColumns),
            };
            return call.RefusedWithout(Permissions.CoachLearners)
                ?? await call.AskListAsync((ListCoachComments list) => list.SliceAsync(wanted, call.Cancellation));
        })
        .Field($"practiceTasks(set: Boolean, done: Boolean, learner: ID, sort: String, {Connections.Arguments}): PracticeTaskConnection", "Practice that was set to you or, with `set: true`, by you; `sort` is `dueOn` or `-dueOn`.", async (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new PracticeTaskQuery
            {
                Set = call.Argument<bool?>("set"),
                Done = call.Argument<bool?>("done"),
                Learner = Learner(call),
                Sort = call.Argument<string?>("sort"),
                Limit = size,
                After = after,
                Fields = call.ColumnsOfRows(TaskColumns),
            };
            return call.RefusedToVisitors() ?? await call.AskListAsync((PracticeTasks tasks) => tasks.SliceAsync(wanted, call.Cancellation));
        });

    private static void AddTypes(SchemaBuilder graph) => graph
        .Object<LearnerRow>("Learner", "Somebody whom you coach, and what of their progress they share.", learner => learner
            .Field("id: ID!", "Names them.", l => l.Id)
            .Field("displayName: String!", "How they are called.", l => l.DisplayName)
            .Field("since: DateTime!", "Since when you coach them.", l => l.Since)
            .Field("shared: Int!", "How many reports they share.", l => l.Shared)
            .Field("waiting: Int!", "How many of those you said nothing to yet.", l => l.Waiting)
            .Field("first: Score", "The score of the first interview that they share.", l => l.First)
            .Field("last: Score", "The score of the last one.", l => l.Last)
            .Field("lastEndedAt: DateTime", "When that one ended.", l => l.LastEndedAt)
            .Field("openTasks: Int!", "Practice that you set and that is not done.", l => l.OpenTasks)
            .Field("doneTasks: Int!", "Practice that you set and that is done.", l => l.DoneTasks))
        .AddConnection<LearnerRow>("Learner", "Learner")
        .Object<SharedInterviewRow>("SharedInterview", "A report that a learner shares with you; `report` reads it.", shared => shared
            .Field("id: ID!", "The interview, as a node's id.", s => $"{InterviewNode.Collection}/{s.Id}")
            .Field("learnerId: ID!", "Whose it is.", s => s.LearnerId)
            .Field("learner: String!", "How they are called.", s => s.Learner)
            .Field("level: Level!", "How demanding it was.", s => s.Level)
            .Field("firstPrompt: String!", "Its first question.", s => s.FirstPrompt)
            .Field("score: Score!", "Points earned of weight.", s => s.Score)
            .Field("sharedAt: DateTime!", "When it was shared.", s => s.SharedAt)
            .Field("answeredAt: DateTime", "When you first said something to it; null while you owe an answer.", s => s.AnsweredAt))
        .AddConnection<SharedInterviewRow>("SharedInterview", "SharedInterview")
        .Object<OwnCommentView>("OwnComment", "Something that you said as a coach, without whom you said it to.", comment => comment
            .Field("id: ID!", "Names it.", c => c.Id)
            .Field("question: ID!", "The question that was answered, by slug.", c => c.Question)
            .Field("text: String!", "What you said.", c => c.Text)
            .Field("at: DateTime!", "When.", c => c.At))
        .AddConnection<OwnCommentView>("OwnComment", "OwnComment")
        .Object<PracticeTaskView>("PracticeTask", "Practice with a day: set by a coach, done by the learner.", task => task
            .Field("id: ID!", "Names it.", t => t.Id)
            .Field("learnerId: ID!", "Whom it is set to.", t => t.LearnerId)
            .Field("learner: String!", "How they are called.", t => t.Learner)
            .Field("coachId: ID!", "Who set it.", t => t.CoachId)
            .Field("coach: String!", "How they are called.", t => t.Coach)
            .Field("question: ID!", "The question to practise, by slug.", t => t.Question)
            .Field("note: String!", "What the coach says to it.", t => t.Note)
            .Field("dueOn: Date!", "The day.", t => t.DueOn)
            .Field("doneAt: DateTime", "When the learner said that it is done.", t => t.DoneAt))
        .AddConnection<PracticeTaskView>("PracticeTask", "PracticeTask")
        .AddChange<CommentView>("CoachComment", "comment: CoachComment", "What was said.")
        .AddChange<string>("TakenBackComment", "takenBackId: ID", "The id that it had.")
        .AddChange<CoachVerdictView>("CoachVerdict", "verdict: CoachVerdict", "The verdict as it stands now.")
        .AddChange<string>("TakenBackVerdict", "takenBackId: ID", "The point that it was on.")
        .AddChange<PracticeTaskView>("PracticeTask", "task: PracticeTask", "What was set.")
        .AddChange<bool>("DonePractice", "done: Boolean", "Whether it is done now.")
        .AddChange<string>("TakenBackPractice", "takenBackId: ID", "The id that it had.");

    private static void AddInputs(SchemaBuilder graph) => graph
        .Input(
            "CommentInput",
            "What you say to an answer.",
            given => new CommentDraft { Turn = Nodes.GuidOf(given.Get<string>("answer")), Text = given.Get<string>("text") },
            [("answer: ID!", "The answer, by its `answerId`."), ("text: String!", "600 characters at most.")])
        .Input(
            "CoachVerdictInput",
            "Your own verdict on a point.",
            given => new CoachVerdictDraft { Verdict = given.Get<PointVerdict>("verdict"), Reason = given.Get<string>("reason") },
            [("verdict: PointVerdict!", "Covered, partly, missed or contradicted."), ("reason: String!", "Why; it is shown.")])
        .Input(
            "PracticeTaskInput",
            "Practice to be set.",
            given => new PracticeTaskDraft
            {
                Learner = Nodes.GuidOf(given.Get<string>("learner")),
                Question = given.Get<string>("question"),
                DueOn = DateOnly.TryParseExact(given.Get<string>("dueOn"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
                Note = given.Get<string?>("note"),
            },
            [
                ("learner: ID!", "A learner of yours."),
                ("question: ID!", "The question to practise, by slug."),
                ("dueOn: Date!", "The day, as in `2026-12-01`."),
                ("note: String", "What you say to it."),
            ]);

    private static void AddFeedback(ObjectBuilder<object?> mutation) => mutation
        .Field("commentAnswer(interview: ID!, comment: CommentInput!): CoachCommentChange", "Says something to an answer as a coach, three things at most.", async (_, call) =>
        {
            var draft = call.Argument<CommentDraft>("comment");
            return call.RefusedWithout(Permissions.CoachLearners)
                ?? await call.ChangeAsync((CommentAnswer comment) => comment.HandleAsync(Interview(call), draft, call.Cancellation), draft);
        })
        .Field("takeBackComment(interview: ID!, comment: ID!): TakenBackCommentChange", "Takes a comment of yours back.", async (_, call) =>
        {
            var id = Nodes.GuidOf(call.Argument<string>("comment"));
            return call.RefusedWithout(Permissions.CoachLearners) ?? await call.ChangeAsync(
                async (CommentAnswer comment) => Named(await comment.TakeBackAsync(Interview(call), id, call.Cancellation), id.ToString()));
        })
        .Field("giveVerdict(interview: ID!, answer: ID!, point: ID!, verdict: CoachVerdictInput!): CoachVerdictChange", "Gives your own verdict on a point as a coach, beside the examiner's; the score stays.", async (_, call) =>
        {
            var draft = call.Argument<CoachVerdictDraft>("verdict");
            return call.RefusedWithout(Permissions.CoachLearners) ?? await call.ChangeAsync(
                (GiveVerdict give) => give.HandleAsync(Interview(call), Answer(call), call.Argument<string>("point"), draft, call.Cancellation), draft);
        })
        .Field("takeBackVerdict(interview: ID!, answer: ID!, point: ID!): TakenBackVerdictChange", "Takes your own verdict back.", async (_, call) =>
        {
            var point = call.Argument<string>("point");
            return call.RefusedWithout(Permissions.CoachLearners) ?? await call.ChangeAsync(
                async (GiveVerdict give) => Named(await give.TakeBackAsync(Interview(call), Answer(call), point, call.Cancellation), point));
        });

    private static void AddPractice(ObjectBuilder<object?> mutation) => mutation
        .Field("setPractice(task: PracticeTaskInput!): PracticeTaskChange", "Sets a learner of yours practice.", async (_, call) =>
        {
            var draft = call.Argument<PracticeTaskDraft>("task");
            return call.RefusedWithout(Permissions.CoachLearners)
                ?? await call.ChangeAsync((PracticeTasks tasks) => tasks.SetAsync(draft, call.Cancellation), draft);
        })
        .Field("completePractice(id: ID!, done: Boolean! = true): DonePracticeChange", "Says that practice set to you is done, or is not after all.", async (_, call) =>
        {
            var isDone = call.Argument<bool>("done");
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                async (PracticeTasks tasks) => Done(await tasks.CompleteAsync(Id(call), isDone, call.Cancellation), isDone));
        })
        .Field("takeBackPractice(id: ID!): TakenBackPracticeChange", "Takes practice back that you set.", async (_, call) => call.RefusedToVisitors()
            ?? await call.ChangeAsync(async (PracticeTasks tasks) => Named(await tasks.TakeBackAsync(Id(call), call.Cancellation), Id(call).ToString())));

    internal static Outcome<string> Named(Outcome<string> outcome, string id) => outcome.Problem is { } problem ? problem : id;

    private static Outcome<bool> Done(Outcome<string> outcome, bool isDone) => outcome.Problem is { } problem ? problem : isDone;

    private static Guid Interview(FieldCall call) => Nodes.GuidWithin(InterviewNode.Collection, call.Argument<string>("interview"));

    private static Guid Answer(FieldCall call) => Nodes.GuidOf(call.Argument<string>("answer"));

    private static Guid Id(FieldCall call) => Nodes.GuidWithin("practice-tasks", call.Argument<string>("id"));

    private static Guid? Learner(FieldCall call) => call.Argument<string?>("learner") is { } learner ? Nodes.GuidOf(learner) : null;
}
