using System.Net;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Stories;

public sealed class StoryPagesTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_story_is_written_on_its_page_and_what_was_typed_stays_when_it_does_not_fit()
    {
        var refused = await ada.SubmitAsync(
            "/stories/new", "story", ("Draft.Title", ""), ("Draft.Situation", "Kept"), ("Draft.Action", "I"), ("Draft.Result", "R"), ("Shows", "conflict"));
        var saved = await ada.SubmitAsync(
            "/stories/new", "story", ("Draft.Title", "Split"), ("Draft.Situation", "S"), ("Draft.Action", "I"), ("Draft.Result", "R"), ("Shows", "conflict"), ("Shows", "influence"));

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        var again = await refused.PageAsync();
        again.QuerySelector("#situation")!.TextContent.Trim().ShouldBe("Kept");
        again.QuerySelector("input[name=Shows][value=conflict]")!.HasAttribute("checked").ShouldBeTrue();
        saved.StatusCode.ShouldBe(HttpStatusCode.Found);
        var address = saved.Target()!.Split('?')[0];
        (await (await ada.GetAsync(saved.Target()!)).PageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("Split");
        (await (await ada.GetAsync("/stories?competence=influence")).PageAsync()).QuerySelectorAll(".row").Length.ShouldBe(1);
        (await (await ada.GetAsync("/stories?competence=mentoring")).PageAsync()).QuerySelector("main")!.TextContent.ShouldContain("None of your stories shows mentoring yet");
        (await ada.SubmitAsync(address, "delete-story")).Target().ShouldBe("/stories");
        (await ada.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task That_it_was_told_is_kept_on_its_page_and_taken_back()
    {
        var story = await ada.WriteAsync(Teller.Voucher);
        var address = $"/stories/{story.Id()}";

        var blank = await ada.SubmitAsync(address, "told", ("UseDraft.On", "2026-11-02"), ("UseDraft.Where", ""));
        var kept = await ada.SubmitAsync(address, "told", ("UseDraft.On", "2026-11-02"), ("UseDraft.Where", "Initech"));

        blank.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await blank.PageAsync()).QuerySelector("#told-on")!.GetAttribute("value").ShouldBe("2026-11-02");
        kept.StatusCode.ShouldBe(HttpStatusCode.Found);
        var page = await (await ada.GetAsync(address)).PageAsync();
        page.QuerySelector(".row")!.TextContent.ShouldContain("2 Nov 2026, Initech");
        var use = (await ada.UsesAsync(story)).ShouldHaveSingleItem();
        await ada.SubmitAsync(address, $"take-back-{use.Id()}");
        (await ada.UsesAsync(story)).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_old_form_overwrites_nothing()
    {
        var story = await ada.WriteAsync(new { title = "Split", situation = "S", action = "A", result = "R" });
        var old = Guid.CreateVersion7().ToString();

        var refused = await ada.SubmitAsync(
            $"/stories/{story.Id()}", "story", ("Draft.Title", "Typed"), ("Draft.Situation", "S"), ("Draft.Action", "I"), ("Draft.Result", "R"), ("Version", old));

        refused.StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await refused.PageAsync()).QuerySelector("#title")!.GetAttribute("value").ShouldBe("Typed");
        (await ada.GetAsync($"{Teller.Stories}/{story.Id()}").JsonAsync()).Text("title").ShouldBe("Split");
    }

    [Fact]
    public async Task The_map_says_what_to_write_where_nothing_is_covered()
    {
        await ada.WriteAsync(Teller.Voucher);

        var page = await (await ada.GetAsync("/stories/coverage")).PageAsync();

        page.QuerySelector("svg.skill-map")!.TextContent.ShouldContain("no story yet");
        var conflict = page.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.StartsWith("Conflict", StringComparison.Ordinal));
        conflict.TextContent.ShouldContain("None yet. Write about a disagreement");
        conflict.QuerySelector("a")!.GetAttribute("href").ShouldBe("/stories/new?competence=conflict");
        (await (await ada.GetAsync("/stories/new?competence=conflict")).PageAsync()).QuerySelector("input[name=Shows][value=conflict]")!.HasAttribute("checked").ShouldBeTrue();
    }

    [Fact]
    public async Task A_behavioural_question_names_the_stories_that_could_answer_it()
    {
        var story = await ada.WriteAsync(Teller.Voucher);
        var running = await ada.StartOnBehaviourAsync();
        var real = await ada.StartOnBehaviourAsync(mode: "real");

        foreach (var address in new[] { $"/questions/{Teller.Mistake}", $"/practice/{Teller.Mistake}", running.Page() })
        {
            var link = (await (await ada.GetAsync(address)).PageAsync()).QuerySelector($"main a[href='/stories/{story.Id()}']");
            link.ShouldNotBeNull(address);
            link.ParentElement!.TextContent.ShouldContain("shows ownership and failure, not told yet");
        }

        (await (await ada.GetAsync($"/questions/{Teller.Disagreement}")).PageAsync()).QuerySelector("a[href='/stories/new?competence=conflict']").ShouldNotBeNull();
        (await (await ada.GetAsync(real.Page())).PageAsync()).QuerySelector("main a[href^='/stories']").ShouldBeNull();
        (await (await ada.GetAsync("/questions/composite-index-column-order")).PageAsync()).QuerySelector("main a[href^='/stories']").ShouldBeNull();
        (await (await new Visitor(app).GetAsync($"/questions/{Teller.Mistake}")).PageAsync()).QuerySelector("main a[href^='/stories']").ShouldBeNull();
    }
}
