using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Library.Bookmarks;
using Uplift.Library.Reading;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Graph;

/// <summary>What a person keeps of the library, in the graph: bookmarks, and how far guides were read.</summary>
internal static class ShelfGraph
{
    private static readonly string[] Columns = ["kind", "slug", "title", "topicName", "level", "createdAt"];

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"bookmarks(kind: ItemKind, {Connections.Arguments}): BookmarkConnection", "Your bookmarks, newest first.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListBookmarks list) => list.SliceAsync(Wanted(call), call.Cancellation)))
            .Field("reading: [Reading!]", "How far you have read which guides, the latest first.", async (_, call) => call.RefusedToVisitors()
                ?? await call.AskAsync((ListReading list) => list.HandleAsync(call.Cancellation)), new FieldCost(ListSize: ListReading.Most)));
        graph.Mutation(AddMutations);
    }

    private static BookmarkQuery Wanted(FieldCall call)
    {
        var (size, after) = call.Wanted();
        var fields = call.SelectedOfRows();
        return new BookmarkQuery
        {
            Kind = call.Argument<ItemKind?>("kind")?.ToString().ToLowerInvariant(),
            Limit = size,
            After = after,
            Fields = string.Join(',', Columns.Where(name => name is "kind" or "slug" || fields.Contains(name))),
        };
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Object<BookmarkRow>("Bookmark", "Something marked to be found again.", bookmark => bookmark
            .Field("kind: String!", "`guide` or `question`.", b => b.Kind)
            .Field("slug: ID!", "Its name in addresses.", b => b.Slug)
            .Field("title: String!", "The guide's title or the question's prompt.", b => b.Title)
            .Field("topicName: String!", "Its topic.", b => b.TopicName)
            .Field("level: Level!", "How demanding it is.", b => b.Level)
            .Field("createdAt: DateTime!", "When it was marked.", b => b.CreatedAt)
            .Field("item: LibraryItem", "The guide or question itself.", (b, call) => LibraryLoaders.ItemAsync(call, b.Kind, b.Slug)))
        .AddConnection<BookmarkRow>("Bookmark", "Bookmark")
        .Object<BookmarkView>("BookmarkMark", "The mark itself.", bookmark => bookmark
            .Field("kind: String!", "`guide` or `question`.", b => b.Kind)
            .Field("slug: ID!", "Its name in addresses.", b => b.Slug)
            .Field("createdAt: DateTime!", "When it was marked.", b => b.CreatedAt))
        .Object<ReadingRow>("Reading", "How far somebody has read a guide.", reading => reading
            .Field("guide: GuideSummary", "The guide.", (r, call) => LibraryLoaders.GuideAsync(call, r.Guide))
            .Field("sectionsRead: [String!]!", "Ids of the sections that were read.", r => r.Sections)
            .Field("finishedAt: DateTime", "When the last of them was read; null while some are left.", r => r.FinishedAt)
            .Field("updatedAt: DateTime!", "When somebody last read in it.", r => r.UpdatedAt))
        .Object<ReadingView>("RecordedReading", "How far a guide was read, as it was noted.", reading => reading
            .Field("guide: ID!", "The guide's name in addresses.", r => r.Guide)
            .Field("sectionsRead: [String!]!", "Ids of the sections that were read.", r => r.Sections)
            .Field("finishedAt: DateTime", "When the last of them was read.", r => r.FinishedAt))
        .AddChange<BookmarkView>("Bookmark", "bookmark: BookmarkMark", "The mark.")
        .AddChange<string>("RemovedBookmark", "removed: ID", "What it was on, as in `guides/database-indexing`.")
        .AddChange<ReadingView>("Reading", "reading: RecordedReading", "How far it was read.");

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("bookmark(kind: ItemKind!, slug: ID!): BookmarkChange", "Bookmarks a guide or question; doing it twice changes nothing.", async (_, call) => call.RefusedToVisitors()
            ?? await call.ChangeAsync((BookmarkItem bookmark) => bookmark.AddAsync(call.Argument<ItemKind>("kind"), call.Argument<string>("slug"), call.Cancellation)))
        .Field("removeBookmark(kind: ItemKind!, slug: ID!): RemovedBookmarkChange", "Takes a bookmark away, also when there was none.", async (_, call) => call.RefusedToVisitors()
            ?? await call.ChangeAsync((BookmarkItem bookmark) => RemoveAsync(call, bookmark)))
        .Field("recordReading(guide: ID!, sections: [String!]!): ReadingChange", "Notes which sections of a guide you have read; others count as unread.", async (_, call) =>
        {
            var draft = new ReadingDraft { Sections = [.. call.Arguments.List<string>("sections") ?? []] };
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                (RecordReading record) => record.HandleAsync(call.Argument<string>("guide"), draft, call.Cancellation), draft);
        });

    private static async Task<Outcome<string>> RemoveAsync(FieldCall call, BookmarkItem bookmark)
    {
        var (kind, slug) = (call.Argument<ItemKind>("kind"), call.Argument<string>("slug"));
        await bookmark.RemoveAsync(kind, slug, call.Cancellation);
        return $"{kind.ToString().ToLowerInvariant()}s/{slug}";
    }
}
