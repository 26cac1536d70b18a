using System.Text.Json;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Library.Graph;

public sealed class NoteGraphTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private const string Create = "mutation ($note: NoteInput!) { createNote(note: $note) { note { id version title about { __typename ... on QuestionSummary { prompt } } } errors { pointer code detail } } }";

    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_note_is_written_changed_found_at_both_doors_and_deleted()
    {
        var made = await WriteAsync(new { title = "Left prefix", body = "*first*", about = new { kind = "QUESTION", slug = "composite-index-column-order" } });
        var note = made.GetProperty("note");
        var id = note.Text("id");

        note.GetProperty("about").Text("__typename").ShouldBe("QuestionSummary");
        (await ada.GetAsync($"/api/v1/{id}").JsonAsync()).Text("title").ShouldBe("Left prefix");
        var changed = (await ada.GraphDataAsync(
            "mutation ($id: ID!, $version: ID!) { updateNote(id: $id, version: $version, note: { title: \"Prefix\", pinned: true }) { note { title html pinned } errors { code } } }",
            new { id, version = note.Text("version") })).GetProperty("updateNote");
        changed.GetProperty("note").Text("title").ShouldBe("Prefix");
        (await ada.GraphDataAsync("query ($id: ID!) { node(id: $id) { __typename ... on Note { title } } note(id: $id) { pinned } }", new { id }))
            .GetProperty("node").Text("title").ShouldBe("Prefix");
        (await ada.GraphDataAsync("mutation ($id: ID!) { deleteNote(id: $id) { deletedId errors { code } } }", new { id })).GetProperty("deleteNote").Text("deletedId").ShouldBe(id);
        (await ada.GraphCodeAsync("query ($id: ID!) { note(id: $id) { title } }", new { id })).ShouldBe("note-not-found");
    }

    [Fact]
    public async Task A_search_finds_ones_own_notes_and_nobody_elses()
    {
        const string Search = "query ($text: String!, $kind: ItemKind) { search(text: $text, kind: $kind) { __typename ... on NoteHit { title snippet note { id } } ... on GuideHit { slug } } }";
        await WriteAsync(new { title = "Zebra crossing", body = "A long text about nothing at all before it comes to what is looked for, and then at last the **index** of zebras." });
        var eve = new Visitor(app);
        await eve.SignUpAsync(Visitor.NewAddress());

        var found = (await ada.GraphDataAsync(Search, new { text = "ZEBRA index" })).Each("search").First();
        var usual = (await ada.GraphDataAsync(Search, new { text = "index" })).Each("search").Select(hit => hit.Text("__typename")).Distinct();

        (found.Text("__typename"), found.Text("title")).ShouldBe(("NoteHit", "Zebra crossing"));
        found.Text("snippet").ShouldBe("…before it comes to what is looked for, and then at last the **index** of zebras.");
        usual.ShouldBe(["NoteHit", "GuideHit", "QuestionHit"], ignoreOrder: true);
        foreach (var (who, kind) in new (Visitor, string?)[] { (eve, null), (new Visitor(app), null), (ada, "GUIDE") })
        {
            (await who.GraphDataAsync(Search, new { text = "zebra", kind })).Each("search").ShouldNotContain(hit => hit.Text("__typename") == "NoteHit");
        }
    }

    [Fact]
    public async Task What_does_not_fit_is_the_list_that_REST_gives()
    {
        var draft = new { title = "", body = new string('x', 20_001), about = new { kind = "guide", slug = "" } };

        var rest = (await ada.PostAsync("/api/v1/notes", draft).JsonAsync(System.Net.HttpStatusCode.UnprocessableEntity)).Each("errors").Select(Written);
        var graph = (await WriteAsync(new { draft.title, draft.body, about = new { kind = "GUIDE", slug = "" } })).Each("errors").Select(Written);

        graph.Order(StringComparer.Ordinal).ShouldBe(rest.Order(StringComparer.Ordinal));
        graph.Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_rule_of_the_handler_points_to_the_field_too()
    {
        var error = (await WriteAsync(new { title = "a", about = new { kind = "GUIDE", slug = "nowhere" } })).Each("errors").Single();

        (error.Text("pointer"), error.Text("code")).ShouldBe(("/about/slug", "unknown-subject"));
    }

    [Fact]
    public async Task A_change_on_an_older_version_is_not_made()
    {
        var note = (await WriteAsync(new { title = "first" })).GetProperty("note");
        const string Update = "mutation ($id: ID!, $version: ID!) { updateNote(id: $id, version: $version, note: { title: \"second\" }) { note { title } errors { pointer code } } }";
        var sent = new { id = note.Text("id"), version = note.Text("version") };

        (await ada.GraphDataAsync(Update, sent)).GetProperty("updateNote").IsNull("note").ShouldBeFalse();
        var again = (await ada.GraphDataAsync(Update, sent)).GetProperty("updateNote");
        var nonsense = (await ada.GraphDataAsync(Update, new { sent.id, version = "nonsense" })).GetProperty("updateNote");

        again.Each("errors").Single().Text("code").ShouldBe("precondition-failed");
        nonsense.Each("errors").Single().Text("code").ShouldBe("precondition-failed");
    }

    [Fact]
    public async Task Notes_are_paged_and_sorted_as_REST_pages_them()
    {
        foreach (var title in new[] { "c", "a", "b" })
        {
            await WriteAsync(new { title });
        }

        const string Query = "query ($after: String) { me { notes(sort: \"title\", first: 2, after: $after) { nodes { title } pageInfo { endCursor hasNextPage } } } }";
        var first = (await ada.GraphDataAsync(Query)).GetProperty("me").GetProperty("notes");
        var second = (await ada.GraphDataAsync(Query, new { after = first.GetProperty("pageInfo").Text("endCursor") })).GetProperty("me").GetProperty("notes");

        first.Each("nodes").Concat(second.Each("nodes")).Select(note => note.Text("title")).ShouldBe(["a", "b", "c"]);
        second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task Somebody_elses_note_looks_absent_and_cannot_be_changed()
    {
        var note = (await WriteAsync(new { title = "mine" })).GetProperty("note");
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());
        var id = note.Text("id");

        (await bob.GraphCodeAsync("query ($id: ID!) { node(id: $id) { id } }", new { id })).ShouldBe("note-not-found");
        var change = await bob.GraphDataAsync(
            "mutation ($id: ID!, $version: ID!) { updateNote(id: $id, version: $version, note: { title: \"theirs\" }) { errors { code } } deleteNote(id: $id) { errors { code } } }",
            new { id, version = note.Text("version") });

        change.GetProperty("updateNote").Each("errors").Single().Text("code").ShouldBe("note-not-found");
        change.GetProperty("deleteNote").Each("errors").Single().Text("code").ShouldBe("note-not-found");
        (await ada.GraphDataAsync("query ($id: ID!) { note(id: $id) { title } }", new { id })).GetProperty("note").Text("title").ShouldBe("mine");
    }

    [Fact]
    public async Task Twenty_notes_and_what_they_are_about_take_as_many_statements_as_one()
    {
        const string Query = "{ me { notes(first: 50) { nodes { title html about { ... on QuestionSummary { prompt bookmarked topic { name } } ... on GuideSummary { title marks { bookmarked } questions { prompt } } } } } } }";
        await WriteAboutAsync(0);
        await WriteAboutAsync(1);
        await ada.GraphDataAsync(Query);
        var few = await StatementsAsync(Query);
        for (var number = 2; number < 20; number++)
        {
            await WriteAboutAsync(number);
        }

        (await StatementsAsync(Query)).ShouldBe(few);
        few.ShouldBe(9, "session, notes, questions and their bookmarks, guides and their marks in two, the guides' questions in two");
    }

    private static string Written(JsonElement error) => $"{error.Text("pointer")} {error.Text("code")} {error.Text("detail")}";

    private async Task WriteAboutAsync(int number) => await WriteAsync(new
    {
        title = $"note {number}",
        about = number % 2 == 0
            ? new { kind = "QUESTION", slug = "composite-index-column-order" }
            : new { kind = "GUIDE", slug = number % 4 == 1 ? "database-indexing" : "transactions-and-concurrency" },
    });

    private async Task<int> StatementsAsync(string query)
    {
        app.Sql.Clear();
        await ada.GraphDataAsync(query);
        return app.Sql.Statements.Count;
    }

    private async Task<JsonElement> WriteAsync(object note) => (await ada.GraphDataAsync(Create, new { note })).GetProperty("createNote");
}
