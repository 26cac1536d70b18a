using System.Net;
using System.Text.Json.Nodes;
using Uplift.Platform.Identity;
using Uplift.Resumes.Rephrasing;
using Uplift.Tests.Interviews;
using Uplift.Tests.Interviews.Conversation;
using Uplift.Tests.Platform.Access;
using Uplift.Tests.Platform.Ai;

namespace Uplift.Tests.Resumes.Rephrasing;

/// <summary>The page beside a line of the builder, without scripts.</summary>
public sealed class RewordLinesPageTests(ConversationApp conversation) : IClassFixture<ConversationApp>, IAsyncLifetime
{
    private const string Line = "Worked on the payments API in C#, made it 30% faster for 2,000 merchants";
    private const string Better = "Made the payments API in C# 30% faster for 2,000 merchants on Kafka";

    private readonly UpliftApp app = conversation.App;
    private Visitor ada = null!;

    public async ValueTask InitializeAsync()
    {
        (ada, _) = await app.SomebodyAsync();
        conversation.Server.All.Clear();
        conversation.Server.Script = _ => FakeAnswer.Json(new { suggestions = new[] { Better, "Led 12 engineers on the payments API" } });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_suggestion_shows_what_was_checked_and_is_put_in_with_one_button()
    {
        var page = await AResumeAsync(ada);
        (await (await ada.GetAsync($"{page}?at=work.0")).PageAsync()).QuerySelector($"a[href='{page}/wording?at=work.0']").ShouldNotBeNull();

        var form = await ada.FillInAsync($"{page}/wording?at=work.0", "suggest", ("Line", "0"), ("Advert", "Say that I led 12 engineers."));
        var suggested = await (await ada.SendAsync(form)).PageAsync();

        var row = suggested.QuerySelectorAll("li.row").ShouldHaveSingleItem();
        row.TextContent.ShouldContain(Better);
        row.TextContent.ShouldContain("Checked: API, C#, 30%, 2,000: in your line. Kafka: elsewhere in this entry.");
        suggested.Body!.TextContent.ShouldContain("One more was dropped");
        conversation.Server.All.ShouldHaveSingleItem().System.ShouldNotContain("12 engineers");
        var put = await ada.SendAsync(Visitor.FillIn(suggested, $"{page}/wording?at=work.0", "use", ("Text", Better)));
        put.Target().ShouldBe($"{page}?at=work.0");
        (await ada.GetAsync($"/api/v1{page}/document").JsonAsync()).GetProperty("work")[0].GetProperty("highlights").EnumerateArray().Select(line => line.GetString())
            .ShouldBe([Better, "Moved orders to Kafka"]);
    }

    [Fact]
    public async Task What_changed_meanwhile_is_not_written_over()
    {
        var page = await AResumeAsync(ada);
        var suggested = await (await ada.SubmitAsync($"{page}/wording?at=work.0", "suggest")).PageAsync();
        var use = Visitor.FillIn(suggested, $"{page}/wording?at=work.0", "use", ("Text", Better));
        await ada.SubmitAsync(page, "section-work", ("/work/0/highlights", "Something else"));

        (await ada.SendAsync(use)).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await ada.GetAsync($"/api/v1{page}/document").JsonAsync()).ToString().ShouldNotContain("on Kafka");
    }

    [Fact]
    public async Task A_server_that_fails_is_told_and_changes_nothing()
    {
        var page = await AResumeAsync(ada);
        conversation.Server.Script = _ => FakeAnswer.Html();

        var failed = await ada.SubmitAsync($"{page}/wording?at=work.0", "suggest");

        failed.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await failed.PageAsync()).QuerySelector("[role=alert]")!.TextContent.ShouldContain("no OpenAI-compatible server");
    }

    [Fact]
    public async Task Who_wants_no_model_is_told_plainly_and_offered_nothing()
    {
        var page = await AResumeAsync(ada);
        await ada.PutAsync("/api/v1/me/model", new { off = true });

        var shown = await (await ada.GetAsync($"{page}/wording?at=work.0")).PageAsync();

        shown.Body!.TextContent.ShouldContain("none answers you here");
        shown.QuerySelectorAll("#main button").ShouldBeEmpty();
        shown.QuerySelector("#main")!.TextContent.ShouldNotContain("key");
    }

    [Theory]
    [InlineData("work.7")]
    [InlineData("education.0")]
    [InlineData("basics")]
    [InlineData("../../x.0")]
    public async Task An_address_of_no_such_entry_leads_to_one_that_has_lines(string at)
    {
        var page = await AResumeAsync(ada);

        (await (await ada.GetAsync($"{page}/wording?at={Uri.EscapeDataString(at)}")).PageAsync()).QuerySelectorAll("input[name=Line]").Length.ShouldBe(2);
    }

    [Fact]
    public async Task Somebody_elses_resume_looks_absent()
    {
        var page = await AResumeAsync(ada);
        var (mallory, _) = await app.SomebodyAsync(Role.Admin);

        (await mallory.GetAsync($"{page}/wording")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public void Only_the_line_that_was_reworded_is_replaced()
    {
        var document = JsonNode.Parse("""{"work":[{"highlights":["One","Two"]}]}""")!.AsObject();

        EntryLines.Replace(document, "work.0", 1, "Two", "Three");
        EntryLines.Replace(document, "work.0", 0, "Two", "Four");
        EntryLines.Replace(document, "work.0", 9, "One", "Five");

        document["work"]![0]!["highlights"]!.ToJsonString().ShouldBe("""["One","Three"]""");
    }

    [Fact]
    public void Another_job_proves_nothing_of_this_one()
    {
        var document = JsonNode.Parse("""{"work":[{"position":"Developer","highlights":["One","Two"]},{"highlights":["Kubernetes"]}],"skills":[{"name":"Rust"}]}""")!.AsObject();

        EntryLines.Find(document, "work.0")!.ProofOf(0).ShouldBe(["Two", "Developer"]);
    }

    private static async Task<string> AResumeAsync(Visitor owner)
    {
        var made = await owner.PostAsync(
            "/api/v1/resumes",
            new
            {
                name = "Backend",
                document = new { basics = new { name = "Ada" }, work = new[] { new { position = "Developer", name = "Initech", highlights = new[] { Line, "Moved orders to Kafka" } } } },
            }).JsonAsync(HttpStatusCode.Created);
        return $"/resumes/{made.Text("id")}";
    }
}
