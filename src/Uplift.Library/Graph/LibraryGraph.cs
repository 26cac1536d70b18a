using Uplift.GraphQL.Building;
using Uplift.GraphQL.Types;
using Uplift.Library.Bookmarks;
using Uplift.Library.Contracts;
using Uplift.Library.Guides;
using Uplift.Library.Questions;
using Uplift.Library.Search;
using Uplift.Library.Topics;
using Uplift.Platform.Graph;

namespace Uplift.Library.Graph;

/// <summary>The library's part of the graph: what pages and REST offer, from the same handlers.</summary>
internal static class LibraryGraph
{
    public static void Add(SchemaBuilder graph)
    {
        AddWords(graph);
        LibraryTypes.Add(graph);
        graph.AddConnection<GuideRow>("Guide", "GuideSummary").AddConnection<QuestionRow>("Question", "QuestionSummary");
        graph.Query(AddQueries).Mutation(AddMutations);
    }

    private static void AddWords(SchemaBuilder graph) => graph
        .Enum(
            "Level",
            "How demanding a guide or question is.",
            (Level.Beginner, "BEGINNER", "Asked of everybody."),
            (Level.Intermediate, "INTERMEDIATE", "Asked of people with some years of work."),
            (Level.Advanced, "ADVANCED", "Asked of people who lead."))
        .Enum("ItemKind", "What can be bookmarked and found.", (ItemKind.Guide, "GUIDE", "A guide."), (ItemKind.Question, "QUESTION", "A question."));

    private static void AddQueries(ObjectBuilder<object?> query) => query
        .Field("topics: [Topic!]!", "Every topic, in the order of the taxonomy.", (_, call) =>
            call.AskAsync((ListTopics list) => list.HandleAsync(call.Cancellation)))
        .Field($"guides(topic: ID, level: Level, tag: String, sort: String, {Connections.Arguments}): GuideConnection!", "The guides, filtered and sorted: `updated`, `title` or `read`.", (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new GuideQuery(call.Argument<string?>("topic"), call.Argument<Level?>("level")?.Slug(), call.Argument<string?>("tag"), call.Argument<string?>("sort"), after);
            return call.AskAsync((ListGuides list) => list.SliceAsync(wanted, size, call.Cancellation));
        })
        .Field("guide(slug: ID!): Guide", "One guide with everything its page shows.", (_, call) =>
            call.AskAsync((ReadGuide read) => read.HandleAsync(call.Argument<string>("slug"), call.Cancellation)))
        .Field($"questions(topic: ID, level: Level, tag: String, {Connections.Arguments}): QuestionConnection!", "The questions by topic and level, filtered.", (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new QuestionQuery(call.Argument<string?>("topic"), call.Argument<Level?>("level")?.Slug(), call.Argument<string?>("tag"), after);
            return call.AskAsync((ListQuestions list) => list.SliceAsync(wanted, size, call.Cancellation));
        })
        .Field("question(slug: ID!): Question", "One question with its model answer and key points.", (_, call) =>
            call.AskAsync((ReadQuestion read) => read.HandleAsync(call.Argument<string>("slug"), call.Cancellation)))
        .Field("search(text: String!, kind: ItemKind, topic: ID, level: Level): [SearchHit!]!", "Guides and questions by words, the best first.", (_, call) =>
        {
            var scope = new SearchScope(call.Argument<ItemKind?>("kind"), call.Argument<string?>("topic"), call.Argument<Level?>("level"));
            return call.AskAsync(async (SearchLibrary search) => SearchHits.Of(await search.HandleAsync(call.Argument<string>("text"), scope, call.Cancellation)));
        }, new FieldCost(Weight: 10, ListSize: SearchLibrary.Most))
        .Field("bookmarks: [Bookmark!]", "Your bookmarks, newest first.", async (_, call) => call.RefusedToVisitors()
            ?? await call.AskAsync((ListBookmarks list) => list.HandleAsync(call.Cancellation)), new FieldCost(ListSize: ListBookmarks.Most));

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("bookmark(kind: ItemKind!, slug: ID!): BookmarkMark", "Bookmarks a guide or question; doing it twice changes nothing.", async (_, call) => call.RefusedToVisitors()
            ?? await call.AskAsync((BookmarkItem bookmark) => bookmark.AddAsync(call.Argument<ItemKind>("kind"), call.Argument<string>("slug"), call.Cancellation)))
        .Field("removeBookmark(kind: ItemKind!, slug: ID!): Boolean", "Takes a bookmark away; true, also when there was none.", async (_, call) => call.RefusedToVisitors()
            ?? await call.AskAsync(async (BookmarkItem bookmark) =>
            {
                await bookmark.RemoveAsync(call.Argument<ItemKind>("kind"), call.Argument<string>("slug"), call.Cancellation);
                return true;
            }));
}
