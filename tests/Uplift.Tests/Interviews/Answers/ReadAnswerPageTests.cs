using System.Net;
using AngleSharp.Html.Dom;

namespace Uplift.Tests.Interviews.Answers;

public sealed class ReadAnswerPageTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task Feedback_names_the_question_it_is_about_and_not_the_next()
    {
        var interview = await ada.StartAsync(topics: ["caching", "indexing"]);
        var full = await app.FullAnswerAsync(interview);
        var next = await ada.AnswerAsync(interview, full);
        await ada.FinishQuestionAsync(app, next, well: true);

        (await PageAsync(interview.Page(), interview.Turn())).QuerySelector(".progress-line")!.TextContent.ShouldBe("Question 1 of 3");
    }

    [Fact]
    public async Task An_answer_is_shown_letter_for_letter()
    {
        const string Answer = "  <b>Equality</b> first & \"then\"\n\n  the sort;   the function on the column hides it.  ";
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.AnswerAsync(interview, Answer);

        var text = (await PageAsync(interview.Page(), interview.Turn())).QuerySelector(".answer-text")!;

        foreach (var note in text.QuerySelectorAll("sup").ToList())
        {
            note.Remove();
        }

        text.TextContent.ShouldBe(Answer);
    }

    [Fact]
    public async Task Every_mark_leads_to_its_note()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.AnswerAsync(interview, await app.FullAnswerAsync(interview));

        var page = await PageAsync(interview.Page(), interview.Turn());

        var links = page.QuerySelectorAll(".answer-text sup a").Select(link => link.GetAttribute("href")!).ToList();
        links.Count.ShouldBe(5);
        links.ShouldAllBe(link => page.GetElementById(link.Substring(1)) != null);
    }

    [Fact]
    public async Task An_empty_answer_gets_a_reason_and_no_number()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.AnswerAsync(interview, "");

        var main = (await PageAsync(interview.Page(), interview.Turn())).QuerySelector("main")!.TextContent;

        main.ShouldContain("Not enough to assess.");
        main.ShouldNotContain("points");
    }

    [Fact]
    public async Task A_real_interview_shows_no_verdict_before_the_end()
    {
        var interview = await ada.StartOnIndexingAsync("real", questions: 1);
        await ada.AnswerAsync(interview, Candidates.BesideThePoint);

        var page = await PageAsync(interview.Page(), interview.Turn());

        page.QuerySelector(".notice")!.TextContent.ShouldContain("the verdict comes at the end");
        page.QuerySelector(".note, mark").ShouldBeNull();
    }

    [Fact]
    public async Task A_rehearsal_ends_from_its_feedback()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.AnswerAsync(interview, Candidates.BesideThePoint);

        var response = await ada.SubmitAsync($"{interview.Page()}/answers/{interview.Turn()}", "end");

        response.Target().ShouldBe($"{interview.Page()}/report");
        (await ada.ReadAsync(interview)).State().ShouldBe("ended");
    }

    [Fact]
    public async Task A_question_that_was_not_answered_has_no_feedback()
    {
        var interview = await ada.StartAsync();

        (await ada.GetAsync($"{interview.Page()}/answers/{interview.Turn()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<IHtmlDocument> PageAsync(string interview, Guid turn)
    {
        var response = await ada.GetAsync($"{interview}/answers/{turn}");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await response.PageAsync();
    }
}
