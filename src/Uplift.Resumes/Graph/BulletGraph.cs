using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;
using Uplift.Platform.Graph;
using Uplift.Resumes.Rephrasing;

namespace Uplift.Resumes.Graph;

/// <summary>Other wordings of a resume's line in the graph.</summary>
internal static class BulletGraph
{
    public static void Add(SchemaBuilder graph)
    {
        graph.Object<BulletSuggestions>("BulletSuggestions", "Other wordings of a line that say nothing new.", suggestions => suggestions
                .Field("suggestions: [String!]!", "Three at most.", s => s.Suggestions, new FieldCost(ListSize: 3))
                .Field("dropped: Int!", "How many more the model made that said something unproven.", s => s.Dropped)
                .Field("by: String!", "The model and prompt.", s => s.By))
            .Input(
                "BulletInput",
                "A line to be said otherwise, and what proves it.",
                given => new BulletDraft
                {
                    Bullet = given.Get<string>("bullet"),
                    Proven = [.. given.List<string>("proven") ?? []],
                    Advert = given.Get<string?>("advert"),
                },
                [
                    ("bullet: String!", "The line."),
                    ("proven: [String!]", "Other lines of the same resume that prove what may be said, twenty at most."),
                    ("advert: String", "The advert it is meant for; it steers the choice of words and proves nothing."),
                ])
            .AddChange<BulletSuggestions>("BulletSuggestions", "suggested: BulletSuggestions", "The other wordings.");
        graph.Mutation(mutation => mutation
            .Field("suggestBullets(line: BulletInput!): BulletSuggestionsChange", "Has a model suggest other wordings of a resume's line, which may add no number, name or skill.", async (_, call) =>
            {
                var draft = call.Argument<BulletDraft>("line");
                return call.RefusedToVisitors()
                    ?? await call.AskModelAsync((SuggestBullets suggest) => suggest.MineAsync(draft, call.Cancellation), draft);
            }, ModelAsks.Cost));
    }
}
