using Uplift.GraphQL.Building;
using Uplift.Platform.Ai;
using Uplift.Platform.Graph;

namespace Uplift.Identity.Graph;

/// <summary>Which model answers a person, and what they used of it. A key goes in at REST or by the page, and comes out nowhere.</summary>
internal static class ModelGraph
{
    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field("model: ModelChoice", "Which model answers you, and what you used of it.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((SaveModelChoice choice) => choice.ReadAsync(call.Cancellation))));
        graph.Mutation(mutation => mutation
            .Field("saveModelChoice(choice: ModelChoiceInput!): ModelChoiceChange", "Chooses whether and which model answers you. A key is set at REST; it stays as long as the server stays the same.", async (_, call) =>
            {
                var draft = call.Argument<ModelChoiceDraft>("choice");
                return call.RefusedToVisitors() ?? await call.ChangeAsync((SaveModelChoice choice) => choice.SaveAsync(draft, call.Cancellation), draft);
            })
            .Field("testModel: ModelTestChange", "Tests the connection to a model server of your own.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskModelAsync((TestModelServer test) => test.OfOwnAsync(call.Cancellation)), ModelAsks.Cost));
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Object<ModelChoiceView>("ModelChoice", "What a person decided about models.", choice => choice
            .Field("off: Boolean!", "Whether your words go to no model.", c => c.Off)
            .Field("keepContent: Boolean!", "Whether what is sent and answered may be kept, where the admin agrees as well.", c => c.KeepContent)
            .Field("address: String", "Your own server; null for the installation's.", c => c.Address)
            .Field("model: String", "The model of your own server.", c => c.Model)
            .Field("hasKey: Boolean!", "Whether there is a key for it, which is never shown again.", c => c.HasKey)
            .Field("modelInUse: String", "The model that answers you now; null when none does.", c => c.ModelInUse)
            .Field("hostInUse: String", "Where it is.", c => c.HostInUse)
            .Field("ownServersAllowed: Boolean!", "Whether people may bring servers of their own.", c => c.OwnServersAllowed)
            .Field("mayKeepContent: Boolean!", "Whether the admin agrees to keeping what is sent.", c => c.MayKeepContent)
            .Field("usedToday: Int!", "Tokens since midnight (UTC), an own server aside.", c => c.UsedToday)
            .Field("tokensPerDay: Int!", "Tokens that each person has a day.", c => c.TokensPerDay))
        .Object<ModelTestView>("ModelTest", "What came of testing a model server.", test => test
            .Field("works: Boolean!", "Whether it answers.", t => t.Works)
            .Field("explanation: String!", "What was found, in a sentence.", t => t.Explanation)
            .Field("firstTokenMilliseconds: Int!", "How long until something came.", t => t.FirstTokenMilliseconds)
            .Field("milliseconds: Int!", "How long it took.", t => t.Milliseconds)
            .Field("streams: Boolean!", "Whether it came in pieces.", t => t.Streams)
            .Field("keepsSchema: Boolean!", "Whether it keeps to a JSON schema.", t => t.KeepsSchema))
        .Input(
            "ModelChoiceInput",
            "Whether and which model answers you.",
            given => new ModelChoiceDraft
            {
                Off = given.Get<bool>("off"),
                KeepContent = given.Get<bool>("keepContent"),
                Address = given.Get<string?>("address"),
                Model = given.Get<string?>("model"),
            },
            [
                ("off: Boolean! = false", "No model for you: your words go to none."),
                ("keepContent: Boolean! = false", "Keep what is sent and answered, where the admin agrees as well."),
                ("address: String", "Your own server, over https; absent: the installation's."),
                ("model: String", "The model of your own server."),
            ])
        .AddChange<ModelChoiceView>("ModelChoice", "choice: ModelChoice", "The choice as it is now.")
        .AddChange<ModelTestView>("ModelTest", "test: ModelTest", "What was found.");
}
