using Uplift.Examiner;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Appeals;
using Uplift.Interviews.History;
using Uplift.Interviews.Judging;
using Uplift.Interviews.Reports;
using Uplift.Interviews.Starting;
using Uplift.Interviews.Today;
using Uplift.Interviews.Turns;
using Uplift.Platform.Access;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Graph;

/// <summary>Interviews in the graph, by the handlers of pages and REST.</summary>
internal static class InterviewGraph
{
    // An answer graded is the dearest thing that one field can ask for.
    private static readonly FieldCost Dear = new(Weight: 100);

    public static void Add(SchemaBuilder graph)
    {
        InterviewTypes.Add(graph);
        ReportTypes.Add(graph);
        TodayTypes.Add(graph);
        FeedbackTypes.Add(graph);
        CoachingGraph.Add(graph);
        SharingGraph.Add(graph);
        RewordingGraph.Add(graph);
        PlanningGraph.Add(graph);
        graph.AddConnection<InterviewNode>("Interview", "Interview");
        graph.Extend<Viewer>(Viewer.Type, AddMine);
        graph.Query(AddQueries).Mutation(AddMutations);
    }

    /// <summary>An interview of one's own; to somebody else it looks absent, and a coach is told the rule.</summary>
    public static ValueTask<object?> FindAsync(FieldCall call, string id) => call.AskAsync(async (FindInterview find) =>
    {
        var found = await find.ResourceAsync(Nodes.GuidWithin(InterviewNode.Collection, id), Actions.ReadInterview, call.Cancellation);
        return found.Value is { } resource ? new InterviewNode(resource.Id) : (Outcome<InterviewNode>)found.Problem!;
    });

    private static void AddMine(ObjectBuilder<Viewer> me) => me
        .Field("today: Today!", "What to do now, and what to go on with.", (_, call) =>
            call.AskAsync((ReadToday read) => read.HandleAsync(TodayTypes.Wanted(call), call.Cancellation)), new FieldCost(Weight: 10))
        .Field($"interviews(state: InterviewState, application: ID, {Connections.Arguments}): InterviewConnection", "Your interviews, newest first.", (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new InterviewQuery
            {
                State = call.Argument<InterviewState?>("state")?.ToString().ToLowerInvariant(),
                ApplicationId = call.Argument<string?>("application") is { } application ? Nodes.GuidWithin("applications", application) : null,
                Limit = size,
                After = after,
                Fields = InterviewTypes.Columns(call.SelectedOfRows()),
            };
            return call.AskListAsync(async (ListInterviews list) => (await list.SliceAsync(wanted, call.Cancellation))
                .Map(row => new InterviewNode(row.Id, row)));
        });

    private static void AddQueries(ObjectBuilder<object?> query) => query
        .Field("interview(id: ID!): Interview", "One of your interviews.", async (_, call) => call.RefusedToNobody()
            ?? await FindAsync(call, call.Argument<string>("id")))
        .Field("report(interview: ID!): Report", "The report of an interview that has ended: your own, or one that a learner shares with you.", async (_, call) =>
            call.RefusedToNobody() ?? await call.AskAsync((ReadReport read) => read.HandleAsync(Id(call), call.Cancellation)), new FieldCost(Weight: 20));

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("startInterview(interview: InterviewInput!): InterviewChange", "Starts an interview. Who has no session begins one at REST, which makes a guest. From a resume, an application or an advert it needs an account.", async (_, call) =>
        {
            var draft = call.Argument<InterviewDraft>("interview");
            return call.RefusedToNobody() ?? await call.ChangeAsync(
                async (StartInterview start) => Node(call, await start.HandleAsync(draft, call.Cancellation)), draft);
        }, new FieldCost(Weight: 50))
        .Field("answer(interview: ID!, answer: AnswerInput!): AnswerChange", "Answers the open question, with your own mark for it first.", async (_, call) =>
        {
            var draft = call.Argument<AnswerDraft>("answer");
            return call.RefusedToNobody() ?? await call.ChangeAsync(
                async (SubmitAnswer submit) => Given(call, (await submit.AnswerAsync(Id(call), draft, call.Cancellation)).Outcome), draft);
        }, Dear)
        .Field("saveDraft(interview: ID!, turn: ID, text: String!): InterviewChange", "Keeps what is being typed.", async (_, call) =>
        {
            var draft = new DraftText { Text = call.Argument<string>("text") };
            var turn = call.Argument<string?>("turn") is { } id ? Nodes.GuidOf(id) : (Guid?)null;
            return call.RefusedToNobody() ?? await call.ChangeAsync(
                async (SaveDraft save) => Node(call, Id(call), await save.HandleAsync(Id(call), turn, draft, call.Cancellation)), draft);
        })
        .Field("showHint(interview: ID!): InterviewChange", "Shows the next hint of the open question; not in real mode.", async (_, call) => call.RefusedToNobody()
            ?? await call.ChangeAsync(async (ShowHint show) => Node(call, await show.HandleAsync(Id(call), null, null, call.Cancellation))))
        .Field("endInterview(interview: ID!): InterviewChange", "Ends an interview before its last question.", async (_, call) => call.RefusedToNobody()
            ?? await call.ChangeAsync(async (EndInterview end) => Node(call, await end.HandleAsync(Id(call), call.Cancellation))))
        .Field("appeal(interview: ID!, appeal: AppealInput!): AppealChange", "\"I did say that\": has a point looked at again in the words that you name.", async (_, call) =>
        {
            var draft = call.Argument<AppealDraft>("appeal");
            return call.RefusedToNobody() ?? await call.ChangeAsync((AppealPoint appeal) => appeal.HandleAsync(Id(call), draft, call.Cancellation), draft);
        }, Dear)
        .Field("decide(interview: ID!, answer: ID!, point: ID!, verdict: PointVerdict!): OwnVerdictChange", "Decides about a point on which rules and model disagree: covered, partly or missed.", async (_, call) =>
        {
            var draft = new OwnVerdictDraft { Verdict = call.Argument<PointVerdict>("verdict").ToString().ToLowerInvariant() };
            return call.RefusedToNobody() ?? await call.ChangeAsync(
                (MarkPoint mark) => mark.HandleAsync(Id(call), Nodes.GuidOf(call.Argument<string>("answer")), call.Argument<string>("point"), draft, call.Cancellation), draft);
        })
        .Field("deleteInterview(interview: ID!): DeletedInterviewChange", "Deletes an interview for good, with whatever showed its report to others.", async (_, call) =>
            call.RefusedToNobody() ?? await call.ChangeAsync(async (DeleteInterview delete) => Gone(call, await delete.HandleAsync(Id(call), call.Cancellation))));

    private static Guid Id(FieldCall call) => Nodes.GuidWithin(InterviewNode.Collection, call.Argument<string>("interview"));

    private static Outcome<InterviewNode> Node(FieldCall call, Outcome<InterviewView> outcome) =>
        outcome.Value is { } view ? InterviewNode.After(call, view.Id) : outcome.Problem!;

    private static Outcome<InterviewNode> Node(FieldCall call, Guid id, Outcome<Turn> outcome) =>
        outcome.Problem is { } problem ? problem : InterviewNode.After(call, id);

    private static Outcome<Answered> Given(FieldCall call, Outcome<InterviewView> outcome) =>
        outcome.Value is { } view ? new Answered(InterviewNode.After(call, view.Id), view.Feedback) : outcome.Problem!;

    private static Outcome<string> Gone(FieldCall call, Outcome<string> outcome) =>
        outcome.Problem is { } problem ? problem : $"{InterviewNode.Collection}/{Id(call)}";
}

/// <summary>An answer that was taken, and the interview as it goes on.</summary>
/// <param name="Interview">The interview after it.</param>
/// <param name="Answer">With its verdict; null in real mode, which tells nothing before the end.</param>
internal sealed record Answered(InterviewNode Interview, AnswerView? Answer);
