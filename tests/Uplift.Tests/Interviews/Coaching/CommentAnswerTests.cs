using System.Net;

namespace Uplift.Tests.Interviews.Coaching;

public sealed class CommentAnswerTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Advice = "Say first that the index keeps the value and not what the function makes of it.";

    [Fact]
    public async Task What_a_coach_says_stands_on_the_learners_report_under_the_coachs_name()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        var said = await story.SayAsync(Advice).JsonAsync(HttpStatusCode.Created);

        said.Text("coach").ShouldBe("Grace");
        var page = await (await story.Learner.GetAsync($"{story.Interview.Page()}/report")).PageAsync();
        page.QuerySelector(".coach-comment")!.TextContent.ShouldContain(Advice);
        var feedback = await story.Learner.GetAsync($"{story.Interview.Path()}/report/feedback").JsonAsync();
        feedback.Each("comments").Single().GetProperty("mine").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task The_learner_is_told_once_on_the_site_and_by_mail_until_they_look()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        await story.SayAsync(Advice).JsonAsync(HttpStatusCode.Created);
        await story.SayAsync("And name the fix.").JsonAsync(HttpStatusCode.Created);

        (await app.Mail.TakeAsync(story.LearnerEmail)).Subject.ShouldBe("Grace said something to your answers.");
        app.Mail.CountFor(story.LearnerEmail).ShouldBe(0);
        var notice = (await story.Learner.GetAsync("/api/v1/notices?unread=true").JsonAsync()).Each("items").Single();
        notice.Text("path").ShouldBe($"{story.Interview.Page()}/report");
        (await (await story.Learner.GetAsync("/guides")).PageAsync()).QuerySelector(".bell-count")!.TextContent.ShouldStartWith("1");
    }

    [Fact]
    public async Task The_coach_is_told_of_a_share_once()
    {
        var story = await CoachStory.BeginAsync(app);

        await story.ShareAsync();
        await story.ShareAsync();

        (await app.Mail.TakeAsync(story.CoachEmail)).Subject.ShouldBe("Ada shared an interview report with you.");
        (await story.Coach.GetAsync("/api/v1/notices").JsonAsync()).Each("items").Count().ShouldBe(1);
    }

    [Fact]
    public async Task Three_things_are_enough()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        foreach (var number in Enumerable.Range(1, 3))
        {
            await story.SayAsync($"Point {number}.").JsonAsync(HttpStatusCode.Created);
        }

        (await (await story.SayAsync("A fourth.")).ProblemTypeAsync()).ShouldBe("/problems/enough-comments");

        var second = (await story.Coach.GetAsync($"{story.Interview.Path()}/report/feedback").JsonAsync()).Each("comments").ElementAt(1).Id();
        (await story.Coach.DeleteAsync($"{story.Interview.Path()}/report/comments/{second}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await story.SayAsync("A better one.").JsonAsync(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Whom_nothing_is_shared_with_says_nothing()
    {
        var story = await CoachStory.BeginAsync(app);

        (await (await story.SayAsync(Advice)).ProblemTypeAsync()).ShouldBe("/problems/not-shared");
        (await story.Coach.GetAsync($"{story.Interview.Page()}/report/answers/{story.Turn}")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_coach_does_not_comment_on_an_interview_of_their_own()
    {
        var story = await CoachStory.BeginAsync(app);
        var own = await CoachStory.EndedAsync(story.Coach);

        var response = await story.Coach.PostAsync($"{own.Path()}/report/comments", new { turn = own.Turn(), text = Advice });

        (await response.ProblemTypeAsync()).ShouldBe("/problems/own-report");
    }

    [Fact]
    public async Task An_answer_of_another_interview_is_not_found()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        var other = await CoachStory.EndedAsync(story.Learner);

        var response = await story.Coach.PostAsync($"{story.Interview.Path()}/report/comments", new { turn = other.Turn(), text = Advice });

        (await response.ProblemTypeAsync()).ShouldBe("/problems/answer-not-found");
    }

    [Fact]
    public async Task What_was_said_to_an_answer_is_offered_for_answers_like_it()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        await story.SayAsync(Advice).JsonAsync(HttpStatusCode.Created);
        var next = await CoachStory.EndedAsync(story.Learner);
        await story.Learner.PutAsync($"{next.Path()}/report/coaches/{story.CoachId}", new { });
        var address = $"{next.Page()}/report/answers/{next.Turn()}";

        var offered = (await (await story.Coach.GetAsync(address)).PageAsync()).QuerySelectorAll("form input[name=_handler]")
            .Select(input => input.GetAttribute("value")!).Single(name => name.StartsWith("again-", StringComparison.Ordinal));
        (await story.Coach.SubmitAsync(address, offered)).Target().ShouldBe(address);

        (await story.Coach.GetAsync($"{next.Path()}/report/feedback").JsonAsync()).Each("comments").Single().Text("text").ShouldBe(Advice);
    }

    [Fact]
    public async Task The_page_says_it_and_keeps_what_was_too_long()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        var address = $"{story.Interview.Page()}/report/answers/{story.Turn}";
        var tooLong = new string('x', 601);

        var refused = await story.Coach.SubmitAsync(address, "comment", ("Draft.Text", tooLong));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.PageAsync()).QuerySelector("#comment-text")!.TextContent.ShouldBe(tooLong);

        (await story.Coach.SubmitAsync(address, "comment", ("Draft.Text", Advice))).Target().ShouldBe(address);
    }

    [Fact]
    public async Task A_report_by_link_shows_nothing_that_a_coach_said()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        await story.SayAsync(Advice).JsonAsync(HttpStatusCode.Created);
        var link = await story.Learner.PostAsync($"{story.Interview.Path()}/report/links", new { days = 7 }).JsonAsync(HttpStatusCode.Created);

        var page = await (await new Visitor(app).GetAsync(new Uri(link.Text("address")).PathAndQuery)).PageAsync();

        page.QuerySelector(".report-question").ShouldNotBeNull();
        page.Body!.TextContent.ShouldNotContain(Advice);
    }
}
