using System.Net;
using System.Text.Json;

namespace Uplift.Tests.Interviews.Coaching;

public sealed class GiveVerdictTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Reason = "They said it in other words.";

    [Fact]
    public async Task Both_verdicts_are_shown_and_the_score_stays()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        var before = await story.Learner.ReportAsync(story.Interview);

        var given = await story.Coach.PutAsync(Address(story), new { verdict = "covered", reason = Reason }).JsonAsync();

        given.Text("verdict").ShouldBe("covered");
        var after = await story.Learner.ReportAsync(story.Interview);
        after.GetProperty("score").GetRawText().ShouldBe(before.GetProperty("score").GetRawText());
        var page = await (await story.Learner.GetAsync($"{story.Interview.Page()}/report")).PageAsync();
        var note = page.QuerySelector(".second-verdict")!;
        note.TextContent.ShouldContain($"Grace says covered: {Reason}");
        note.Closest("li.note")!.QuerySelector("p .verdict").ShouldNotBeNull();
    }

    [Fact]
    public async Task A_verdict_is_changed_in_its_place_and_taken_back()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        await story.Coach.PutAsync(Address(story), new { verdict = "covered", reason = Reason }).JsonAsync();
        await story.Coach.PutAsync(Address(story), new { verdict = "missed", reason = "On second thought it is not there." }).JsonAsync();

        (await VerdictsAsync(story)).Single().Text("verdict").ShouldBe("missed");
        (await story.Coach.DeleteAsync(Address(story))).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await VerdictsAsync(story)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("covered", "", "/reason")]
    [InlineData("unsure", Reason, "/verdict")]
    [InlineData(null, Reason, "/verdict")]
    public async Task A_verdict_needs_a_word_of_a_coach_and_a_reason(string? verdict, string reason, string pointer)
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        var problem = await story.Coach.PutAsync(Address(story), new { verdict, reason }).JsonAsync(HttpStatusCode.UnprocessableEntity);

        problem.Each("errors").ShouldContain(error => error.Text("pointer") == pointer);
    }

    [Fact]
    public async Task A_point_that_the_answer_was_not_asked_for_is_not_found()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        var response = await story.Coach.PutAsync(Address(story, "no-such-point"), new { verdict = "covered", reason = Reason });

        (await response.ProblemTypeAsync()).ShouldBe("/problems/point-not-found");
    }

    [Fact]
    public async Task The_page_gives_it_and_keeps_a_reason_that_is_too_short()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        var address = $"{story.Interview.Page()}/report/answers/{story.Turn}";

        var refused = await story.Coach.SubmitAsync(address, "verdict-uniqueness", ("Verdict", "Missed"), ("Reason", "x"));
        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await refused.PageAsync()).QuerySelector("#reason-uniqueness")!.TextContent.ShouldBe("x");
        (await story.Coach.SubmitAsync(address, "verdict-uniqueness", ("Verdict", "Missed"), ("Reason", Reason))).Target().ShouldBe(address);

        (await VerdictsAsync(story)).Single().Text("reason").ShouldBe(Reason);
    }

    private static string Address(CoachStory story, string point = "uniqueness") =>
        $"{story.Interview.Path()}/report/answers/{story.Turn}/verdicts/{point}";

    private static async Task<IReadOnlyList<JsonElement>> VerdictsAsync(CoachStory story) =>
        [.. (await story.Learner.GetAsync($"{story.Interview.Path()}/report/feedback").JsonAsync()).Each("verdicts")];
}
