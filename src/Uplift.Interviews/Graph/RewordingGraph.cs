using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Interviews.Rewording;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>What a model says to an answer after the end: talk, kept nowhere.</summary>
internal static class RewordingGraph
{
    public static void Add(SchemaBuilder graph)
    {
        graph.Object<RewritesView>("Rewrites", "An answer said better, each time in its own words; nothing of it is scored.", rewrites => rewrites
                .Field("by: String!", "The model and prompt.", r => r.By)
                .Field("rewrites: [Rewrite!]!", "Three at most; what was no longer the answer is left out.", r => r.Rewrites, new FieldCost(ListSize: 3)))
            .Object<Rewrite>("Rewrite", "An answer in one of three sizes.", rewrite => rewrite
                .Field("size: String!", "`small`: the same, clearer; `better`: with what it lacked most; `ideal`: with all of it.", r => r.Size)
                .Field("parts: [ImprovedPart!]!", "What was kept, and what was added.", r => r.Parts, new FieldCost(ListSize: 40)))
            .Object<ExplanationView>("Explanation", "A key point in other words; unscored.", explanation => explanation
                .Field("text: String!", "Plain text of a model's; never to be rendered as HTML.", e => e.Text)
                .Field("by: String!", "The model and prompt.", e => e.By))
            .AddChange<RewritesView>("Rewrites", "rewritten: Rewrites", "What the model made of it.")
            .AddChange<ExplanationView>("Explanation", "explanation: Explanation", "The point in other words.");
        graph.Mutation(mutation => mutation
            .Field("rewriteAnswer(interview: ID!, answer: ID!): RewritesChange", "Has an answer of an ended interview said better, in three sizes.", async (_, call) =>
                call.RefusedToNobody() ?? await call.AskModelAsync(
                    (RewriteAnswer rewrite) => rewrite.HandleAsync(Interview(call), Answer(call), call.Cancellation)), ModelAsks.Cost)
            .Field("explainPoint(interview: ID!, answer: ID!, point: ID!): ExplanationChange", "Has a key point explained in other words, after the end.", async (_, call) =>
                call.RefusedToNobody() ?? await call.AskModelAsync(
                    (ExplainPoint explain) => explain.HandleAsync(Interview(call), Answer(call), call.Argument<string>("point"), call.Cancellation)), ModelAsks.Cost));
    }

    private static Guid Interview(FieldCall call) => Nodes.GuidWithin(InterviewNode.Collection, call.Argument<string>("interview"));

    private static Guid Answer(FieldCall call) => Nodes.GuidOf(call.Argument<string>("answer"));
}
