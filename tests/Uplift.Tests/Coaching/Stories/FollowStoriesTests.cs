using System.Net;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Coaching.Stories;

/// <summary>Which stories interviews tell, and what is said of it.</summary>
public sealed class FollowStoriesTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_interview_that_tells_a_story_is_found_and_the_report_says_so()
    {
        var voucher = await ada.WriteAsync(Teller.Voucher);
        await ada.WriteAsync(Teller.Certificate);

        var interview = await ada.TellAsync(Teller.VoucherTold);

        var use = (await ada.UsesAsync(voucher)).ShouldHaveSingleItem();
        (use.GetProperty("interviewId").GetGuid(), use.Text("question"), use.IsNull("where")).ShouldBe((interview.Id(), Teller.Mistake, true));
        use.Each("words").Select(word => word.GetString()).ShouldContain("voucher");
        var notice = (await ada.NoticedAsync(interview)).ShouldHaveSingleItem();
        (notice.Text("sentence"), notice.GetProperty("again").GetBoolean()).ShouldBe(("You told a story of yours.", false));
        var page = await (await ada.GetAsync($"{interview.Page()}/report")).PageAsync();
        page.QuerySelector(".story-notice")!.TextContent.ShouldContain("The voucher that paid twice");
        (await (await ada.GetAsync($"{interview.Path()}/report.md")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .ShouldContain("- **story** You told a story of yours.");
        var row = (await ada.GetAsync($"{Teller.Stories}?sort=-timesTold").JsonAsync()).Each("items").First();
        (row.Id(), row.GetProperty("timesTold").GetInt32(), row.Text("lastToldOn")).ShouldBe((voucher.Id(), 1, use.Text("on")));
    }

    [Fact]
    public async Task The_interviewer_notices_that_a_story_was_told_before_and_feedback_says_it_while_the_interview_runs()
    {
        var voucher = await ada.WriteAsync(Teller.Voucher);
        await ada.TellAsync(Teller.VoucherTold);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await ada.TellAsync(Teller.CacheTold);
        app.Clock.Advance(TimeSpan.FromDays(1));

        var running = await ada.StartOnBehaviourAsync(questions: 3);
        var first = running.Turn();
        var stands = await ada.AnswerAsync(running, Teller.VoucherTold);
        while (stands.State() == "running" && stands.IsFollowUp())
        {
            stands = await ada.AnswerAsync(stands, "");
        }

        stands.State().ShouldBe("running");
        var feedback = await (await ada.GetAsync($"{running.Page()}/answers/{first}")).PageAsync();
        feedback.QuerySelector(".story-notice")!.TextContent.ShouldContain("and in 1 of the 2 interviews with such questions before this one");
        var answer = await ada.GetAsync($"{running.Path()}/answers/{first}").JsonAsync();
        answer.Each("stories").ShouldHaveSingleItem().GetProperty("storyId").GetGuid().ShouldBe(voucher.Id());

        await ada.EndAsync(stands);
        (await ada.NoticedAsync(running)).ShouldHaveSingleItem().GetProperty("again").GetBoolean().ShouldBeTrue();
        (await ada.FactsAsync(voucher)).ShouldHaveSingleItem().ShouldStartWith("Told in 2 of your last 3 interviews with behavioural questions: ");
        (await (await ada.GetAsync($"/stories/{voucher.Id()}")).PageAsync()).QuerySelector(".notice")!.TextContent.ShouldContain("Told in 2 of your last 3");
    }

    [Fact]
    public async Task The_same_story_twice_in_one_interview_is_said_at_both_questions()
    {
        var voucher = await ada.WriteAsync(Teller.Voucher);

        var interview = await ada.TellAsync(Teller.VoucherTold, questions: 3);

        var notices = await ada.NoticedAsync(interview);
        notices.Count.ShouldBe(2);
        notices.ShouldAllBe(notice => notice.Text("sentence") == "You told this story at questions 1 and 2 of this interview.");
        (await ada.FactsAsync(voucher)).ShouldContain(fact => fact.StartsWith("Told at 2 questions of the interview of ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Another_story_and_a_rehearsal_leave_nothing()
    {
        var voucher = await ada.WriteAsync(Teller.Voucher);

        var other = await ada.TellAsync(Teller.CacheTold);
        var rehearsal = await ada.RehearseAsync(Teller.Mistake);
        await ada.EndAsync(await ada.AnswerAsync(rehearsal, Teller.VoucherTold));

        (await ada.UsesAsync(voucher)).ShouldBeEmpty();
        (await ada.NoticedAsync(other)).ShouldBeEmpty();
        (await ada.FactsAsync(voucher)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_story_that_is_written_later_is_found_in_the_interviews_before()
    {
        var interview = await ada.TellAsync(Teller.VoucherTold);

        var voucher = await ada.WriteAsync(Teller.Voucher);

        (await ada.UsesAsync(voucher)).ShouldHaveSingleItem().GetProperty("interviewId").GetGuid().ShouldBe(interview.Id());
        (await ada.NoticedAsync(interview)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_denied_is_not_found_again()
    {
        var interview = await ada.TellAsync(Teller.VoucherTold);
        var voucher = await ada.WriteAsync(Teller.Voucher);
        var use = (await ada.UsesAsync(voucher)).ShouldHaveSingleItem();

        (await ada.DeleteAsync($"{Teller.Stories}/{voucher.Id()}/uses/{use.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        await ada.WriteAnewAsync(voucher, new { title = "The voucher" });

        (await ada.UsesAsync(voucher)).ShouldBeEmpty();
        (await ada.NoticedAsync(interview)).ShouldBeEmpty();
        var row = (await ada.GetAsync(Teller.Stories).JsonAsync()).Each("items").ShouldHaveSingleItem();
        (row.GetProperty("timesTold").GetInt32(), row.IsNull("lastToldOn")).ShouldBe((0, true));
        (await ada.DeleteAsync($"{Teller.Stories}/{voucher.Id()}/uses/{use.Id()}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task With_its_interview_goes_that_it_was_told_there()
    {
        var voucher = await ada.WriteAsync(Teller.Voucher);
        var interview = await ada.TellAsync(Teller.VoucherTold);
        await ada.PostAsync($"{Teller.Stories}/{voucher.Id()}/uses", new { on = "2026-11-02", where = "Globex" }).JsonAsync(HttpStatusCode.Created);

        (await ada.DeleteAsync(interview.Path())).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await ada.UsesAsync(voucher)).ShouldHaveSingleItem().Text("where").ShouldBe("Globex");
        (await ada.GetAsync(Teller.Stories).JsonAsync()).Each("items").ShouldHaveSingleItem().Text("lastToldOn").ShouldBe("2026-11-02");
    }

    [Fact]
    public async Task A_coach_reads_nothing_of_the_learners_stories()
    {
        var cast = new Platform.Access.Cast(app);
        await cast.GatherAsync();
        await cast["owner"].WriteAsync(Teller.Voucher);
        var interview = await cast["owner"].TellAsync(Teller.VoucherTold);
        var coach = await cast.FillAsync("{own coach}");
        (await cast["owner"].PutAsync($"{interview.Path()}/report/coaches/{coach}", new { })).EnsureSuccessStatusCode();

        (await cast["own coach"].NoticedAsync(interview)).ShouldBeEmpty();
        (await cast["owner"].NoticedAsync(interview)).ShouldHaveSingleItem();
    }
}
