using System.Net;

namespace Uplift.Tests.Interviews.Turns;

/// <summary>The clock of a real interview is the server's.</summary>
public sealed class ClockTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task Six_minutes_a_question_are_announced()
    {
        var interview = await ada.StartAsync("real", questions: 5);

        interview.GetProperty("deadline").GetDateTimeOffset().ShouldBe(app.Clock.GetUtcNow().AddMinutes(30));
    }

    [Fact]
    public async Task An_answer_just_after_the_time_counts()
    {
        var interview = await ada.StartAsync("real", questions: 1);
        app.Clock.Advance(TimeSpan.FromSeconds(6 * 60 + 10));

        (await ada.SendAnswerAsync(interview, Candidates.BesideThePoint)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task When_the_time_is_up_the_saved_draft_is_the_answer()
    {
        var interview = await ada.StartOnIndexingAsync("real", questions: 1);
        await ada.SaveDraftAsync(interview, Candidates.BesideThePoint);
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        (await ada.ReadAsync(interview)).State().ShouldBe("ended");

        var question = (await ada.ReportAsync(interview)).Each("questions").Single();
        question.GetProperty("score").GetProperty("earned").GetDecimal().ShouldBeGreaterThan(0);
        var turn = question.Each("turns").Single();
        turn.Text("answer").ShouldBe(Candidates.BesideThePoint);
        turn.IsNull("selfMark").ShouldBeTrue();
    }

    [Fact]
    public async Task The_report_may_be_the_first_to_find_the_time_up()
    {
        var interview = await ada.StartAsync("real", questions: 1);
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        (await ada.ReportAsync(interview)).Each("questions").Single().GetProperty("wasReached").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task An_answer_after_the_time_is_refused_and_kept()
    {
        var interview = await ada.StartAsync("real", questions: 1);
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        var response = await ada.SendAnswerAsync(interview, "It came too late.");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/time-over");
        (await ada.ReportAsync(interview)).Each("questions").Single().Each("turns").Single().Text("lateText").ShouldBe("It came too late.");
    }

    [Fact]
    public async Task A_late_answer_stands_on_the_page_of_the_report()
    {
        var interview = await ada.StartAsync("real", questions: 1);
        app.Clock.Advance(TimeSpan.FromMinutes(7));
        await ada.SendAnswerAsync(interview, "It came too late.");

        var report = await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync();

        report.QuerySelectorAll(".answer-text").Select(text => text.TextContent).ShouldContain("It came too late.");
    }

    [Fact]
    public async Task A_draft_after_the_time_does_not_become_the_answer()
    {
        var interview = await ada.StartOnIndexingAsync("real", questions: 1);
        await ada.SaveDraftAsync(interview, Candidates.BesideThePoint);
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        var response = await ada.SaveDraftAsync(interview, "A whole hour of thinking.");

        (await response.ProblemTypeAsync()).ShouldBe("/problems/time-over");
        var turn = (await ada.ReportAsync(interview)).Each("questions").Single().Each("turns").Single();
        (turn.Text("answer"), turn.Text("lateText")).ShouldBe((Candidates.BesideThePoint, "A whole hour of thinking."));
    }

    [Fact]
    public async Task A_late_answer_that_was_saved_in_time_is_not_shown_twice()
    {
        var interview = await ada.StartOnIndexingAsync("real", questions: 1);
        await ada.SaveDraftAsync(interview, Candidates.BesideThePoint);
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        await ada.SendAnswerAsync(interview, Candidates.BesideThePoint);

        (await ada.ReportAsync(interview)).Each("questions").Single().Each("turns").Single().IsNull("lateText").ShouldBeTrue();
    }

    [Fact]
    public async Task A_late_form_comes_back_with_what_was_typed_and_the_report_keeps_it()
    {
        var interview = await ada.StartAsync("real", questions: 1);
        var form = await ada.FillInAsync(interview.Page(), "answer", ("Draft.Text", "It came too late."), ("Draft.SelfMark", "3"), ("Intent", "answer"));
        app.Clock.Advance(TimeSpan.FromMinutes(7));

        var response = await ada.SendAsync(form);

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.AlertAsync()).ShouldContain("The time was up");
        (await response.PageAsync()).QuerySelector("textarea")!.TextContent.ShouldBe("It came too late.");
        (await ada.ReportAsync(interview)).Each("questions").Single().Each("turns").Single().Text("lateText").ShouldBe("It came too late.");
    }

    [Fact]
    public async Task Practice_has_no_clock()
    {
        var interview = await ada.StartAsync();
        app.Clock.Advance(TimeSpan.FromDays(2));

        (await ada.ReadAsync(interview)).State().ShouldBe("running");
    }
}
