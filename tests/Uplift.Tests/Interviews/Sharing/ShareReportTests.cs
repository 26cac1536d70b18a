using System.Net;
using System.Text.Json;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews.Coaching;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Interviews.Sharing;

public sealed class ShareReportTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task A_coach_reads_what_their_learner_shared_and_only_that()
    {
        var story = await CoachStory.BeginAsync(app);
        var other = await CoachStory.EndedAsync(story.Learner);
        await story.ShareAsync();

        (await story.Coach.ReportAsync(story.Interview)).Id().ShouldBe(story.Interview.Id());
        (await story.Coach.GetAsync($"{story.Interview.Page()}/report")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await story.ProblemAsync(other)).ShouldBe("/problems/not-shared");
    }

    [Fact]
    public async Task The_coachs_page_offers_nothing_that_is_the_learners_to_do()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        var main = (await (await story.Coach.GetAsync($"{story.Interview.Page()}/report")).PageAsync()).QuerySelector("main")!;

        main.QuerySelectorAll("form, a[href*='/appeal'], a[href*='/sharing']").ShouldBeEmpty();
        main.QuerySelectorAll("a[href*='/report/answers/']").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task The_page_that_a_coach_may_not_see_names_the_rule()
    {
        var story = await CoachStory.BeginAsync(app);

        var response = await story.Coach.GetAsync($"{story.Interview.Page()}/report");

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await response.PageAsync()).QuerySelector("a[href='/problems/not-shared']").ShouldNotBeNull();
    }

    [Fact]
    public async Task Sharing_ends_when_the_learner_ends_it()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        (await story.Learner.DeleteAsync($"{story.Interview.Path()}/report/coaches/{story.CoachId}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await story.ProblemAsync(story.Interview)).ShouldBe("/problems/not-shared");
    }

    [Fact]
    public async Task Sharing_ends_with_the_assignment_and_does_not_come_back_with_the_next()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        await story.DismissAsync();
        (await story.ProblemAsync(story.Interview)).ShouldBe("/problems/interview-not-found");
        await story.AssignAsync(until: null);

        (await story.ProblemAsync(story.Interview)).ShouldBe("/problems/not-shared");
    }

    [Fact]
    public async Task An_assignment_ends_on_its_day()
    {
        await using var own = new UpliftApp();
        await own.InitializeAsync();
        var story = await CoachStory.BeginAsync(own, until: own.Clock.GetUtcNow().AddDays(10));
        await story.ShareAsync();

        own.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        (await story.Coach.ReportAsync(story.Interview)).Id().ShouldBe(story.Interview.Id());
        own.Clock.Advance(TimeSpan.FromSeconds(1));

        (await story.ProblemAsync(story.Interview)).ShouldBe("/problems/assignment-over");
    }

    [Fact]
    public async Task A_coach_who_became_a_learner_again_is_a_stranger()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        var (admin, _) = await app.SomebodyAsync(Role.Admin);
        (await admin.PutAsync($"/api/v1/users/{story.CoachId}/role", new { role = "learner" })).EnsureSuccessStatusCode();
        await story.Coach.SignInAsync(story.CoachEmail);

        (await story.ProblemAsync(story.Interview)).ShouldBe("/problems/interview-not-found");
    }

    [Fact]
    public async Task Nobody_shares_with_somebody_who_is_not_their_coach()
    {
        var story = await CoachStory.BeginAsync(app);
        var (_, strangersId) = await app.SomebodyAsync(Role.Coach);

        var response = await story.Learner.PutAsync($"{story.Interview.Path()}/report/coaches/{strangersId}", new { });

        (await response.ProblemTypeAsync()).ShouldBe("/problems/coach-not-found");
    }

    [Fact]
    public async Task The_page_shares_and_stops_sharing()
    {
        var story = await CoachStory.BeginAsync(app);
        var address = $"{story.Interview.Page()}/sharing";

        (await story.Learner.SubmitAsync(address, $"coach-{story.CoachId}")).Target().ShouldBe(address);
        (await story.Coach.ReportAsync(story.Interview)).Id().ShouldBe(story.Interview.Id());
        await story.Learner.SubmitAsync(address, $"coach-{story.CoachId}");

        (await story.ProblemAsync(story.Interview)).ShouldBe("/problems/not-shared");
    }

    /// <summary>
    /// One statement for the interview with its turns and three for the report; the rules cost the owner none, who alone is told
    /// in one more which of their own stories the answers tell.
    /// </summary>
    [Fact]
    public async Task The_rules_cost_a_coach_one_statement_and_the_owner_none()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        var owners = await CountAsync(story.Learner, story.Interview);
        var coachs = await CountAsync(story.Coach, story.Interview);

        const int Rules = 1;
        const int OwnStories = 1;
        (coachs - Rules).ShouldBe(owners - OwnStories);
    }

    private async Task<int> CountAsync(Visitor reader, JsonElement interview)
    {
        app.Sql.Clear();
        await reader.ReportAsync(interview);
        return app.Sql.Statements.Count;
    }
}
