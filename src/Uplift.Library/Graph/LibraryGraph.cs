using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Library.Contracts;
using Uplift.Library.Guides;
using Uplift.Library.Questions;
using Uplift.Library.Notes;
using Uplift.Library.Search;
using Uplift.Library.Topics;
using Uplift.Platform.Graph;

namespace Uplift.Library.Graph;

/// <summary>The library's part of the graph: what pages and REST offer, from the same handlers.</summary>
internal static class LibraryGraph
{
    private static readonly string[] GuideColumns = ["slug", "title", "summary", "topicId", "topicName", "level", "readMinutes", "updatedOn"];
    private static readonly string[] QuestionColumns = ["slug", "prompt", "topicId", "topicName", "level", "kind", "readSeconds"];

    public static void Add(SchemaBuilder graph)
    {
        AddWords(graph);
        LibraryTypes.Add(graph);
        graph.AddConnection<GuideRow>("Guide", "GuideSummary").AddConnection<QuestionRow>("Question", "QuestionSummary");
        graph.Query(AddQueries);
        NoteGraph.Add(graph);
        ShelfGraph.Add(graph);
    }

    /// <summary>Where the library's nodes come from.</summary>
    public static IEnumerable<NodeSource> Nodes() =>
    [
        new("guides", GuideAsync),
        new("questions", QuestionAsync),
        new(NoteGraph.Collection, NoteGraph.FindAsync),
    ];

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
        .Field($"guides(topic: ID, level: Level, tag: String, sort: String, {Connections.Arguments}): GuideConnection", "The guides, filtered and sorted as REST has it: `updated`, `title` or `read`.", (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new GuideQuery
            {
                Topic = call.Argument<string?>("topic"),
                Level = call.Argument<Level?>("level")?.Slug(),
                Tag = call.Argument<string?>("tag"),
                Sort = call.Argument<string?>("sort"),
                After = after,
                Fields = Columns(GuideColumns, call.SelectedOfRows()),
            };
            return call.AskListAsync((ListGuides list) => list.SliceAsync(wanted, size, call.Cancellation));
        })
        .Field("guide(slug: ID!): Guide", "One guide with everything its page shows.", (_, call) => GuideAsync(call, call.Argument<string>("slug")))
        .Field($"questions(topic: ID, level: Level, tag: String, {Connections.Arguments}): QuestionConnection", "The questions by topic and level, filtered.", (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new QuestionQuery
            {
                Topic = call.Argument<string?>("topic"),
                Level = call.Argument<Level?>("level")?.Slug(),
                Tag = call.Argument<string?>("tag"),
                After = after,
                Fields = Columns(QuestionColumns, call.SelectedOfRows()),
            };
            return call.AskListAsync((ListQuestions list) => list.SliceAsync(wanted, size, call.Cancellation));
        })
        .Field("question(slug: ID!): Question", "One question with its model answer and key points.", (_, call) => QuestionAsync(call, call.Argument<string>("slug")))
        .Field("search(text: String!, kind: ItemKind, topic: ID, level: Level): [SearchHit!]!", "Guides and questions by words, the best first; before them your own notes that have all of the words, unless a kind, topic or level is asked for.", async (_, call) =>
            (object)new List<object>([.. await NotesAsync(call), .. await FoundAsync(call)]),
            new FieldCost(Weight: 10, ListSize: SearchLibrary.Most + SearchHits.MostNotes));

    private static async Task<IEnumerable<SearchHit>> FoundAsync(FieldCall call)
    {
        var scope = new SearchScope(call.Argument<ItemKind?>("kind"), call.Argument<string?>("topic"), call.Argument<Level?>("level"));
        return (IEnumerable<SearchHit>)(await call.AskAsync(async (SearchLibrary search) =>
            SearchHits.Of(await search.HandleAsync(call.Argument<string>("text"), scope, call.Cancellation))))!;
    }

    private static async Task<IEnumerable<NoteHit>> NotesAsync(FieldCall call)
    {
        var text = call.Argument<string>("text");
        var isOfLibrary = call.Argument<ItemKind?>("kind") is not null || call.Argument<string?>("topic") is not null || call.Argument<Level?>("level") is not null;
        if (isOfLibrary || call.RefusedToVisitors() is not null || string.IsNullOrWhiteSpace(text))
        {
            return [];
        }

        return (IEnumerable<NoteHit>)(await call.AskAsync(async (ListNotes list) =>
            SearchHits.Of((await list.SliceAsync(new NoteQuery { Q = text, Limit = SearchHits.MostNotes }, call.Cancellation)).Value!, text)))!;
    }

    public static ValueTask<object?> GuideAsync(FieldCall call, string slug) =>
        call.AskAsync((ReadGuide read) => read.HandleAsync(slug, call.Cancellation));

    public static ValueTask<object?> QuestionAsync(FieldCall call, string slug) =>
        call.AskAsync((ReadQuestion read) => read.HandleAsync(slug, call.Cancellation));

    /// <summary>What a list has to read for the fields that are wanted. The slug is always among it: it leads to the rest.</summary>
    private static string Columns(string[] columns, IReadOnlySet<string> fields) => string.Join(
        ',', columns.Where(name => name == "slug" || fields.Contains(name) || (name == "topicId" && fields.Contains("topic"))));
}
