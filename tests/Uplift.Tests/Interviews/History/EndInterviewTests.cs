namespace Uplift.Tests.Interviews.History;

public sealed class EndInterviewTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task What_was_not_reached_is_not_marked()
    {
        var interview = await ada.StartAsync(topics: ["caching", "indexing"]);
        var second = await ada.FinishQuestionAsync(app, interview, well: true);
        await ada.EndAsync(second);

        var questions = (await ada.ReportAsync(interview)).Each("questions").ToList();

        questions.Select(question => question.GetProperty("wasReached").GetBoolean()).ShouldBe([true, false]);
        questions[1].Each("points").ShouldAllBe(point => point.GetProperty("point").GetProperty("verdict").GetString() == "not-reached");
        questions[1].IsNull("grade").ShouldBeTrue();
    }

    [Fact]
    public async Task What_was_not_reached_weighs_nothing()
    {
        var interview = await ada.StartAsync(topics: ["caching", "indexing"]);
        await ada.EndAsync(await ada.FinishQuestionAsync(app, interview, well: true));

        var report = await ada.ReportAsync(interview);

        report.GetProperty("score").GetRawText().ShouldBe(report.Each("questions").First().GetProperty("score").GetRawText());
    }

    [Fact]
    public async Task Ending_twice_changes_nothing()
    {
        var interview = await ada.StartAsync();
        await ada.EndAsync(interview);
        var ended = (await ada.ReportAsync(interview)).Text("endedAt");
        app.Clock.Advance(TimeSpan.FromHours(1));

        await ada.EndAsync(interview);

        (await ada.ReportAsync(interview)).Text("endedAt").ShouldBe(ended);
    }

    [Fact]
    public async Task Text_that_was_saved_and_not_sent_stands_in_the_report()
    {
        var interview = await ada.StartAsync();
        await ada.SaveDraftAsync(interview, "I was about to say");
        await ada.EndAsync(interview);

        var report = await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync();

        report.QuerySelectorAll(".answer-text").Select(text => text.TextContent).ShouldContain("I was about to say");
    }
}
