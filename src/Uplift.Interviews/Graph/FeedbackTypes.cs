using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Interviews.Coaching;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>What coaches said to the answers of an interview, fetched for all reports of an answer together.</summary>
internal static class FeedbackTypes
{
    // What coaches say at most to what one report holds.
    private static readonly FieldCost Said = new(ListSize: 10);

    public static void Add(SchemaBuilder graph) => graph
        .Object<FeedbackView>("Feedback", "What coaches said to the answers of an interview.", feedback => feedback
            .Field("comments: [CoachComment!]!", "What they said to an answer, three things each at most.", f => f.Comments, Said)
            .Field("verdicts: [CoachVerdict!]!", "Their own verdicts, beside the examiner's.", f => f.Verdicts, Said))
        .Object<CommentView>("CoachComment", "Something that a coach said to an answer.", comment => comment
            .Field("id: ID!", "Names it when it is to be taken back.", c => c.Id)
            .Field("answerId: ID!", "The answer it is about.", c => c.Turn)
            .Field("coach: String!", "Who says it.", c => c.Coach)
            .Field("mine: Boolean!", "Whether you said it.", c => c.Mine)
            .Field("text: String!", "What is said.", c => c.Text)
            .Field("at: DateTime!", "When.", c => c.At))
        .Object<CoachVerdictView>("CoachVerdict", "A coach's own verdict on a point. The score stays the examiner's.", verdict => verdict
            .Field("answerId: ID!", "The answer it is about.", v => v.Turn)
            .Field("pointId: ID!", "The point.", v => v.Point)
            .Field("coach: String!", "Who says it.", v => v.Coach)
            .Field("mine: Boolean!", "Whether you said it.", v => v.Mine)
            .Field("verdict: PointVerdict!", "What they find.", v => v.Verdict)
            .Field("reason: String!", "Why.", v => v.Reason)
            .Field("at: DateTime!", "When.", v => v.At));

    /// <summary>Whoever has the report may read it.</summary>
    public static async ValueTask<object?> OfAsync(FieldCall call, Guid interview) =>
        await call.Loaders.Get<Guid, FeedbackView>("feedback", async (ids, cancellation) =>
            (IReadOnlyDictionary<Guid, FeedbackView>)(await call.AskAsync((ReadFeedback read) => read.OfAsync(ids, cancellation)))!).LoadAsync(interview);
}
