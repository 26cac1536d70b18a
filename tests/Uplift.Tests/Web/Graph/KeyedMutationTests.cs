using System.Net;
using System.Text.Json;
using Uplift.GraphQL.Types;
using Uplift.Platform.Graph;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Graph;
using Uplift.Web;

namespace Uplift.Tests.Web.Graph;

/// <summary>An Idempotency-Key at /graphql does what it does at REST.</summary>
public sealed class KeyedMutationTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private const string Once = "mutation { createNote(note: { title: \"Once\", about: { kind: GUIDE, slug: \"database-indexing\" } }) { note { id about { ... on GuideSummary { title } } } errors { code } } }";
    private const string Other = "mutation { createNote(note: { title: \"Other\" }) { note { id } errors { code } } }";

    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task The_same_operation_again_gets_the_first_answer_and_acts_once()
    {
        var first = await SendAsync("key-1", Once);
        var again = await SendAsync("key-1", Once);

        (await TextAsync(first)).ShouldContain("Database");
        (await TextAsync(again)).ShouldBe(await TextAsync(first));
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await TitlesAsync()).ShouldBe(["Once"]);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        await SendAsync("key-1", Once);

        await ShouldRefuseAsync(await SendAsync("key-1", Other), HttpStatusCode.UnprocessableEntity, "idempotency-key-reused");

        (await TitlesAsync()).ShouldBe(["Once"]);
    }

    [Fact]
    public async Task One_key_is_not_for_both_doors()
    {
        await SendAsync("key-1", Once);

        var rest = await ada.PostJsonAsync("/api/v1/notes", """{"title":"Once"}""", ("Idempotency-Key", "key-1"));

        (await rest.ProblemTypeAsync()).ShouldBe("/problems/idempotency-key-reused");
    }

    [Fact]
    public async Task Ten_at_once_act_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SendAsync("race", Once)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK || answer.StatusCode == HttpStatusCode.Conflict);
        foreach (var twin in answers.Where(answer => answer.StatusCode == HttpStatusCode.Conflict))
        {
            await ShouldRefuseAsync(twin, HttpStatusCode.Conflict, "idempotency-in-flight");
        }

        (await TitlesAsync()).ShouldBe(["Once"]);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("ä")]
    public async Task What_is_no_key_is_refused(string key) =>
        await ShouldRefuseAsync(await SendAsync(key, Once), HttpStatusCode.BadRequest, "idempotency-key-misused");

    [Fact]
    public async Task Nobody_has_no_keys() => await ShouldRefuseAsync(
        await new Visitor(app).AskGraphAsync(Once, headers: ("Idempotency-Key", "key-1")), HttpStatusCode.BadRequest, "idempotency-key-misused");

    [Fact]
    public async Task A_refusal_leaves_the_key_free()
    {
        const string Empty = "mutation ($title: String!) { createNote(note: { title: $title }) { note { title } errors { pointer } } }";
        var refused = await ada.AskGraphAsync(Empty, new { title = "" }, ("Idempotency-Key", "key-1"));

        var mended = await ada.AskGraphAsync(Empty, new { title = "Mended" }, ("Idempotency-Key", "key-1"));

        (await TextAsync(refused)).ShouldContain("/title");
        (await TextAsync(mended)).ShouldContain("Mended");
        (await TitlesAsync()).ShouldBe(["Mended"]);
    }

    [Fact]
    public async Task Of_several_changes_one_that_is_refused_is_taken_back_alone()
    {
        const string Several = """
            mutation {
              one: createNote(note: { title: "One" }) { note { id } errors { code } }
              two: createNote(note: { title: "Two", about: { kind: GUIDE, slug: "nowhere" } }) { note { id } errors { code } }
              mark: bookmark(kind: GUIDE, slug: "database-indexing") { bookmark { __typename } errors { code } }
              three: createNote(note: { title: "Three" }) { note { id } errors { code } }
            }
            """;

        var first = await SendAsync("key-1", Several);
        var again = await SendAsync("key-1", Several);

        (await TextAsync(first)).ShouldContain("unknown-subject");
        (await TextAsync(again)).ShouldBe(await TextAsync(first));
        (await TitlesAsync()).Order(StringComparer.Ordinal).ShouldBe(["One", "Three"]);
    }

    [Fact]
    public async Task An_interview_is_started_shown_and_deleted_under_keys()
    {
        const string Start = "mutation { startInterview(interview: { level: INTERMEDIATE, topics: [\"indexing\"], questions: 1, mode: PRACTICE }) { interview { id state question { prompt } } errors { code detail } } }";
        var started = JsonElement.Parse(await TextAsync(await SendAsync("start", Start))).GetProperty("data").GetProperty("startInterview");
        var again = JsonElement.Parse(await TextAsync(await SendAsync("start", Start))).GetProperty("data").GetProperty("startInterview");
        var id = started.GetProperty("interview").Text("id");
        var delete = $"mutation {{ deleteInterview(interview: \"{id}\") {{ deletedId errors {{ code }} }} }}";

        var deleted = await TextAsync(await SendAsync("delete", delete));

        again.ToString().ShouldBe(started.ToString());
        started.GetProperty("interview").GetProperty("question").Text("prompt").ShouldNotBeEmpty();
        deleted.ShouldContain($"\"deletedId\":\"{id}\"");
        (await TextAsync(await SendAsync("delete", delete))).ShouldBe(deleted);
        (await ada.GetAsync($"/api/v1/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A query does nothing twice, so a key that comes with it means nothing, as with a GET.</summary>
    [Fact]
    public async Task A_query_takes_no_notice_of_a_key()
    {
        const string Query = "{ me { notes { nodes { title } } } }";
        var before = await TextAsync(await SendAsync("key-1", Query));
        await SendAsync("key-2", Once);

        (await TextAsync(await SendAsync("key-1", Query))).ShouldNotBe(before);
    }

    /// <summary>REST refuses keys where the answer is a secret; the graph has no such mutation, and this is where one would show.</summary>
    [Fact]
    public void No_mutation_answers_with_a_secret()
    {
        string[] secrets = ["token", "secret", "password", "passphrase", "link", "address", "code", "codes", "recoveryCodes", "key", "uri", "ticket"];
        var schema = GraphServices.Build(UpliftHost.Modules);
        schema.Types.OfType<FieldsType>()
            .Where(type => type.Name.EndsWith("Change", StringComparison.Ordinal))
            .SelectMany(type => type.Fields.Select(field => field.Name))
            .Intersect(secrets)
            .ShouldBeEmpty();
    }

    private Task<HttpResponseMessage> SendAsync(string key, string operation) => ada.AskGraphAsync(operation, headers: ("Idempotency-Key", key));

    private static async Task ShouldRefuseAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status);
        GraphCaller.Code(JsonElement.Parse(await TextAsync(response))).ShouldBe(code);
    }

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<List<string?>> TitlesAsync() =>
        [.. (await ada.GetAsync("/api/v1/notes?sort=title").JsonAsync()).Each("items").Select(note => note.Text("title"))];
}
