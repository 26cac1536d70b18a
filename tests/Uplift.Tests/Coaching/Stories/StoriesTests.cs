using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Stories;

public sealed class StoriesTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_story_is_kept_changed_and_deleted_and_a_change_says_its_version()
    {
        var made = await ada.WriteAsync(Teller.Voucher);
        var path = $"{Teller.Stories}/{made.Id()}";
        var read = await ada.GetAsync(path);
        var tag = read.Headers.ETag!.ToString();

        made.Each("competences").Select(one => one.GetString()).ShouldBe(["ownership", "failure"]);
        (await ada.PutAsync(path, Teller.Certificate)).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
        var patched = await ada.WriteAnewAsync(made, new { result = "It cost nothing.", task = (string?)null });
        (patched.Text("result"), patched.IsNull("task"), patched.Text("title")).ShouldBe(("It cost nothing.", true, made.Text("title")));
        (await ada.SendAsync(HttpMethod.Put, path, Teller.Certificate, tag)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await ada.DeleteAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.GetAsync(path)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"situation":"x","action":"x","result":"x"}""", "/title")]
    [InlineData("""{"title":"x","situation":"","action":"x","result":"x"}""", "/situation")]
    [InlineData("""{"title":"a\nb","situation":"x","action":"x","result":"x"}""", "/title")]
    [InlineData("""{"title":"x","situation":"x","action":"x","result":"x","competences":["juggling"]}""", "/competences/0")]
    [InlineData("""{"title":"x","situation":"x","action":"x","result":"x","competences":null}""", "/competences")]
    public async Task What_does_not_fit_is_named(string json, string pointer)
    {
        var refused = await ada.PostJsonAsync(Teller.Stories, json);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors")[0].Text("pointer").ShouldBe(pointer);
    }

    [Theory]
    [InlineData("title", 120)]
    [InlineData("situation", 2_000)]
    [InlineData("task", 1_000)]
    [InlineData("action", 4_000)]
    [InlineData("result", 2_000)]
    [InlineData("reflection", 1_000)]
    public async Task Each_text_has_its_length(string member, int longest)
    {
        var story = new Dictionary<string, string> { ["title"] = "x", ["situation"] = "x", ["action"] = "x", ["result"] = "x" };

        story[member] = new string('x', longest + 1);
        (await ada.PostAsync(Teller.Stories, story)).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        story[member] = new string('x', longest);
        (await ada.PostAsync(Teller.Stories, story)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_list_is_filtered_by_what_stories_show_and_paged()
    {
        foreach (var (title, shows) in new[] { ("B", "failure"), ("A", "mentoring"), ("C", "failure") })
        {
            await ada.WriteAsync(new { title, situation = "x", action = "x", result = "x", competences = new[] { shows, "customer" } });
        }

        var first = await ada.GetAsync($"{Teller.Stories}?competence=failure&sort=title&limit=1&total=true&fields=title").JsonAsync();
        var second = await ada.GetAsync($"{Teller.Stories}?competence=failure&sort=title&limit=1&fields=title&after={first.GetProperty("page").Text("nextCursor")}").JsonAsync();

        first.Each("items").ShouldHaveSingleItem().ToString().ShouldBe("""{"title":"B"}""");
        first.GetProperty("page").GetProperty("total").GetInt32().ShouldBe(2);
        second.Each("items").ShouldHaveSingleItem().Text("title").ShouldBe("C");
        (await ada.GetAsync($"{Teller.Stories}?competence=juggling")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_story_that_is_sent_twice_under_one_key_is_kept_once()
    {
        foreach (var _ in new[] { 1, 2 })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Teller.Stories) { Content = JsonContent.Create(Teller.Voucher) };
            request.Headers.Add("Idempotency-Key", "one");
            (await ada.Http.SendAsync(request, TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await ada.GetAsync(Teller.Stories).JsonAsync()).Each("items").ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_told_elsewhere_is_said_by_hand_and_twice_at_one_place_is_noticed()
    {
        var story = await ada.WriteAsync(Teller.Voucher);
        var uses = $"{Teller.Stories}/{story.Id()}/uses";
        await ada.PostAsync(uses, new { on = "2026-11-02", where = "Initech, first call" }).JsonAsync(HttpStatusCode.Created);
        await ada.PostAsync(uses, new { on = "2026-11-03", where = "Globex" }).JsonAsync(HttpStatusCode.Created);
        var last = await ada.PostAsync(uses, new { on = "2026-11-10", where = "GLOBEX" }).JsonAsync(HttpStatusCode.Created);

        (await ada.UsesAsync(story)).Select(use => use.Text("on")).ShouldBe(["2026-11-10", "2026-11-03", "2026-11-02"]);
        (await ada.FactsAsync(story)).ShouldBe(["Told 2 times at GLOBEX: 10 Nov 2026 and 3 Nov 2026."]);
        (await ada.DeleteAsync($"{uses}/{last.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await ada.FactsAsync(story)).ShouldBeEmpty();
        (await ada.PostAsync(uses, new { on = "2027-11-10", where = "Globex" }).FieldErrorAsync()).Pointer.ShouldBe("/on");
        (await ada.PostAsync(uses, new { on = "2026-11-10", where = "" }).FieldErrorAsync()).Pointer.ShouldBe("/where");
    }

    [Fact]
    public async Task The_map_names_what_no_story_covers_and_what_to_write()
    {
        await ada.WriteAsync(Teller.Voucher);

        var map = await ada.GetAsync($"{Teller.Stories}/coverage").JsonAsync();
        var picture = await ada.GetAsync($"{Teller.Stories}/coverage.svg");

        (map.GetProperty("stories").GetInt32(), map.GetProperty("covered").GetInt32()).ShouldBe((1, 2));
        var rows = map.Each("competences").ToDictionary(row => row.Text("competence"));
        rows.Count.ShouldBe(10);
        rows["failure"].Each("stories").ShouldHaveSingleItem().Text("title").ShouldBe("The voucher that paid twice");
        rows["failure"].IsNull("write").ShouldBeTrue();
        rows["conflict"].Text("write").ShouldStartWith("a disagreement");
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/svg+xml");
        (await picture.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Conflict: no story yet");
    }

    [Fact]
    public async Task A_title_is_only_text_on_the_map()
    {
        await ada.WriteAsync(new { title = "<script>alert(1)</script>", situation = "x", action = "x", result = "x", competences = new[] { "conflict" } });

        (await (await ada.GetAsync($"{Teller.Stories}/coverage.svg")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotContain("<script>");
    }

    [Fact]
    public async Task A_strangers_story_looks_absent()
    {
        var story = await ada.WriteAsync(Teller.Voucher);
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        foreach (var path in new[] { "", "/uses", "/over-use" })
        {
            (await bob.GetAsync($"{Teller.Stories}/{story.Id()}{path}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        (await bob.PostAsync($"{Teller.Stories}/{story.Id()}/uses", new { on = "2026-11-02", where = "x" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await bob.GetAsync($"/stories/{story.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}

internal static class StoryChanges
{
    /// <summary>Changes some members, on the version that there is.</summary>
    public static async Task<JsonElement> WriteAnewAsync(this Visitor visitor, JsonElement story, object members)
    {
        var path = $"{Teller.Stories}/{story.Id()}";
        var tag = (await visitor.GetAsync(path)).Headers.ETag!.ToString();
        return await visitor.SendAsync(HttpMethod.Patch, path, members, tag).JsonAsync();
    }

    public static async Task<HttpResponseMessage> SendAsync(this Visitor visitor, HttpMethod method, string path, object body, string tag)
    {
        using var request = new HttpRequestMessage(method, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("If-Match", tag);
        return await visitor.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }
}
