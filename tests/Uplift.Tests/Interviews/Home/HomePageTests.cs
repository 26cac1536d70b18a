namespace Uplift.Tests.Interviews.Home;

public sealed class HomePageTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_stranger_sees_an_answer_marked_by_the_real_examiner()
    {
        var page = await (await ada.GetAsync("/")).PageAsync();

        page.QuerySelectorAll("mark").Select(mark => mark.GetAttribute("data-verdict")).ShouldBeSubsetOf(["covered", "partly", "contradicted", "misconception"]);
        page.QuerySelectorAll("mark[data-verdict=covered]").ShouldNotBeEmpty();
        page.QuerySelectorAll("mark[data-verdict=misconception]").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_question_is_answered_from_the_home_page()
    {
        var response = await ada.SubmitAsync("/", "practise", ("Draft.Text", "Equality columns first, then the sort."), ("Draft.SelfMark", "2"));

        response.Target()!.ShouldStartWith("/interviews/");
    }

    [Fact]
    public async Task Whoever_has_a_running_interview_is_led_back_to_it()
    {
        var interview = await ada.StartAsync();

        var page = await (await ada.GetAsync("/")).PageAsync();

        page.QuerySelector("main .panel a.button")!.GetAttribute("href").ShouldBe(interview.Page());
    }

    [Fact]
    public async Task How_a_verdict_is_made_is_said_to_everybody() =>
        (await (await ada.GetAsync("/about/examiner")).PageAsync()).QuerySelectorAll("h1").Length.ShouldBe(1);
}
