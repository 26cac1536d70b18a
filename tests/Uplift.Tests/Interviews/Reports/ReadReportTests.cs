using System.Net;

namespace Uplift.Tests.Interviews.Reports;

public sealed class ReadReportTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task There_is_no_report_while_the_interview_runs()
    {
        var interview = await ada.StartAsync();

        var response = await ada.GetAsync($"{interview.Path()}/report");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/interview-running");
    }

    [Fact]
    public async Task The_page_of_a_report_leads_back_to_the_running_interview()
    {
        var interview = await ada.StartAsync();

        var response = await ada.GetAsync($"{interview.Page()}/report");

        response.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await response.PageAsync()).QuerySelector("main a.button")!.GetAttribute("href").ShouldBe(interview.Page());
    }

    [Fact]
    public async Task A_report_covers_every_question_with_its_follow_ups()
    {
        var interview = await ada.StartAsync(topics: ["indexing", "caching"]);
        var stands = interview;
        while (stands.State() == "running")
        {
            stands = await ada.FinishQuestionAsync(app, stands, well: true);
        }

        var report = await ada.ReportAsync(interview);

        report.Each("questions").Select(question => question.GetProperty("number").GetInt32()).ShouldBe([1, 2, 3]);
        report.Each("questions").ShouldAllBe(question => question.GetProperty("turns").GetArrayLength() > 1);
        report.GetProperty("score").GetProperty("of").GetInt32().ShouldBe(
            report.Each("questions").Sum(question => question.GetProperty("score").GetProperty("of").GetInt32()));
    }

    [Fact]
    public async Task A_wholly_unassessed_report_shows_no_number()
    {
        var interview = await ada.StartAsync(questions: 1);
        await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.Nonsense));

        var main = (await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync()).QuerySelector("main")!.TextContent;

        main.ShouldContain("There was not enough to assess");
        main.ShouldNotMatch(@"(?<![\d,.])0 of");
    }

    [Fact]
    public async Task Every_mark_of_the_report_leads_to_its_note()
    {
        var interview = await ada.StartAsync(topics: ["indexing", "caching"]);
        var stands = interview;
        while (stands.State() == "running")
        {
            stands = await ada.FinishQuestionAsync(app, stands, well: true);
        }

        var page = await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync();

        var links = page.QuerySelectorAll(".answer-text sup a").Select(link => link.GetAttribute("href")!).ToList();
        links.ShouldNotBeEmpty();
        links.ShouldAllBe(link => page.GetElementById(link.Substring(1)) != null);
    }

    [Fact]
    public async Task No_id_stands_twice_on_the_page()
    {
        var interview = await ada.StartAsync(topics: ["indexing", "caching"]);
        await ada.EndAsync(await ada.FinishQuestionAsync(app, interview, well: false));

        var page = await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync();

        page.QuerySelectorAll("[id]").Select(element => element.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task A_report_is_a_markdown_file_too()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.BesideThePoint));

        var response = await ada.GetAsync($"{interview.Path()}/report.md");

        response.Content.Headers.ContentType!.ToString().ShouldBe("text/markdown; charset=utf-8");
        response.Content.Headers.ContentDisposition!.FileName.ShouldBe("interview-2026-11-23.md");
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain($"> {Candidates.BesideThePoint}");
    }

    [Fact]
    public async Task Html_in_an_answer_stays_text()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, "<img src=x onerror=alert(1)> The function on the column hides it <script>alert(1)</script>."));

        var page = await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync();

        page.QuerySelectorAll("main img, main script").ShouldBeEmpty();
    }
}
