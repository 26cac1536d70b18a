using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Data;

namespace Uplift.Tests.Resumes.Shelf;

public sealed class ResumesApiTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Resumes = "/api/v1/resumes";
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_document_comes_back_as_it_was_sent_members_that_nobody_knows_among_it()
    {
        const string Document = """{"$schema":"https://x","basics":{"name":"Ada","pronouns":"she","location":{"city":"Berlin","lat":52.5}},"work":[{"name":"Initech","startDate":"2020-03","team":[4]}],"x-hue":true}""";
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await ada.PostJsonAsync(Resumes, $$"""{"name":"Backend","tags":["berlin"," berlin ","c#"],"document":{{Document}}}""");
        made.StatusCode.ShouldBe(HttpStatusCode.Created);

        var response = await ada.GetAsync(made.Headers.Location!.ToString());
        var resume = await JsonAsync(response);

        response.Headers.ETag.ShouldBe(made.Headers.ETag);
        JsonNode.DeepEquals(JsonNode.Parse(resume.GetProperty("document").GetRawText()), JsonNode.Parse(Document)).ShouldBeTrue(resume.GetProperty("document").GetRawText());
        resume.GetProperty("tags").EnumerateArray().Select(tag => tag.GetString()).ShouldBe(["berlin", "c#"]);
        (resume.Text("template"), resume.Text("paper"), resume.Text("locale")).ShouldBe(("plain", "a4", "en"));
        resume.TryGetProperty("version", out _).ShouldBeFalse();
        var alone = await (await ada.GetAsync($"{made.Headers.Location}/document")).Content.ReadAsStringAsync(Cancellation);
        JsonNode.DeepEquals(JsonNode.Parse(alone), JsonNode.Parse(Document)).ShouldBeTrue(alone);
        (await ada.GetAsync(made.Headers.Location.ToString(), ("If-None-Match", Tag(made)))).StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task A_patch_reaches_into_the_document_and_two_tabs_lose_no_work()
    {
        var (address, tag) = await AResumeAsync();

        var patched = await SendAsync(HttpMethod.Patch, address, """{"template":"modern","document":{"basics":{"label":"Lead","email":null}}}""", tag);
        var late = await SendAsync(HttpMethod.Patch, address, """{"template":"compact"}""", tag);
        var blind = await SendAsync(HttpMethod.Put, address, """{"name":"x","document":{}}""");

        patched.StatusCode.ShouldBe(HttpStatusCode.OK);
        var resume = await JsonAsync(patched);
        resume.Text("template").ShouldBe("modern");
        resume.GetProperty("document").GetProperty("basics").GetRawText().ShouldBe("""{"name":"Ada","label":"Lead"}""");
        (await late.ProblemTypeAsync()).ShouldBe("/problems/precondition-failed");
        (await blind.ProblemTypeAsync()).ShouldBe("/problems/precondition-required");
    }

    [Theory]
    [InlineData("""{"document":{}}""", "/name")]
    [InlineData("""{"name":"x"}""", null)]
    [InlineData("""{"name":"x","template":"fancy","document":{}}""", "/template")]
    [InlineData("""{"name":"x","tags":["a,b"],"document":{}}""", "/tags/0")]
    [InlineData("""{"name":"x","tags":[null],"document":{}}""", "/tags/0")]
    [InlineData("""{"name":"x","document":{"work":{"name":"Initech"}}}""", "/document/work")]
    [InlineData("""{"name":"x","document":{"basics":{"name":7}}}""", "/document/basics/name")]
    [InlineData("""{"name":"x","document":{"basics":{"name":"a\u0000"}}}""", "/document/basics/name")]
    [InlineData("""{"name":"x","document":{"y":"\ud800"}}""", "/document")]
    [InlineData("""{"name":"x","document":{"basics":{"name":"a","name":"b"}}}""", "/document/basics/name")]
    [InlineData("""{"name":"x","colour":"red","document":{}}""", "/colour")]
    public async Task A_member_that_does_not_fit_is_named(string json, string? pointer)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await ada.PostJsonAsync(Resumes, json);

        response.StatusCode.ShouldBe(pointer is null ? HttpStatusCode.Created : HttpStatusCode.UnprocessableEntity, await response.Content.ReadAsStringAsync(Cancellation));
        if (pointer is not null)
        {
            (await JsonAsync(response)).GetProperty("errors")[0].Text("pointer").ShouldBe(pointer);
        }
    }

    [Fact]
    public async Task Faults_of_the_document_are_told_and_it_is_kept()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var made = await JsonAsync(await ada.PostJsonAsync(Resumes, """{"name":"x","document":{"work":[{"startDate":"March 2024"}]}}"""));

        made.GetProperty("faults")[0].Text("pointer").ShouldBe("/work/0/startDate");
        made.GetProperty("document").GetProperty("work")[0].Text("startDate").ShouldBe("March 2024");
    }

    [Fact]
    public async Task There_is_a_largest_document_and_a_last_resume()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var large = await ada.PostAsync(Resumes, new { name = "x", document = new { basics = new { summary = new string('x', 200_001) } } });
        (await JsonAsync(large)).GetProperty("errors")[0].Text("code").ShouldBe("too-large");

        for (var number = 0; number < 50; number++)
        {
            (await ada.PostJsonAsync(Resumes, """{"name":"x","document":{}}""")).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await (await ada.PostJsonAsync(Resumes, """{"name":"x","document":{}}""")).ProblemTypeAsync()).ShouldBe("/problems/too-many-resumes");
    }

    [Fact]
    public async Task A_list_is_walked_sorted_filtered_and_says_no_documents()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        foreach (var (name, tag) in new[] { ("B", "berlin"), ("a", "rust"), ("C", "berlin") })
        {
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            await ada.PostAsync(Resumes, new { name, tags = new[] { tag }, document = new { } });
        }

        (await NamesAsync("?sort=name")).ShouldBe(["B", "C", "a"]);
        (await NamesAsync("")).ShouldBe(["C", "a", "B"]);
        (await NamesAsync("?tag=berlin")).ShouldBe(["C", "B"]);
        (await NamesAsync("?tag=nobody")).ShouldBeEmpty();
        var page = await JsonAsync(await ada.GetAsync($"{Resumes}?limit=2&total=true&fields=name"));
        page.GetProperty("page").GetProperty("total").GetInt32().ShouldBe(3);
        page.GetProperty("items")[0].EnumerateObject().Select(member => member.Name).ShouldBe(["name"]);
        (await NamesAsync($"?limit=2&after={page.GetProperty("page").Text("nextCursor")}")).ShouldBe(["B"]);
        (await (await ada.GetAsync($"{Resumes}?colour=red")).ProblemTypeAsync()).ShouldBe("/problems/unknown-parameter");
    }

    [Fact]
    public async Task Undo_and_redo_go_through_every_state_and_a_change_ends_what_was_undone()
    {
        var (address, tag) = await AResumeAsync();
        foreach (var label in new[] { "one", "two", "three" })
        {
            var step = await SendAsync(HttpMethod.Patch, address, JsonSerializer.Serialize(new { document = new { basics = new { label } } }), tag);
            tag = Tag(step);
        }

        (tag, _) = await MoveAsync(address, tag, 3, "two");
        (tag, var back) = await MoveAsync(address, tag, 2, "one");
        back.GetProperty("previous").GetInt32().ShouldBe(1);
        back.GetProperty("next").GetInt32().ShouldBe(3);
        (tag, _) = await MoveAsync(address, tag, 3, "two");
        var anew = await JsonAsync(await SendAsync(HttpMethod.Patch, address, """{"document":{"basics":{"label":"four"}}}""", tag));

        anew.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        anew.GetProperty("previous").GetInt32().ShouldBe(3);
        (await (await SendAsync(HttpMethod.Put, $"{address}/revision", """{"number":4}""", "*")).ProblemTypeAsync()).ShouldBe("/problems/version-not-found");
    }

    [Fact]
    public async Task A_version_is_kept_compared_gone_back_to_and_forgotten()
    {
        var (address, tag) = await AResumeAsync();
        var kept = await ada.PostJsonAsync($"{address}/versions", """{"name":"As sent"}""");
        kept.StatusCode.ShouldBe(HttpStatusCode.Created);
        var version = kept.Headers.Location!.ToString();
        var changed = await SendAsync(HttpMethod.Patch, address, """{"document":{"basics":{"label":"Lead"}},"template":"modern"}""", tag);

        var differences = await JsonAsync(await ada.GetAsync($"{address}/differences?from=1"));
        differences.GetProperty("items").EnumerateArray().Select(item => $"{item.Text("kind")} {item.Text("pointer")} {item.Text("after")}").ShouldBe(["added /basics/label Lead"]);
        var restored = await SendAsync(HttpMethod.Put, $"{version}/restoration", null, Tag(changed));
        (await JsonAsync(restored)).Text("template").ShouldBe("plain");
        (await JsonAsync(restored)).GetProperty("previous").GetInt32().ShouldBe(2);
        var again = await SendAsync(HttpMethod.Put, $"{version}/restoration", null, Tag(restored));
        (await JsonAsync(again)).GetProperty("revision").GetInt32().ShouldBe(3);

        (await JsonAsync(await ada.GetAsync(version))).GetProperty("document").GetProperty("basics").Text("name").ShouldBe("Ada");
        (await JsonAsync(await ada.GetAsync($"{address}/versions"))).GetProperty("items").EnumerateArray().Single().Text("name").ShouldBe("As sent");
        (await SendAsync(HttpMethod.Delete, version, null)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await (await ada.GetAsync(version)).ProblemTypeAsync()).ShouldBe("/problems/version-not-found");
        (await SendAsync(HttpMethod.Put, $"{address}/revision", """{"number":1}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Only_so_many_steps_are_kept_and_those_with_a_name_always()
    {
        var (address, _) = await AResumeAsync();
        await ada.PostJsonAsync($"{address}/versions", """{"name":"First"}""");
        for (var number = 0; number < 55; number++)
        {
            await SendAsync(HttpMethod.Patch, address, JsonSerializer.Serialize(new { document = new { basics = new { label = $"{number}" } } }), "*");
        }

        // The first state has a name; the five after it made room.
        (await SendAsync(HttpMethod.Put, $"{address}/revision", """{"number":1}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SendAsync(HttpMethod.Put, $"{address}/revision", """{"number":6}""", "*")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await SendAsync(HttpMethod.Put, $"{address}/revision", """{"number":7}""", "*")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_copy_is_made_once_for_one_key_and_has_a_history_of_its_own()
    {
        var (address, _) = await AResumeAsync();

        var first = await ada.PostJsonAsync($"{address}/copies", """{"name":"For Initech"}""", ("Idempotency-Key", "k1"));
        var second = await ada.PostJsonAsync($"{address}/copies", """{"name":"For Initech"}""", ("Idempotency-Key", "k1"));

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        second.Headers.Location.ShouldBe(first.Headers.Location);
        (await NamesAsync("?sort=name")).ShouldBe(["Backend", "For Initech"]);
        (await JsonAsync(await ada.GetAsync(first.Headers.Location!.ToString()))).GetProperty("previous").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task What_is_deleted_takes_its_links_along()
    {
        var (address, tag) = await AResumeAsync();
        var link = await JsonAsync(await ada.PostJsonAsync($"{address}/links", """{"days":7}"""));
        var page = new Uri(link.Text("address")).PathAndQuery;
        (await new Visitor(app).GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await SendAsync(HttpMethod.Delete, address, null, "\"other\"")).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await SendAsync(HttpMethod.Delete, address, null, tag)).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await new Visitor(app).GetAsync(page)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ada.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task States_of_a_resume_are_found_by_an_index_and_read_in_its_order()
    {
        var (address, _) = await AResumeAsync();
        app.Sql.Clear();
        await ada.GetAsync($"{address}/versions");
        await ada.GetAsync(address);

        var statements = app.Sql.Sent.Where(sent => sent.Sql.Contains("resume_revisions", StringComparison.Ordinal)).ToList();
        statements.Count.ShouldBe(2);
        foreach (var statement in statements)
        {
            var plan = await app.InScopeAsync(services => QueryPlanTests.ExplainAsync(services.GetRequiredService<AppDb>(), statement));
            plan.ShouldContain("ix_resume_revisions_resume_id_number");
            plan.ShouldNotContain("TEMP B-TREE");
            plan.ShouldNotContain("Sort Key");
        }
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Tag(HttpResponseMessage response) => response.Headers.ETag!.Tag;

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation)).RootElement;

    private async Task<(string Address, string Tag)> AResumeAsync()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var made = await ada.PostJsonAsync(Resumes, """{"name":"Backend","document":{"basics":{"name":"Ada","email":"ada@example.org"}}}""");
        return (made.Headers.Location!.ToString(), Tag(made));
    }

    private async Task<(string Tag, JsonElement Resume)> MoveAsync(string address, string tag, int number, string label)
    {
        var moved = await SendAsync(HttpMethod.Put, $"{address}/revision", $$"""{"number":{{number}}}""", tag);
        var resume = await JsonAsync(moved);
        resume.GetProperty("document").GetProperty("basics").Text("label").ShouldBe(label);
        return (Tag(moved), resume);
    }

    private async Task<IEnumerable<string>> NamesAsync(string query) =>
        (await JsonAsync(await ada.GetAsync(Resumes + query))).GetProperty("items").EnumerateArray().Select(resume => resume.Text("name"));

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string? json, string? ifMatch = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return await ada.Http.SendAsync(request, Cancellation);
    }
}
