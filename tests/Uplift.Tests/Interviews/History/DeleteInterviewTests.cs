using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Interviews;
using Uplift.Platform.Data;

namespace Uplift.Tests.Interviews.History;

public sealed class DeleteInterviewTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task What_was_deleted_is_gone()
    {
        var interview = await ada.StartAsync();

        (await ada.DeleteAsync(interview.Path())).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ada.GetAsync(interview.Path())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ada.DeleteAsync(interview.Path())).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Answers_verdicts_and_appeals_go_with_it()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, Candidates.BesideThePoint));
        await ada.PostAsync($"{interview.Path()}/appeals", new { turn = interview.Turn(), point = "uniqueness", passage = "lower case" });
        (await RowsOfAsync(interview.Id())).ShouldBe((2, 1));

        await ada.DeleteAsync(interview.Path());

        (await RowsOfAsync(interview.Id())).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Other_interviews_stay()
    {
        var deleted = await ada.StartAsync();
        var kept = await ada.StartAsync();

        await ada.DeleteAsync(deleted.Path());

        (await ada.ReadAsync(kept)).Turn().ShouldBe(kept.Turn());
    }

    [Fact]
    public async Task The_report_deletes_with_a_form()
    {
        var interview = await ada.StartAsync();
        await ada.EndAsync(interview);

        var response = await ada.SubmitAsync($"{interview.Page()}/report", "delete");

        response.Target().ShouldBe("/interviews");
        (await ada.GetAsync($"{interview.Page()}/report")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_deletion_sent_twice_finds_nothing_the_second_time()
    {
        var interview = await ada.StartAsync();
        await ada.EndAsync(interview);
        var form = await ada.FillInAsync($"{interview.Page()}/report", "delete");
        await ada.SendAsync(form);

        var response = await ada.SendAsync(form);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.PageAsync()).QuerySelectorAll("main a").ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_form_sent_to_somebody_elses_report_deletes_nothing()
    {
        var owner = new Visitor(app);
        var theirs = await owner.StartAsync();
        await owner.EndAsync(theirs);
        var mine = await ada.StartAsync();
        await ada.EndAsync(mine);
        var form = await ada.FillInAsync($"{mine.Page()}/report", "delete");

        (await ada.SendAsync(form with { Target = $"{theirs.Page()}/report" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await owner.ReadAsync(theirs)).Id().ShouldBe(theirs.Id());
    }

    private Task<(int Turns, int Appeals)> RowsOfAsync(Guid interview) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<AppDb>();
        return (
            await db.Turns.CountAsync(turn => turn.InterviewId == interview, TestContext.Current.CancellationToken),
            await db.Appeals.CountAsync(appeal => appeal.InterviewId == interview, TestContext.Current.CancellationToken));
    });
}
