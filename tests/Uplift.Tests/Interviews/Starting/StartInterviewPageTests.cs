using System.Net;

namespace Uplift.Tests.Interviews.Starting;

public sealed class StartInterviewPageTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Page = "/interviews/new";

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_stranger_starts_with_one_form_and_sees_the_first_question()
    {
        var response = await ada.SubmitAsync(Page, "start-interview");

        response.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var question = await (await ada.GetAsync(response.Target()!)).PageAsync();
        question.QuerySelectorAll("h1").Single().ClassList.ShouldContain("question-prompt");
    }

    [Fact]
    public async Task Somebody_with_a_session_starts_with_the_same_form()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        (await ada.SubmitAsync(Page, "start-interview")).Target()!.ShouldStartWith("/interviews/");
    }

    [Fact]
    public async Task The_choices_of_the_form_are_those_of_the_interview()
    {
        var response = await ada.SubmitAsync(Page, "start-interview",
            ("Draft.Level", "beginner"), ("Draft.Questions", "8"), ("Draft.Mode", "real"), ("Draft.Topics", "indexing"));

        var interview = await ada.GetAsync($"/api/v1{response.Target()}").JsonAsync();
        (interview.Text("mode"), interview.Text("level"), interview.GetProperty("of").GetInt32()).ShouldBe(("real", "beginner", 8));
        interview.Question().Text("slug").ShouldBe(Candidates.Lowercased);
    }

    [Fact]
    public async Task A_rehearsal_needs_no_length()
    {
        var response = await ada.SubmitAsync(Page, "start-interview", ("Draft.Questions", "8"), ("Draft.Mode", "rehearsal"));

        (await ada.GetAsync($"/api/v1{response.Target()}").JsonAsync()).GetProperty("of").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task What_does_not_fit_comes_back_with_the_reason()
    {
        var response = await ada.SubmitAsync(Page, "start-interview", ("Draft.Questions", "2"), ("Draft.Level", "advanced"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await response.AlertAsync()).ShouldContain("1, 3, 5 or 8 questions");
        (await response.PageAsync()).QuerySelector("input[name='Draft.Level'][checked]")!.GetAttribute("value").ShouldBe("advanced");
    }

    [Fact]
    public async Task A_link_may_choose_topic_and_level()
    {
        var page = await (await ada.GetAsync($"{Page}?topic=indexing&level=advanced")).PageAsync();

        page.QuerySelectorAll("input[checked]").Select(input => input.GetAttribute("value")).ShouldBe(
            ["advanced", "3", "practice", "indexing"], ignoreOrder: true);
    }

    [Fact]
    public async Task The_page_of_a_stranger_carries_no_token_and_sets_no_cookie()
    {
        var response = await ada.GetAsync(Page);

        response.Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await response.PageAsync()).QuerySelector("input[name=__RequestVerificationToken]").ShouldBeNull();
    }
}
