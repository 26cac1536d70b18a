using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library;
using Uplift.Platform.Data;

namespace Uplift.Tests.Interviews.Answers;

/// <summary>The library changes while interviews run, and after they ended.</summary>
public sealed class ChangedContentTests : IAsyncLifetime
{
    private readonly UpliftApp app = new();

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task An_answer_to_a_question_that_was_withdrawn_meanwhile_is_graded()
    {
        var ada = new Visitor(app);
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        var full = await app.FullAnswerAsync(interview);
        await ChangeAsync(question => question.RetiredAt = app.Clock.GetUtcNow());

        (await ada.AnswerAsync(interview, full)).GetProperty("feedback").GetProperty("verdict").GetProperty("grade").GetInt32().ShouldBe(4);
    }

    [Fact]
    public async Task A_question_that_was_withdrawn_is_asked_no_more()
    {
        await ChangeAsync(question => question.RetiredAt = app.Clock.GetUtcNow());

        (await new Visitor(app).StartOnIndexingAsync()).Question().Text("slug").ShouldNotBe(Candidates.Lowercased);
    }

    [Fact]
    public async Task A_report_keeps_its_verdicts_when_the_question_is_rewritten()
    {
        var ada = new Visitor(app);
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.BesideThePoint));
        var before = (await ada.ReportAsync(interview)).Each("questions").Single().GetProperty("points").GetRawText();

        await ChangeAsync(RewritePoints);

        (await ada.ReportAsync(interview)).Each("questions").Single().GetProperty("points").GetRawText().ShouldBe(before);
    }

    [Fact]
    public async Task An_appeal_about_a_point_that_was_taken_out_is_still_heard()
    {
        var ada = new Visitor(app);
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.BesideThePoint));
        await ChangeAsync(RewritePoints);

        var response = await ada.PostAsync(
            $"{interview.Path()}/appeals", new { turn = interview.Turn(), point = "uniqueness", passage = Candidates.BesideThePoint });

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_follow_up_that_was_taken_out_meanwhile_is_graded_by_the_question()
    {
        var ada = new Visitor(app);
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        var next = await ada.AnswerAsync(interview, Candidates.BesideThePoint);
        await ChangeAsync(question => question.Record = question.Record with { FollowUps = [] });

        var ended = await ada.AnswerAsync(next, Candidates.TheMissedPoint);

        ended.State().ShouldBe("ended");
        ended.GetProperty("feedback").GetProperty("verdict").Each("points").Count().ShouldBe(5);
    }

    private static void RewritePoints(Question question) => question.Record = question.Record with
    {
        KeyPoints = [.. question.Record.KeyPoints.Select(point => point with { Id = $"new-{point.Id}" })],
        Misconceptions = [],
    };

    private Task<int> ChangeAsync(Action<Question> change) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        change(await db.Questions.SingleAsync(question => question.Slug == Candidates.Lowercased, TestContext.Current.CancellationToken));
        return await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    });
}
