using System.Net;
using AngleSharp.Html.Dom;

namespace Uplift.Tests.Interviews.Turns;

/// <summary>The page that asks, used through its own form with scripts off.</summary>
public sealed class ReadInterviewPageTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_whole_interview_needs_nothing_but_forms()
    {
        var page = (await ada.SubmitAsync("/interviews/new", "start-interview", ("Draft.Questions", "3"))).Target()!;
        var interview = page;
        for (var answers = 0; answers < 9 && !page.EndsWith("/report", StringComparison.Ordinal); answers++)
        {
            var feedback = (await AnswerAsync(page, Candidates.BesideThePoint)).Target()!;
            page = (await (await ada.GetAsync(feedback)).PageAsync()).QuerySelector(".cluster a.button")!.GetAttribute("href")!;
        }

        page.ShouldBe($"{interview}/report");
        var report = await (await ada.GetAsync(page)).PageAsync();
        report.QuerySelectorAll(".report-question").Length.ShouldBe(3);
    }

    [Fact]
    public async Task The_page_says_where_the_interview_stands()
    {
        var interview = await ada.StartAsync(questions: 5);

        var page = await (await ada.GetAsync(interview.Page())).PageAsync();

        page.QuerySelector(".progress-line")!.TextContent.Trim().ShouldBe("Question 1 of 5");
        page.QuerySelectorAll("h1").Single().TextContent.ShouldBe(interview.Question().Text("prompt"));
    }

    [Fact]
    public async Task I_do_not_know_is_an_answer_without_a_mark()
    {
        var interview = await ada.StartAsync();

        (await SendAsync(interview.Page(), "skip", "")).Target().ShouldBe($"{interview.Page()}/answers/{interview.Turn()}");
    }

    [Fact]
    public async Task An_answer_without_a_mark_comes_back_whole()
    {
        var interview = await ada.StartAsync();

        var response = await SendAsync(interview.Page(), "answer", "Because.");

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TextareaAsync(response)).ShouldBe("Because.");
        (await response.PageAsync()).QuerySelector(".validation-message")!.TextContent.ShouldContain("Mark yourself first");
    }

    [Fact]
    public async Task An_empty_answer_with_a_mark_is_taken()
    {
        var interview = await ada.StartAsync();

        (await AnswerAsync(interview.Page(), "")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task An_empty_answer_with_a_mark_that_does_not_exist_is_refused()
    {
        var interview = await ada.StartAsync();

        (await ada.SubmitAsync(interview.Page(), "answer", ("Draft.Text", ""), ("Draft.SelfMark", "5"), ("Intent", "answer")))
            .StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("skip")]
    [InlineData("hint")]
    [InlineData("save")]
    public async Task A_text_that_is_too_long_comes_back_whole(string intent)
    {
        var interview = await ada.StartAsync();
        var text = string.Concat(Enumerable.Repeat("The index. ", 3_000))[..30_000];

        var response = await ada.SubmitAsync(interview.Page(), "answer", ("Draft.Text", text), ("Draft.SelfMark", "3"), ("Intent", intent));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TextareaAsync(response)).ShouldBe(text);
        (await response.PageAsync()).QuerySelector("main")!.TextContent.ShouldContain("at most 20,000 characters");
        (await ada.ReadAsync(interview)).Turn().ShouldBe(interview.Turn());
    }

    [Fact]
    public async Task A_hint_keeps_what_was_typed()
    {
        var interview = await ada.StartOnIndexingAsync();

        var response = await SendAsync(interview.Page(), "hint", "I would beg");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.PageAsync()).QuerySelectorAll(".hint-box li").Length.ShouldBe(1);
        (await TextareaAsync(response)).ShouldBe("I would beg");
    }

    [Fact]
    public async Task Saved_text_waits_on_the_page()
    {
        var interview = await ada.StartAsync();

        var response = await SendAsync(interview.Page(), "save", "I would\nbeg");

        (await response.PageAsync()).QuerySelector(".notice[role=status]")!.TextContent.ShouldContain("Saved.");
        (await TextareaAsync(await ada.GetAsync(interview.Page()))).ShouldBe("I would\nbeg");
    }

    [Theory]
    [InlineData("answer")]
    [InlineData("skip")]
    [InlineData("hint")]
    [InlineData("save")]
    public async Task A_replayed_form_changes_nothing_and_shows_what_it_held(string intent)
    {
        var interview = await ada.StartAsync();
        var form = await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", "Because."), ("Draft.SelfMark", "3"), ("Intent", intent));
        var next = await ada.AnswerAsync(interview, "The first.");

        var response = await ada.SendAsync(form);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.PageAsync();
        page.GetElementById("held")!.TextContent.ShouldBe("Because.");
        page.GetElementById("answer")!.TextContent.ShouldBe("");
        page.QuerySelector("h1")!.TextContent.ShouldBe(next.Question().Text("prompt"));
        (await ada.ReadAsync(interview)).Question().GetRawText().ShouldBe(next.Question().GetRawText());
    }

    [Fact]
    public async Task A_form_replayed_after_the_end_shows_what_it_held_and_leads_to_the_report()
    {
        var interview = await ada.StartAsync();
        var form = await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", "Because."), ("Draft.SelfMark", "3"), ("Intent", "answer"));
        await ada.EndAsync(interview);

        var response = await ada.SendAsync(form);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        var page = await response.PageAsync();
        page.GetElementById("held")!.TextContent.ShouldBe("Because.");
        page.QuerySelector("main a.button")!.GetAttribute("href").ShouldBe($"{interview.Page()}/report");
    }

    [Fact]
    public async Task An_ended_interview_leads_to_its_report()
    {
        var interview = await ada.StartAsync();
        await ada.EndAsync(interview);

        (await ada.GetAsync(interview.Page())).Target().ShouldBe($"{interview.Page()}/report");
    }

    [Fact]
    public async Task Ending_early_leads_to_the_report()
    {
        var interview = await ada.StartAsync();

        (await ada.SubmitAsync(interview.Page(), "end")).Target().ShouldBe($"{interview.Page()}/report");
    }

    [Fact]
    public async Task Ending_twice_leads_to_the_report_twice()
    {
        var interview = await ada.StartAsync();
        var form = await ada.FillInAsync(interview.Page(), "end");
        await ada.SendAsync(form);

        (await ada.SendAsync(form)).Target().ShouldBe($"{interview.Page()}/report");
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken_and_nothing_typed_is_lost()
    {
        var interview = await ada.StartAsync();
        var form = await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", "Because."), ("Draft.SelfMark", "3"), ("Intent", "answer"));

        var response = await ada.SendAsync(form with { Fields = form.Fields.Where(field => field.Key != "__RequestVerificationToken").ToDictionary() });

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await TextareaAsync(response)).ShouldBe("Because.");
        (await ada.ReadAsync(interview)).Turn().ShouldBe(interview.Turn());
    }

    [Fact]
    public async Task The_page_that_refused_a_form_can_send_it_again()
    {
        var interview = await ada.StartAsync();
        var form = await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", "Because."), ("Draft.SelfMark", "3"), ("Intent", "answer"));
        var refused = await ada.SendAsync(form with { Fields = form.Fields.Where(field => field.Key != "__RequestVerificationToken").ToDictionary() });

        var again = await ada.SendAsync(Visitor.FillIn(await refused.PageAsync(), interview.Page(), "answer"));

        again.Target().ShouldBe($"{interview.Page()}/answers/{interview.Turn()}");
    }

    [Fact]
    public async Task A_real_interview_offers_no_hint()
    {
        var interview = await ada.StartAsync("real");

        (await (await ada.GetAsync(interview.Page())).PageAsync()).QuerySelector("button[value=hint]").ShouldBeNull();
    }

    [Fact]
    public async Task A_hint_wrung_from_a_real_interview_is_refused_and_the_text_stays()
    {
        var interview = await ada.StartAsync("real");

        var response = await SendAsync(interview.Page(), "hint", "Because.");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.PageAsync()).QuerySelectorAll("textarea").Select(area => area.TextContent).ShouldContain("Because.");
    }

    [Fact]
    public async Task An_unknown_interview_is_a_page_that_helps()
    {
        await ada.BecomeGuestAsync();

        var response = await ada.GetAsync($"/interviews/{Guid.CreateVersion7()}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.PageAsync()).QuerySelectorAll("main a").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_form_sent_to_somebody_elses_interview_moves_nothing_and_keeps_what_was_typed()
    {
        var owner = new Visitor(app);
        var theirs = await owner.StartAsync();
        var mine = await ada.StartAsync();
        var form = await ada.FillInAsync(mine.Page(), "answer", ("Draft.Text", "Because."), ("Draft.SelfMark", "3"), ("Intent", "answer"));

        var response = await ada.SendAsync(form with { Target = theirs.Page() });

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.PageAsync()).GetElementById("held")!.TextContent.ShouldBe("Because.");
        (await owner.ReadAsync(theirs)).Turn().ShouldBe(theirs.Turn());
    }

    [Fact]
    public async Task Whoever_lost_their_session_keeps_what_they_typed()
    {
        var interview = await ada.StartAsync();
        var form = await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", "Because."), ("Draft.SelfMark", "3"), ("Intent", "answer"));

        var response = await new Visitor(app).SendAsync(form);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await TextareaAsync(response)).ShouldBe("Because.");
    }

    private Task<HttpResponseMessage> AnswerAsync(string page, string text) =>
        ada.SubmitAsync(page, "answer", ("Draft.Text", text), ("Draft.SelfMark", "3"), ("Intent", "answer"));

    private Task<HttpResponseMessage> SendAsync(string page, string intent, string text) =>
        ada.SubmitAsync(page, "answer", ("Draft.Text", text), ("Intent", intent));

    private static async Task<string> TextareaAsync(HttpResponseMessage response) =>
        ((IHtmlTextAreaElement)(await response.PageAsync()).QuerySelector("textarea[name='Draft.Text']")!).Value.ReplaceLineEndings("\n");
}
