using System.Net;
using System.Text.Json;
using Uplift.Tests.Interviews.Coaching;

namespace Uplift.Tests.Interviews.Today;

public sealed class ReadTodayTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Guide = "database-indexing";
    private const string Question = "composite-index-column-order";

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task Whoever_has_done_nothing_yet_is_shown_how_to_begin()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var today = await TodayAsync();
        var page = await PageAsync();

        today.GetProperty("next").Text("kind").ShouldBe("start");
        today.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Array).ShouldAllBe(part => part.Value.GetArrayLength() == 0);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Today");
        page.QuerySelector("main .panel a.button")!.GetAttribute("href").ShouldBe("/interviews/new");
        page.QuerySelectorAll(".empty").Length.ShouldBe(1);
    }

    [Fact]
    public async Task An_interview_that_was_begun_comes_first_and_says_where_it_stopped()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartAsync(questions: 3);
        await ada.SaveDraftAsync(interview, "Equality first");
        await BookmarkAsync();

        var today = await TodayAsync();

        var running = today.Each("running").Single();
        running.Id().ShouldBe(interview.Id());
        running.Text("prompt").ShouldBe(interview.Question().Text("prompt"));
        running.Text("why").ShouldBe("You stopped at question 1 of 3; what you typed is kept.");
        running.GetProperty("minutes").GetInt32().ShouldBe(15);
        today.GetProperty("next").Text("path").ShouldBe(interview.Page());
    }

    [Fact]
    public async Task Practice_that_a_coach_set_is_there_with_its_day_and_comes_first_when_the_day_has_come()
    {
        var story = await CoachStory.BeginAsync(app);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        async Task SetAsync(int days, string question, string note) => (await story.Coach.PostAsync(
            "/api/v1/practice-tasks", new { learner = story.LearnerId, question, dueOn = today.AddDays(days), note })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await SetAsync(2, Question, "Draw the tree first.");

        var ahead = await story.Learner.GetAsync("/api/v1/me/today").JsonAsync();
        var page = await (await story.Learner.GetAsync("/")).PageAsync();
        app.Clock.Advance(TimeSpan.FromDays(2));
        var due = (await story.Learner.GetAsync("/api/v1/me/today").JsonAsync()).GetProperty("next");
        app.Clock.Advance(TimeSpan.FromDays(1));
        var late = (await story.Learner.GetAsync("/api/v1/me/today").JsonAsync()).Each("practice").Single();
        var id = late.Id();
        (await story.Learner.PutAsync($"/api/v1/practice-tasks/{id}/completion", new { })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var done = await story.Learner.GetAsync("/api/v1/me/today").JsonAsync();

        var set = ahead.Each("practice").ShouldHaveSingleItem();
        (set.Text("coach"), set.Text("note"), set.Text("question"), set.Text("dueOn"), set.GetProperty("late").GetBoolean())
            .ShouldBe(("Grace", "Draw the tree first.", Question, today.AddDays(2).ToString("O", null), false));
        ahead.GetProperty("next").Text("path").ShouldNotBe($"/practice/{Question}");
        page.QuerySelector("section[aria-labelledby=practice] .row-link")!.GetAttribute("href").ShouldBe($"/practice/{Question}");
        (due.Text("kind"), due.Text("path"), due.Text("why")).ShouldBe(("question", $"/practice/{Question}", "Grace set it to you for today."));
        late.GetProperty("late").GetBoolean().ShouldBeTrue();
        done.Each("practice").ShouldBeEmpty();
        (await story.Coach.GetAsync("/api/v1/me/today").JsonAsync()).Each("practice").ShouldBeEmpty();
    }

    [Fact]
    public async Task Practice_of_many_tasks_costs_as_many_statements_as_of_one()
    {
        var story = await CoachStory.BeginAsync(app);
        var today = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        async Task<int> CountAsync()
        {
            app.Sql.Clear();
            (await story.Learner.GetAsync("/api/v1/me/today")).EnsureSuccessStatusCode();
            return app.Sql.Statements.Count;
        }

        async Task SetAsync(string question) => (await story.Coach.PostAsync(
            "/api/v1/practice-tasks", new { learner = story.LearnerId, question, dueOn = today.AddDays(2) })).StatusCode.ShouldBe(HttpStatusCode.Created);
        await SetAsync(Question);
        await CountAsync(); // What is read once, by whoever comes first.
        var one = await CountAsync();
        for (var task = 0; task < 12; task++)
        {
            await SetAsync(Candidates.Lowercased);
        }

        (await CountAsync()).ShouldBe(one);
    }

    [Fact]
    public async Task A_clock_that_runs_is_said_and_one_that_ran_out_leads_to_the_report()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartAsync("real", questions: 1);
        await ada.StartAsync(questions: 1);

        var during = (await TodayAsync()).GetProperty("next");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var after = (await TodayAsync()).GetProperty("next");

        (during.Text("path"), during.GetProperty("minutes").GetInt32()).ShouldBe((interview.Page(), 6));
        (after.Text("kind"), after.Text("path")).ShouldBe(("report", $"{interview.Page()}/report"));
        (await ada.GetAsync(after.Text("path"))).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_report_has_its_score_in_words_and_says_what_is_open()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.BesideThePoint));

        var report = (await TodayAsync()).Each("reports").Single();

        var (earned, of) = (report.GetProperty("score").GetProperty("earned").GetDecimal(), report.GetProperty("score").GetProperty("of").GetInt32());
        earned.ShouldBeGreaterThan(0);
        report.Text("inWords").ShouldBe(FormattableString.Invariant($"{earned:0.#} of {of} points"));
        report.Text("why").ShouldContain(FormattableString.Invariant($"{of - earned:0.#} point"));
    }

    [Fact]
    public async Task A_bookmarked_question_says_whether_it_was_answered()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await BookmarkAsync();

        var before = await TodayAsync();
        var interview = await ada.RehearseAsync(Question);
        await ada.EndAsync(await ada.AnswerAsync(interview, "Equality first."));
        var after = await TodayAsync();

        before.GetProperty("next").Text("path").ShouldBe($"/practice/{Question}");
        before.Each("bookmarks").Single().GetProperty("answered").GetBoolean().ShouldBeFalse();
        after.Each("bookmarks").Single().GetProperty("answered").GetBoolean().ShouldBeTrue();
        after.GetProperty("next").Text("path").ShouldNotBe($"/practice/{Question}");
    }

    [Fact]
    public async Task A_guide_in_reading_leads_to_its_next_section_and_goes_when_it_is_finished()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var sections = (await ada.GetAsync($"/api/v1/guides/{Guide}").JsonAsync()).Each("sections").Select(section => section.Text("id")).ToList();

        await ada.PutAsync($"/api/v1/guides/{Guide}/reading", new { sections = sections.Take(1) });
        var begun = await TodayAsync();
        await ada.PutAsync($"/api/v1/guides/{Guide}/reading", new { sections });
        var finished = await TodayAsync();

        begun.GetProperty("next").Text("path").ShouldBe($"/guides/{Guide}#{sections[1]}");
        begun.Each("reading").Single().GetProperty("read").GetInt32().ShouldBe(1);
        finished.Each("reading").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_page_shows_each_thing_once_with_its_reason()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var interview = await ada.StartAsync();
        await BookmarkAsync();
        await ada.PostAsync("/api/v1/notes", new { title = "Left prefix", pinned = true });

        var page = await PageAsync();

        page.QuerySelectorAll($"main a[href='{interview.Page()}']").Length.ShouldBe(1);
        page.QuerySelectorAll(".rows .row").Length.ShouldBe(2);
        page.QuerySelectorAll(".rows .row .row-summary").ShouldAllBe(why => why.TextContent.Length > 10);
        page.QuerySelector("main")!.TextContent.ShouldContain("Pinned by you.");
        page.QuerySelectorAll("script:not([src])").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_guest_with_work_sees_it_and_one_without_sees_the_home_of_strangers()
    {
        var interview = await ada.StartAsync();
        var idle = new Visitor(app);
        await idle.BecomeGuestAsync();

        (await PageAsync()).QuerySelector("main .panel a.button")!.GetAttribute("href").ShouldBe(interview.Page());
        (await (await idle.GetAsync("/")).PageAsync()).QuerySelectorAll("form[action^='/practice/']").Length.ShouldBe(1);
        (await (await new Visitor(app).GetAsync("/")).PageAsync()).QuerySelector("h1")!.TextContent.ShouldStartWith("Answer a real");
    }

    [Fact]
    public async Task Nothing_of_somebody_else_is_on_it()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await ada.StartAsync();
        await BookmarkAsync();
        await ada.PostAsync("/api/v1/notes", new { title = "Left prefix" });
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());

        var today = await bob.GetAsync("/api/v1/me/today").JsonAsync();

        today.EnumerateObject().Where(part => part.Value.ValueKind == JsonValueKind.Array).ShouldAllBe(part => part.Value.GetArrayLength() == 0);
    }

    private Task<JsonElement> TodayAsync() => ada.GetAsync("/api/v1/me/today").JsonAsync();

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> PageAsync() => await (await ada.GetAsync("/")).PageAsync();

    private async Task BookmarkAsync() =>
        (await ada.PutAsync($"/api/v1/questions/{Question}/bookmark", new { })).EnsureSuccessStatusCode();
}
