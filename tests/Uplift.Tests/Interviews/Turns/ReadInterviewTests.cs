using System.Net;

namespace Uplift.Tests.Interviews.Turns;

public sealed class ReadInterviewTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task It_resumes_where_it_stood()
    {
        var interview = await ada.StartAsync();
        var next = await ada.AnswerAsync(interview, "I do not know.");

        var read = await ada.ReadAsync(interview);

        (read.Turn(), read.GetProperty("asked").GetInt32()).ShouldBe((next.Turn(), next.GetProperty("asked").GetInt32()));
    }

    [Fact]
    public async Task A_saved_draft_is_shown_again()
    {
        var interview = await ada.StartAsync();

        (await ada.SaveDraftAsync(interview, "I would beg")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ada.ReadAsync(interview)).Question().Text("draft").ShouldBe("I would beg");
    }

    [Fact]
    public async Task A_draft_of_an_answered_question_is_refused()
    {
        var interview = await ada.StartAsync();
        var next = await ada.AnswerAsync(interview, "I do not know.");

        (await (await ada.SaveDraftAsync(interview, "I would beg")).ProblemTypeAsync()).ShouldBe("/problems/already-answered");

        (await ada.ReadAsync(next)).Question().Text("draft").ShouldBe("");
    }

    [Fact]
    public async Task A_draft_holds_no_more_than_an_answer() =>
        (await ada.SaveDraftAsync(await ada.StartAsync(), new string('a', 30_000)).FieldErrorAsync()).Pointer.ShouldBe("/text");

    [Fact]
    public async Task Hints_come_one_at_a_time_and_stay()
    {
        var interview = await ada.StartOnIndexingAsync();

        var hinted = await ada.PostAsync($"{interview.Path()}/hints", new { }).JsonAsync();

        hinted.Question().Each("hints").Count().ShouldBe(1);
        (await ada.ReadAsync(interview)).Question().Each("hints").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Hints_end()
    {
        var interview = await ada.StartOnIndexingAsync();
        var points = (await app.QuestionAsync(Candidates.Lowercased)).Record.KeyPoints.Count(point => point.FollowUp is not null);
        var hinted = interview;
        for (var hint = 0; hint <= points; hint++)
        {
            hinted = await ada.PostAsync($"{interview.Path()}/hints", new { }).JsonAsync();
        }

        (hinted.Question().Each("hints").Count(), hinted.Question().GetProperty("moreHints").GetBoolean()).ShouldBe((points, false));
    }

    [Fact]
    public async Task A_real_interview_gives_no_hints()
    {
        var interview = await ada.StartAsync("real");

        var response = await ada.PostAsync($"{interview.Path()}/hints", new { });

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/no-hints-in-real-mode");
    }

    [Fact]
    public async Task A_real_interview_does_not_say_why_it_asks_again()
    {
        var interview = await ada.StartOnIndexingAsync("real");

        var next = await ada.AnswerAsync(interview, Candidates.BesideThePoint);

        (next.IsFollowUp(), next.Question().IsNull("aim")).ShouldBe((true, true));
    }

    [Fact]
    public async Task A_practice_interview_says_why_it_asks_again_and_gives_nothing_away()
    {
        var interview = await ada.StartOnIndexingAsync();

        (await ada.AnswerAsync(interview, Candidates.BesideThePoint)).Question().Text("aim")
            .ShouldBe("One point is still open, and this leads to it.");
    }

    [Fact]
    public async Task An_ended_interview_asks_nothing()
    {
        var interview = await ada.StartAsync();
        await ada.EndAsync(interview);

        var read = await ada.ReadAsync(interview);

        (read.State(), read.IsNull("question")).ShouldBe(("ended", true));
    }

    [Fact]
    public async Task An_unknown_interview_is_not_found()
    {
        await ada.BecomeGuestAsync();

        var response = await ada.GetAsync($"/api/v1/interviews/{Guid.CreateVersion7()}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/interview-not-found");
    }
}
