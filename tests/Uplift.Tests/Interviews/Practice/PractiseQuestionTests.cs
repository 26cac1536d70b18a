using System.Net;
using AngleSharp.Html.Dom;

namespace Uplift.Tests.Interviews.Practice;

public sealed class PractiseQuestionTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string QuestionPage = $"/questions/{Candidates.Lowercased}";

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_stranger_answers_from_the_questions_page_and_sees_the_verdict()
    {
        var response = await PractiseAsync(Candidates.BesideThePoint);

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var feedback = await (await ada.GetAsync(response.Target()!)).PageAsync();
        feedback.QuerySelectorAll("mark").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_stranger_becomes_a_guest_by_answering()
    {
        await PractiseAsync(Candidates.BesideThePoint);

        (await ada.MeAsync())!.Value.GetProperty("guest").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Somebody_signed_in_answers_from_the_same_page()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await PractiseAsync(Candidates.BesideThePoint);

        (await ada.GetAsync(response.Target()!)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_answer_without_a_mark_comes_back_whole_and_makes_no_guest()
    {
        var response = await ada.SubmitAsync(QuestionPage, "practise", ("Draft.Text", "Because."));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((IHtmlTextAreaElement)(await response.PageAsync()).QuerySelector("textarea")!).Value.ShouldBe("Because.");
        ada.Token.ShouldBeNull();
    }

    [Fact]
    public async Task The_page_that_came_back_can_be_sent()
    {
        var refused = await ada.SubmitAsync(QuestionPage, "practise", ("Draft.Text", Candidates.BesideThePoint));

        var response = await ada.SendAsync(Visitor.FillIn(
            await refused.PageAsync(), $"/practice/{Candidates.Lowercased}", "practise", ("Draft.SelfMark", "2")));

        response.Target()!.ShouldStartWith("/interviews/");
    }

    [Fact]
    public async Task A_text_that_is_too_long_comes_back_whole()
    {
        var text = string.Concat(Enumerable.Repeat("The index. ", 3_000))[..30_000];

        var response = await PractiseAsync(text);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((IHtmlTextAreaElement)(await response.PageAsync()).QuerySelector("textarea")!).Value.ShouldBe(text);
    }

    [Fact]
    public async Task A_form_without_its_token_is_not_taken_from_somebody_with_a_session()
    {
        var form = await ada.FillInAsync(QuestionPage, "practise", ("Draft.Text", "Because."), ("Draft.SelfMark", "2"));
        await ada.BecomeGuestAsync();

        var response = await ada.SendAsync(form);

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        ((IHtmlTextAreaElement)(await response.PageAsync()).QuerySelector("textarea")!).Value.ShouldBe("Because.");
    }

    [Fact]
    public async Task An_unknown_question_is_not_found() =>
        (await ada.GetAsync("/practice/no-such-question")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    private Task<HttpResponseMessage> PractiseAsync(string text) =>
        ada.SubmitAsync(QuestionPage, "practise", ("Draft.Text", text), ("Draft.SelfMark", "2"));
}
