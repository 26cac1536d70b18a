using System.Net;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Identity.Coaching;

public sealed class CoachInvitationTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    [Fact]
    public async Task Somebody_who_opens_the_link_becomes_the_learners_coach()
    {
        var email = Visitor.NewAddress();
        var (learner, _) = await app.SomebodyAsync(email: email);
        var (grace, _) = await app.SomebodyAsync(name: "Grace");
        var address = await InviteAsync(learner);
        var before = grace.Token;

        (await (await grace.GetAsync(address)).PageAsync()).QuerySelector("h1")!.TextContent.ShouldBe("Ada asks you to be their coach");
        (await grace.SubmitAsync(address, "join")).Target().ShouldBe("/learners");

        (await learner.GetAsync("/api/v1/me/coaches").JsonAsync()).Each("items").Single().Text("displayName").ShouldBe("Grace");
        (await grace.MeAsync())!.Value.Text("role").ShouldBe("coach");
        grace.Token.ShouldNotBe(before, "the session began without the right");
        (await grace.GetAsync("/learners")).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await app.Mail.TakeAsync(email)).Subject.ShouldStartWith("Grace is your coach now.");
    }

    [Fact]
    public async Task An_invitation_works_once()
    {
        var (learner, _) = await app.SomebodyAsync();
        var (first, _) = await app.SomebodyAsync();
        var (second, _) = await app.SomebodyAsync();
        var token = (await InviteAsync(learner)).Split('/')[^1];

        await first.PostAsync("/api/v1/coach-invitations/redemptions", new { token }).JsonAsync();

        var late = await second.PostAsync("/api/v1/coach-invitations/redemptions", new { token });
        (await late.ProblemTypeAsync()).ShouldBe("/problems/coach-invitation-not-found");
        (await second.MeAsync())!.Value.Text("role").ShouldBe("learner");
    }

    [Fact]
    public async Task Nobody_is_their_own_coach()
    {
        var (learner, _) = await app.SomebodyAsync();
        var token = (await InviteAsync(learner)).Split('/')[^1];

        var response = await learner.PostAsync("/api/v1/coach-invitations/redemptions", new { token });

        (await response.ProblemTypeAsync()).ShouldBe("/problems/own-coach-invitation");
    }

    [Fact]
    public async Task A_role_that_cannot_coach_is_not_changed_silently()
    {
        var (learner, _) = await app.SomebodyAsync();
        var (editor, _) = await app.SomebodyAsync(Role.Editor);
        var token = (await InviteAsync(learner)).Split('/')[^1];

        var response = await editor.PostAsync("/api/v1/coach-invitations/redemptions", new { token });

        (await response.ProblemTypeAsync()).ShouldBe("/problems/not-a-coach");
        (await editor.MeAsync())!.Value.Text("role").ShouldBe("editor");
    }

    [Fact]
    public async Task A_stranger_reads_whose_invitation_it_is_and_signs_in_first()
    {
        var (learner, _) = await app.SomebodyAsync();
        var address = await InviteAsync(learner);

        var page = await (await new Visitor(app).GetAsync(address)).PageAsync();

        page.QuerySelectorAll("main form").ShouldBeEmpty();
        page.QuerySelector("main a.button")!.GetAttribute("href").ShouldStartWith("/signin?returnUrl=");
    }

    [Theory]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task A_made_up_token_leads_nowhere(string token) =>
        (await new Visitor(app).GetAsync($"/coaches/join/{token}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Ten_open_invitations_are_enough()
    {
        var (learner, _) = await app.SomebodyAsync();
        foreach (var _ in Enumerable.Range(0, 10))
        {
            await InviteAsync(learner);
        }

        (await (await learner.PostAsync("/api/v1/coach-invitations", new { })).ProblemTypeAsync()).ShouldBe("/problems/too-many-coach-invitations");
    }

    [Fact]
    public async Task The_page_makes_a_link_and_parts_from_a_coach()
    {
        var (learner, _) = await app.SomebodyAsync();
        var (grace, graceId) = await app.SomebodyAsync(name: "Grace");
        var link = (await (await learner.SubmitAsync("/coaches", "invite-coach")).PageAsync()).QuerySelector("#link")!.TextContent;
        await grace.SubmitAsync(new Uri(link).PathAndQuery, "join");

        (await (await learner.GetAsync("/coaches")).PageAsync()).QuerySelector("main")!.TextContent.ShouldContain("Grace");
        (await learner.SubmitAsync("/coaches", $"part-{graceId}")).Target().ShouldBe("/coaches");

        (await learner.GetAsync("/api/v1/me/coaches").JsonAsync()).Each("items").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_notice_is_opened_once_and_read_from_then_on()
    {
        var (learner, _) = await app.SomebodyAsync();
        var (grace, _) = await app.SomebodyAsync(name: "Grace");
        await grace.SubmitAsync(await InviteAsync(learner), "join");
        var notice = (await learner.GetAsync("/api/v1/notices?unread=true").JsonAsync()).Each("items").Single();

        (await learner.SubmitAsync("/notices", $"open-{notice.Id()}")).Target().ShouldBe("/coaches");

        (await learner.GetAsync("/api/v1/notices?unread=true").JsonAsync()).Each("items").ShouldBeEmpty();
        (await (await learner.GetAsync("/guides")).PageAsync()).QuerySelector(".bell-count").ShouldBeNull();
        (await grace.PutAsync($"/api/v1/notices/{notice.Id()}/reading", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> InviteAsync(Visitor learner)
    {
        var made = await learner.PostAsync("/api/v1/coach-invitations", new { }).JsonAsync(HttpStatusCode.Created);
        return new Uri(made.Text("link")).PathAndQuery;
    }
}
