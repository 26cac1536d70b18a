using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Uplift.Tests.Library.Notes;

public sealed class NotesApiTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Notes = "/api/v1/notes";
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_text_nested_beyond_reading_is_shown_as_it_is_typed()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await PostAsync($$"""{"title":"Deep","body":"{{new string('>', 5_000)}}~~~<b>"}""");
        var html = await (await ada.GetAsync($"{made.Headers.Location}/html")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        html.ShouldContain("~~~&lt;b&gt;");
    }

    [Fact]
    public async Task A_note_is_written_read_changed_and_deleted()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var made = await PostAsync("""{"title":"Left prefix","body":"**Equality** first","about":{"kind":"question","slug":"composite-index-column-order"}}""");

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        var address = made.Headers.Location!.ToString();
        var read = await ada.GetAsync(address);
        read.Headers.ETag.ShouldBe(made.Headers.ETag);
        var note = await JsonAsync(read);
        note.GetProperty("about").GetProperty("slug").GetString().ShouldBe("composite-index-column-order");
        note.GetProperty("pinned").GetBoolean().ShouldBeFalse();
        note.TryGetProperty("version", out _).ShouldBeFalse();
        (await (await ada.GetAsync($"{address}/html")).Content.ReadAsStringAsync(Cancellation)).Trim().ShouldBe("<p><strong>Equality</strong> first</p>");

        var changed = await SendAsync(HttpMethod.Put, address, """{"title":"Left prefix","body":"","pinned":true}""", Tag(read));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
        changed.Headers.ETag.ShouldNotBe(read.Headers.ETag);
        (await JsonAsync(changed)).GetProperty("about").ValueKind.ShouldBe(JsonValueKind.Null);

        (await SendAsync(HttpMethod.Delete, address, null, Tag(changed))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_version_that_the_client_has_is_not_sent_again()
    {
        var (address, tag) = await ANoteAsync();

        var again = await ada.GetAsync(address, ("If-None-Match", tag));

        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync(Cancellation)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_change_says_which_version_it_was_made_on()
    {
        var (address, tag) = await ANoteAsync();
        const string draft = """{"title":"Other"}""";

        await ShouldRefuseAsync(await SendAsync(HttpMethod.Put, address, draft), HttpStatusCode.PreconditionRequired, "precondition-required");
        await ShouldRefuseAsync(await SendAsync(HttpMethod.Put, address, draft, "\"other\""), HttpStatusCode.PreconditionFailed, "precondition-failed");
        await ShouldRefuseAsync(await SendAsync(HttpMethod.Put, address, draft, $"W/{tag}"), HttpStatusCode.PreconditionFailed, "precondition-failed");
        await ShouldRefuseAsync(await SendAsync(HttpMethod.Delete, address, null, "\"other\""), HttpStatusCode.PreconditionFailed, "precondition-failed");
        (await SendAsync(HttpMethod.Put, address, draft, $"\"other\", {tag}")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Put, address, draft, "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Of_twenty_changes_to_one_version_one_wins()
    {
        var (address, tag) = await ANoteAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(at => SendAsync(HttpMethod.Put, address, $$"""{"title":"Change {{at}}"}""", tag)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK
            || answer.StatusCode == HttpStatusCode.PreconditionFailed || answer.StatusCode == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_patch_changes_the_members_that_it_names()
    {
        var (address, tag) = await ANoteAsync();

        var patched = await SendAsync(HttpMethod.Patch, address, """{"pinned":true,"about":{"kind":"guide","slug":"database-indexing"}}""", tag, "application/merge-patch+json");
        patched.StatusCode.ShouldBe(HttpStatusCode.OK);
        var moved = await SendAsync(HttpMethod.Patch, address, """{"about":{"slug":"transactions-and-concurrency"}}""", Tag(patched), "application/merge-patch+json");
        var about = (await JsonAsync(moved)).GetProperty("about");
        var emptied = await JsonAsync(await SendAsync(HttpMethod.Patch, address, """{"about":null}""", Tag(moved)));

        (await JsonAsync(patched)).GetProperty("title").GetString().ShouldBe("A note");
        (about.GetProperty("kind").GetString(), about.GetProperty("slug").GetString()).ShouldBe(("guide", "transactions-and-concurrency"));
        emptied.GetProperty("pinned").GetBoolean().ShouldBeTrue();
        emptied.GetProperty("about").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Theory]
    [InlineData("""{"body":"no title"}""", "/title")]
    [InlineData("""{"title":"x","about":{"kind":"song","slug":"x"}}""", "/about/kind")]
    [InlineData("""{"title":"x","about":{"kind":"guide","slug":"no-such-guide"}}""", "/about/slug")]
    [InlineData("""{"title":"x","pinned":"yes"}""", "/pinned")]
    [InlineData("""{"title":"x","ownerId":"7"}""", "/ownerId")]
    [InlineData("""{"title":"x","title":"y"}""", "/title")]
    [InlineData("""{"title":["x"]}""", "/title")]
    public async Task A_member_that_does_not_fit_is_named(string json, string pointer)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await PostAsync(json);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(response)).GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("pointer").GetString()).ShouldBe([pointer]);
    }

    [Theory]
    [InlineData("""{"title":""}""", "/title")]
    [InlineData("""{"title":null}""", "/title")]
    [InlineData("""{"pinned":7}""", "/pinned")]
    [InlineData("""{"version":"x"}""", "/version")]
    [InlineData("""{"about":{"kind":"song","slug":"x"}}""", "/about/kind")]
    public async Task A_patch_is_held_to_the_same_rules(string json, string pointer)
    {
        var (address, tag) = await ANoteAsync();

        var response = await SendAsync(HttpMethod.Patch, address, json, tag);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await JsonAsync(response)).GetProperty("errors")[0].GetProperty("pointer").GetString().ShouldBe(pointer);
    }

    [Theory]
    [InlineData("title")]
    [InlineData("-title")]
    [InlineData("updatedAt")]
    [InlineData("-updatedAt")]
    public async Task A_list_is_walked_by_its_links_without_missing_or_repeating_any(string sort)
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        foreach (var title in new[] { "pipe | in it", "a", "Z", "a", "ä", "b" })
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await PostAsync($$"""{"title":"{{title}}"}""");
        }

        var (seen, address) = (new List<string>(), $"{Notes}?sort={sort}&limit=2");
        while (address is not null)
        {
            var response = await ada.GetAsync(address);
            var page = await JsonAsync(response);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(note => note.GetProperty("title").GetString()!));
            var next = response.Headers.TryGetValues("Link", out var links)
                ? links.Single().Split(", ").SingleOrDefault(link => link.EndsWith("rel=\"next\"", StringComparison.Ordinal))
                : null;
            (next is null).ShouldBe(page.GetProperty("page").GetProperty("nextCursor").ValueKind == JsonValueKind.Null);
            address = next?[1..next.IndexOf('>', StringComparison.Ordinal)];
        }

        string[] byTitle = ["Z", "a", "a", "b", "pipe | in it", "ä"];
        string[] byTime = ["pipe | in it", "a", "Z", "a", "ä", "b"];
        var expected = sort.EndsWith("title", StringComparison.Ordinal) ? byTitle : byTime;
        seen.ShouldBe(sort.StartsWith('-') ? expected.Reverse() : expected);
    }

    [Fact]
    public async Task A_list_is_filtered()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await PostAsync("""{"title":"One","pinned":true}""");
        await PostAsync("""{"title":"Two","about":{"kind":"guide","slug":"database-indexing"}}""");

        (await TitlesAsync("?pinned=true")).ShouldBe(["One"]);
        (await TitlesAsync("?kind=guide&slug=database-indexing")).ShouldBe(["Two"]);
        (await TitlesAsync("?kind=question")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("?colour=red", HttpStatusCode.BadRequest, "unknown-parameter")]
    [InlineData("?pinned=perhaps", HttpStatusCode.BadRequest, "unreadable-request")]
    [InlineData("?pinned=", HttpStatusCode.BadRequest, "unreadable-request")]
    [InlineData("?sort=body", HttpStatusCode.UnprocessableEntity, "validation-failed")]
    [InlineData("?limit=0", HttpStatusCode.UnprocessableEntity, "validation-failed")]
    [InlineData("?limit=101", HttpStatusCode.UnprocessableEntity, "validation-failed")]
    [InlineData("?after=bm9uc2Vuc2U", HttpStatusCode.BadRequest, "bad-cursor")]
    public async Task A_parameter_that_does_not_fit_is_refused_rather_than_ignored(string query, HttpStatusCode status, string code)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        await ShouldRefuseAsync(await ada.GetAsync(Notes + query), status, code);
    }

    [Theory]
    [InlineData("""{"title":"One","title":"Two"}""")]
    [InlineData("""{"about":{"kind":"guide","kind":"question"}}""")]
    [InlineData("[]")]
    public async Task A_patch_that_says_a_thing_twice_or_is_no_object_is_refused(string patch)
    {
        var (address, tag) = await ANoteAsync();

        await ShouldRefuseAsync(await SendAsync(HttpMethod.Patch, address, patch, tag), HttpStatusCode.UnprocessableEntity, "validation-failed");
    }

    [Fact]
    public async Task Somebody_elses_note_looks_absent()
    {
        var (address, tag) = await ANoteAsync();
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        (await bob.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bob.GetAsync($"{address}/html")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Put, address, """{"title":"Mine"}""", tag, by: bob)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Patch, address, """{"title":"Mine"}""", tag, by: bob)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Delete, address, null, tag, by: bob)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_note_can_carry_no_script()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await PostAsync("""{"title":"x","body":"<script>alert(1)</script> [x](javascript:alert(1))"}""");

        var html = await (await ada.GetAsync($"{made.Headers.Location}/html")).Content.ReadAsStringAsync(Cancellation);

        html.ShouldNotContain("<script");
        html.ShouldNotContain("javascript:");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Tag(HttpResponseMessage response) => response.Headers.ETag!.Tag;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;

    private static async Task ShouldRefuseAsync(HttpResponseMessage response, HttpStatusCode status, string code)
    {
        response.StatusCode.ShouldBe(status);
        (await response.ProblemTypeAsync()).ShouldBe($"/problems/{code}");
    }

    private async Task<(string Address, string Tag)> ANoteAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await PostAsync("""{"title":"A note","body":"text"}""");
        return (made.Headers.Location!.ToString(), Tag(made));
    }

    private async Task<IEnumerable<string?>> TitlesAsync(string query) =>
        (await JsonAsync(await ada.GetAsync(Notes + query))).GetProperty("items").EnumerateArray().Select(note => note.GetProperty("title").GetString());

    private Task<HttpResponseMessage> PostAsync(string json) => ada.PostJsonAsync(Notes, json);

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string address, string? json, string? ifMatch = null, string type = "application/json", Visitor? by = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue(type));
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await (by ?? ada).Http.SendAsync(request, Cancellation);
    }
}
