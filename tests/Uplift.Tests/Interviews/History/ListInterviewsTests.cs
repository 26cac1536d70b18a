using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Interviews.History;
using Uplift.Platform.PersonalData;

namespace Uplift.Tests.Interviews.History;

public sealed class ListInterviewsTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task The_newest_comes_first()
    {
        var ids = await SitAsync(3);

        (await ListAsync()).Each("items").Select(row => row.Id()).ShouldBe(ids.Reverse());
    }

    [Fact]
    public async Task Pages_follow_each_other_without_a_gap_or_a_repeat()
    {
        var ids = await SitAsync(23);

        var first = await ListAsync();
        var second = await ListAsync(first.Text("next"));

        first.Each("items").Concat(second.Each("items")).Select(row => row.Id()).ShouldBe(ids.Reverse());
        second.IsNull("next").ShouldBeTrue();
    }

    [Fact]
    public async Task What_happens_between_two_pages_hides_nothing_from_the_second()
    {
        var ids = await SitAsync(22);
        var first = await ListAsync();

        await ada.DeleteAsync(first.Each("items").Last().Path());
        await SitAsync(1);

        (await ListAsync(first.Text("next"))).Each("items").Select(row => row.Id()).ShouldBe([ids[1], ids[0]]);
    }

    [Fact]
    public async Task A_full_page_without_more_has_no_next()
    {
        await SitAsync(20);

        (await ListAsync()).IsNull("next").ShouldBeTrue();
    }

    [Fact]
    public async Task A_running_interview_has_no_score()
    {
        await SitAsync(1);

        (await ListAsync()).Each("items").Single().IsNull("score").ShouldBeTrue();
    }

    [Fact]
    public async Task The_page_of_an_older_interview_is_one_link_away()
    {
        var ids = await SitAsync(21);
        var page = await (await ada.GetAsync("/interviews")).PageAsync();

        var older = page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!).Single(link => link.StartsWith("/interviews?after=", StringComparison.Ordinal));

        (await (await ada.GetAsync(older)).PageAsync()).QuerySelectorAll(".row-link").Single().GetAttribute("href").ShouldBe($"/interviews/{ids[0]}");
    }

    [Fact]
    public async Task The_page_tells_running_ended_and_unassessed_apart()
    {
        await SitAsync(1);
        var unassessed = await ada.StartAsync(questions: 1);
        await ada.EndAsync(await ada.AnswerAsync(unassessed, ""));
        app.Clock.Advance(TimeSpan.FromSeconds(1));
        var assessed = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(assessed, await app.FullAnswerAsync(assessed)));

        var rows = (await (await ada.GetAsync("/interviews")).PageAsync()).QuerySelectorAll(".row .facts li:last-child");

        rows.Select(row => row.TextContent.Trim()).ShouldBe(["11 of 11 points", "not assessed", "running: go on"]);
    }

    [Fact]
    public async Task Nobody_is_told_where_to_begin()
    {
        var page = await (await ada.GetAsync("/interviews")).PageAsync();

        page.QuerySelectorAll("main a.button").Select(link => link.GetAttribute("href")).ShouldBe(["/interviews/new", "/signin?returnUrl=/interviews"]);
    }

    [Fact]
    public async Task Whoever_signs_up_after_the_report_finds_it_in_their_history()
    {
        var interview = await ada.StartAsync(questions: 1);
        await ada.EndAsync(interview);

        await ada.SignUpAsync(Visitor.NewAddress());

        (await ListAsync()).Each("items").Single().Id().ShouldBe(interview.Id());
        (await ada.ReportAsync(interview)).Id().ShouldBe(interview.Id());
    }

    [Fact]
    public async Task Whoever_signs_in_may_bring_the_interviews_of_a_guest()
    {
        var email = Visitor.NewAddress();
        await ada.SignUpAsync(email);
        await ada.SignOutAsync();
        var interview = await ada.StartAsync();

        await ada.SignInAsync(email);
        var question = await (await ada.GetAsync("/signin/guest")).PageAsync();
        await ada.SubmitAsync("/signin/guest", "accept-guest");

        question.QuerySelector(".lead")!.TextContent.ShouldContain("1 interview ");
        (await ada.ReadAsync(interview)).Turn().ShouldBe(interview.Turn());
    }

    [Fact]
    public async Task Erasing_a_person_erases_their_interviews_and_no_others()
    {
        await SitAsync(2);
        var id = await ada.IdAsync();
        var kept = new Visitor(app);
        var theirs = await kept.StartAsync();

        await app.InScopeAsync(async services =>
        {
            await services.GetServices<IPersonalData>().OfType<InterviewData>().Single().EraseAsync(id, TestContext.Current.CancellationToken);
            return 0;
        });

        (await ListAsync()).Each("items").ShouldBeEmpty();
        (await kept.ReadAsync(theirs)).Turn().ShouldBe(theirs.Turn());
    }

    private Task<JsonElement> ListAsync(string? after = null) =>
        ada.GetAsync("/api/v1/interviews" + (after is null ? "" : $"?after={after}")).JsonAsync();

    /// <returns>The ids, the oldest first.</returns>
    private async Task<Guid[]> SitAsync(int interviews)
    {
        var ids = new List<Guid>();
        for (var interview = 0; interview < interviews; interview++)
        {
            // Ids are in time order, so each interview needs a moment of its own.
            app.Clock.Advance(TimeSpan.FromSeconds(1));
            ids.Add((await ada.StartAsync(questions: 1)).Id());
        }

        app.Clock.Advance(TimeSpan.FromSeconds(1));
        return [.. ids];
    }
}
