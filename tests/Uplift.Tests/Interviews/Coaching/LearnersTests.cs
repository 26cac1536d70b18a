using System.Net;
using Uplift.Interviews.Coaching;
using Uplift.Platform.Identity;
using Uplift.Tests.Platform.Access;

namespace Uplift.Tests.Interviews.Coaching;

public sealed class LearnersTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Question = "composite-index-column-order";

    [Fact]
    public async Task A_coach_sees_what_is_shared_and_what_waits_and_counts_nothing_else()
    {
        var story = await CoachStory.BeginAsync(app);
        await CoachStory.EndedAsync(story.Learner); // Not shared, so it is nobody's business.

        var before = (await story.Coach.GetAsync("/api/v1/learners").JsonAsync()).Each("items").Single();
        await story.ShareAsync();
        var waiting = (await story.Coach.GetAsync("/api/v1/learners").JsonAsync()).Each("items").Single();
        await story.SayAsync("Well begun.").JsonAsync(HttpStatusCode.Created);
        var answered = (await story.Coach.GetAsync("/api/v1/learners").JsonAsync()).Each("items").Single();

        before.GetProperty("shared").GetInt32().ShouldBe(0);
        before.IsNull("last").ShouldBeTrue();
        (waiting.GetProperty("shared").GetInt32(), waiting.GetProperty("waiting").GetInt32()).ShouldBe((1, 1));
        (answered.GetProperty("shared").GetInt32(), answered.GetProperty("waiting").GetInt32()).ShouldBe((1, 0));
        var report = await story.Learner.ReportAsync(story.Interview);
        answered.GetProperty("last").GetProperty("earned").GetDecimal().ShouldBe(report.GetProperty("score").GetProperty("earned").GetDecimal());
    }

    [Fact]
    public async Task The_queue_is_what_waits_and_empties()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        (await story.Coach.GetAsync("/api/v1/shared-interviews?answered=false").JsonAsync()).Each("items").Single().Id().ShouldBe(story.Interview.Id());
        await story.SayAsync("Well begun.").JsonAsync(HttpStatusCode.Created);

        (await story.Coach.GetAsync("/api/v1/shared-interviews?answered=false").JsonAsync()).Each("items").ShouldBeEmpty();
        (await story.Coach.GetAsync("/api/v1/shared-interviews?answered=true").JsonAsync()).Each("items").Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_parted_learner_is_on_no_list()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        (await story.Learner.DeleteAsync($"/api/v1/me/coaches/{story.CoachId}")).StatusCode.ShouldBe(HttpStatusCode.NoContent);

        (await story.Coach.GetAsync("/api/v1/learners").JsonAsync()).Each("items").ShouldBeEmpty();
        (await story.Coach.GetAsync("/api/v1/shared-interviews").JsonAsync()).Each("items").ShouldBeEmpty();
        (await story.Coach.GetAsync($"/learners/{story.LearnerId}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A cohort costs no more statements than one learner, in the list and on the page.</summary>
    [Fact]
    public async Task Statements_do_not_grow_with_the_learners()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();
        var (one, onePage) = (await CountAsync(story.Coach, "/api/v1/learners"), await CountAsync(story.Coach, "/learners"));
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var (learner, id) = await app.SomebodyAsync();
            await (story with { Learner = learner, LearnerId = id }).AssignAsync(until: null);
            var ended = await CoachStory.EndedAsync(learner);
            await learner.PutAsync($"{ended.Path()}/report/coaches/{story.CoachId}", new { });
        }

        (await story.Coach.GetAsync("/api/v1/learners").JsonAsync()).Each("items").Count().ShouldBe(4);
        (await CountAsync(story.Coach, "/api/v1/learners")).ShouldBe(one);
        (await CountAsync(story.Coach, "/learners")).ShouldBe(onePage);
    }

    [Fact]
    public async Task The_cohort_is_a_file_that_a_spreadsheet_opens_without_harm()
    {
        var story = await CoachStory.BeginAsync(app);
        await story.ShareAsync();

        var lines = (await (await story.Coach.GetAsync("/api/v1/learners.csv")).Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            .Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        lines.Length.ShouldBe(2);
        lines[1].Split(',').Length.ShouldBe(lines[0].Split(',').Length);
        ListLearners.Line(new LearnerRow(Guid.Empty, "=HYPERLINK(1)", default, 0, 0, null, null, null, 0, 0)).ShouldStartWith("'=HYPERLINK(1),");
    }

    [Fact]
    public async Task A_list_takes_fields_and_pages()
    {
        var story = await CoachStory.BeginAsync(app);

        var row = (await story.Coach.GetAsync("/api/v1/learners?fields=displayName,shared").JsonAsync()).Each("items").Single();

        row.EnumerateObject().Select(member => member.Name).ShouldBe(["displayName", "shared"], ignoreOrder: true);
    }

    [Fact]
    public async Task Practice_with_a_day_is_set_told_and_done()
    {
        var story = await CoachStory.BeginAsync(app);
        var due = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(3);

        (await story.Coach.SubmitAsync(
            $"/learners/{story.LearnerId}",
            "set-practice",
            ("Draft.Question", Question),
            ("Draft.DueOn", due.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            ("Draft.Note", "Sketch the tree."))).Target().ShouldBe($"/learners/{story.LearnerId}");

        (await app.Mail.TakeAsync(story.LearnerEmail)).Subject.ShouldBe("Grace set you practice.");
        var task = (await story.Learner.GetAsync("/api/v1/practice-tasks").JsonAsync()).Each("items").Single();
        (task.Text("question"), task.Text("note"), task.Text("coach")).ShouldBe((Question, "Sketch the tree.", "Grace"));
        (await story.Learner.SubmitAsync("/practice-tasks", $"done-{task.Id()}")).Target().ShouldBe("/practice-tasks");
        (await story.Coach.GetAsync("/api/v1/practice-tasks?set=true&done=true").JsonAsync()).Each("items").Single().Id().ShouldBe(task.Id());
        (await story.Coach.GetAsync("/api/v1/learners").JsonAsync()).Each("items").Single().GetProperty("doneTasks").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task Practice_is_set_to_learners_of_ones_own_on_days_that_can_be()
    {
        var story = await CoachStory.BeginAsync(app);
        var (_, strangerId) = await app.SomebodyAsync();
        var due = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime).AddDays(3);

        var stranger = await story.Coach.PostAsync("/api/v1/practice-tasks", new { learner = strangerId, question = Question, dueOn = due });
        var unknown = await story.Coach.PostAsync("/api/v1/practice-tasks", new { learner = story.LearnerId, question = "no-such", dueOn = due });
        var past = await story.Coach.PostAsync("/api/v1/practice-tasks", new { learner = story.LearnerId, question = Question, dueOn = due.AddDays(-10) });

        (await stranger.ProblemTypeAsync()).ShouldBe("/problems/learner-not-found");
        unknown.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        past.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Somebody_elses_practice_cannot_be_ticked_off_or_taken_back()
    {
        var story = await CoachStory.BeginAsync(app);
        var (other, _) = await app.SomebodyAsync(Role.Coach);
        var due = DateOnly.FromDateTime(app.Clock.GetUtcNow().UtcDateTime);
        await story.Coach.PostAsync("/api/v1/practice-tasks", new { learner = story.LearnerId, question = Question, dueOn = due }).JsonAsync(HttpStatusCode.Created);
        var id = (await story.Learner.GetAsync("/api/v1/practice-tasks").JsonAsync()).Each("items").Single().Id();

        (await other.PutAsync($"/api/v1/practice-tasks/{id}/completion", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await other.DeleteAsync($"/api/v1/practice-tasks/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await story.Coach.PutAsync($"/api/v1/practice-tasks/{id}/completion", new { })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private async Task<int> CountAsync(Visitor reader, string address)
    {
        // The first request of a session also notes when its person was seen.
        (await reader.GetAsync(address)).EnsureSuccessStatusCode();
        app.Sql.Clear();
        (await reader.GetAsync(address)).EnsureSuccessStatusCode();
        return app.Sql.Statements.Count;
    }
}
