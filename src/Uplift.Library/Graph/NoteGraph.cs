using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Library.Notes;
using Uplift.Platform.Api;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Graph;

/// <summary>A person's notes in the graph, written through the handlers of REST and page.</summary>
internal static class NoteGraph
{
    public const string Collection = "notes";

    private static readonly string[] Columns = ["id", "title", "body", "about", "pinned", "createdAt", "updatedAt"];

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"notes(q: String, sort: String, pinned: Boolean, kind: ItemKind, slug: ID, {Connections.Arguments}): NoteConnection", "Your notes; with `q` those that have all of its words; `sort` as REST has it: `-updatedAt` (the latest first), `updatedAt`, `title`, `-title`.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListNotes list) => list.SliceAsync(Wanted(call), call.Cancellation))));
        graph.Query(query => query.Field("note(id: ID!): Note", "A note of yours.", (_, call) => FindAsync(call, call.Argument<string>("id"))));
        graph.Mutation(AddMutations);
    }

    public static async ValueTask<object?> FindAsync(FieldCall call, string id) => call.RefusedToVisitors()
        ?? await call.AskAsync((ReadNote read) => read.HandleAsync(Nodes.GuidWithin(Collection, id), call.Cancellation));

    private static NoteQuery Wanted(FieldCall call)
    {
        var (size, after) = call.Wanted();
        var fields = call.SelectedOfRows();
        return new NoteQuery
        {
            Q = call.Argument<string?>("q"),
            Sort = call.Argument<string?>("sort"),
            Pinned = call.Argument<bool?>("pinned"),
            Kind = call.Argument<ItemKind?>("kind")?.ToString().ToLowerInvariant(),
            Slug = call.Argument<string?>("slug"),
            Limit = size,
            After = after,
            // The version goes with the rest: it is no field of REST's, so it cannot be asked for alone.
            Fields = fields.Contains("version")
                ? null
                : string.Join(',', Columns.Where(name => name == "id" || fields.Contains(name) || (name == "body" && fields.Contains("html")))),
        };
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Object<NoteView>("Note", "What a person wrote down for themself.", note => note
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, n => $"{Collection}/{n.Id}")
            .Field("title: String!", "What it is called.", n => n.Title)
            .Field("body: String!", "The text, in Markdown.", n => n.Body)
            .Field("html: String!", "The text, rendered; it can carry no script.", ReadNote.Html)
            .Field("about: LibraryItem", "The guide or question that it is about.", (n, call) =>
                n.About is { } about ? LibraryLoaders.ItemAsync(call, about.Kind, about.Slug) : new((object?)null))
            .Field("pinned: Boolean!", "Whether it is kept on top.", n => n.Pinned)
            .Field("createdAt: DateTime!", "When it was written.", n => n.CreatedAt)
            .Field("updatedAt: DateTime!", "When it was last changed.", n => n.UpdatedAt)
            .Field("version: ID!", "Sent back with a change, so that nobody overwrites what they have not seen.", n => n.Version))
        .AddConnection<NoteView>("Note", "Note")
        .Input(
            "NoteSubjectInput",
            "The guide or question that a note is about.",
            given => new NoteSubject { Kind = given.Get<ItemKind>("kind").ToString().ToLowerInvariant(), Slug = given.Get<string>("slug") },
            [("kind: ItemKind!", "What it is."), ("slug: ID!", "Its name in addresses.")])
        .Input(
            "NoteInput",
            "A note as it is to be.",
            given => new NoteDraft
            {
                Title = given.Get<string>("title"),
                Body = given.Get<string>("body"),
                About = given.Get<NoteSubject?>("about"),
                Pinned = given.Get<bool>("pinned"),
            },
            [
                ("title: String!", "What it is called."),
                ("body: String! = \"\"", "The text, in Markdown."),
                ("about: NoteSubjectInput", "What it is about; absent for a note by itself."),
                ("pinned: Boolean! = false", "Whether to keep it on top."),
            ])
        .AddChange<NoteView>("Note", "note: Note", "The note as it is now.")
        .AddChange<string>("DeletedNote", "deletedId: ID", "The id that it had.");

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("createNote(note: NoteInput!): NoteChange", "Writes a note.", async (_, call) =>
        {
            var draft = call.Argument<NoteDraft>("note");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((WriteNote write) => write.AddAsync(draft, call.Cancellation), draft);
        })
        .Field("updateNote(id: ID!, version: ID!, note: NoteInput!): NoteChange", "Writes a note anew, if it is still as you read it.", async (_, call) =>
        {
            var draft = call.Argument<NoteDraft>("note");
            var version = IfMatch.Version(Nodes.GuidOf(call.Argument<string>("version")));
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                (WriteNote write) => write.ChangeAsync(Id(call), draft, version, call.Cancellation), draft);
        })
        .Field("deleteNote(id: ID!, version: ID): DeletedNoteChange", "Deletes a note for good; with a version, only if it is still as you read it.", async (_, call) =>
        {
            var version = call.Argument<string?>("version") is { } sent ? IfMatch.Version(Nodes.GuidOf(sent)) : null;
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                async (DeleteNote delete) => Gone(await delete.HandleAsync(Id(call), version, call.Cancellation)));
        });

    private static Guid Id(FieldCall call) => Nodes.GuidWithin(Collection, call.Argument<string>("id"));

    private static Outcome<string> Gone(Outcome<Guid> outcome) =>
        outcome.Problem is { } problem ? problem : $"{Collection}/{outcome.Value}";
}
