using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Tests.Interviews;
using Uplift.Tests.Interviews.Coaching;
using Uplift.Tests.Platform.Access;
using Uplift.Tests.Platform.Data;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Web.Graph;

/// <summary>A learner and their coach by the graph alone, and what their lists cost.</summary>
public sealed class CoachGraphTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private const string Comment = "mutation ($id: ID!, $answer: ID!, $text: String!) { commentAnswer(interview: $id, comment: { answer: $answer, text: $text }) { comment { id mine coach text } errors { pointer code } } }";
    private const string Practice = "mutation ($learner: ID!, $day: Date!) { setPractice(task: { learner: $learner, question: \"composite-index-column-order\", dueOn: $day, note: \"Again\" }) { task { id learner dueOn } errors { pointer code } } }";

    private CoachStory story = null!;

    public async ValueTask InitializeAsync() => story = await CoachStory.BeginAsync(app);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Id => $"interviews/{story.Interview.Id()}";

    private string Today => app.Clock.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task A_report_is_shared_commented_judged_anew_and_hidden_again()
    {
        var coaches = (await story.Learner.GraphDataAsync("query ($id: ID!) { me { coaches { nodes { id displayName } } } reportCoaches(interview: $id) { nodes { id isShared } } }", new { id = Id }));
        coaches.GetProperty("me").GetProperty("coaches").Each("nodes").Single().Text("displayName").ShouldBe("Grace");
        coaches.GetProperty("reportCoaches").Each("nodes").Single().GetProperty("isShared").GetBoolean().ShouldBeFalse();
        (await story.Learner.GraphDataAsync("mutation ($id: ID!, $coach: ID!) { shareReport(interview: $id, coach: $coach) { coachId errors { code } } }", new { id = Id, coach = story.CoachId }))
            .GetProperty("shareReport").Text("coachId").ShouldBe(story.CoachId.ToString());

        var queue = (await story.Coach.GraphDataAsync("{ me { unreadNotices notices { nodes { text path } } sharedInterviews(answered: false) { nodes { id learner score { of } } } } }")).GetProperty("me");
        queue.GetProperty("unreadNotices").GetInt32().ShouldBe(1);
        queue.GetProperty("notices").Each("nodes").Single().Text("path").ShouldBe($"/{Id}/report");
        queue.GetProperty("sharedInterviews").Each("nodes").Single().Text("id").ShouldBe(Id);

        var answer = story.Turn.ToString();
        var said = (await story.Coach.GraphDataAsync(Comment, new { id = Id, answer, text = "Name the cost." })).GetProperty("commentAnswer").GetProperty("comment");
        said.GetProperty("mine").GetBoolean().ShouldBeTrue();
        (await story.Coach.GraphDataAsync(Comment, new { id = Id, answer, text = "" })).GetProperty("commentAnswer").Each("errors").Single().Text("pointer").ShouldBe("/text");
        var report = (await story.Coach.GraphDataAsync("query ($id: ID!) { report(interview: $id) { markdown questions { turns { reading delivery { length } } points { point { pointId } } } } }", new { id = Id })).GetProperty("report");
        report.Text("markdown").ShouldStartWith("# Interview of");
        var point = report.Each("questions").First().Each("points").First().GetProperty("point").Text("pointId");
        const string Give = "mutation ($id: ID!, $answer: ID!, $point: ID!) { giveVerdict(interview: $id, answer: $answer, point: $point, verdict: { verdict: PARTLY, reason: \"Half of it.\" }) { verdict { reason } errors { code } } }";
        (await story.Coach.GraphDataAsync(Give, new { id = Id, answer, point })).GetProperty("giveVerdict").GetProperty("verdict").Text("reason").ShouldBe("Half of it.");

        const string Read = "query ($id: ID!) { report(interview: $id) { feedback { comments { text mine coach } verdicts { verdict reason pointId } } } me { unreadNotices notices(unread: true) { nodes { id } } } }";
        var seen = await story.Learner.GraphDataAsync(Read, new { id = Id });
        var rest = await story.Learner.GetAsync($"{story.Interview.Path()}/report/feedback").JsonAsync();
        var feedback = seen.GetProperty("report").GetProperty("feedback");
        feedback.Each("comments").Single().Text("text").ShouldBe(rest.Each("comments").Single().Text("text"));
        feedback.Each("verdicts").Single().Text("verdict").ShouldBe("PARTLY");
        var notice = seen.GetProperty("me").GetProperty("notices").Each("nodes").Single().Text("id");
        (await story.Learner.GraphDataAsync("mutation ($id: ID!) { readNotice(id: $id) { path errors { code } } readNotices { read } }", new { id = notice }))
            .GetProperty("readNotice").Text("path").ShouldBe($"/{Id}/report");
        (await story.Learner.GraphDataAsync("{ me { unreadNotices } }")).GetProperty("me").GetProperty("unreadNotices").GetInt32().ShouldBe(0);

        var back = await story.Coach.GraphDataAsync(
            "mutation ($id: ID!, $comment: ID!, $answer: ID!, $point: ID!) { takeBackComment(interview: $id, comment: $comment) { takenBackId errors { code } } takeBackVerdict(interview: $id, answer: $answer, point: $point) { takenBackId errors { code } } }",
            new { id = Id, comment = said.Text("id"), answer, point });
        back.GetProperty("takeBackComment").Text("takenBackId").ShouldBe(said.Text("id"));
        back.GetProperty("takeBackVerdict").Text("takenBackId").ShouldBe(point);
        await story.Learner.GraphDataAsync("mutation ($id: ID!, $coach: ID!) { unshareReport(interview: $id, coach: $coach) { coachId errors { code } } }", new { id = Id, coach = story.CoachId });
        (await story.Coach.GraphCodeAsync("query ($id: ID!) { report(interview: $id) { scope } }", new { id = Id })).ShouldBe("not-shared");
    }

    [Fact]
    public async Task Practice_is_set_done_and_taken_back()
    {
        var task = (await story.Coach.GraphDataAsync(Practice, new { learner = story.LearnerId, day = Today })).GetProperty("setPractice").GetProperty("task");
        var mine = (await story.Learner.GraphDataAsync("{ me { practiceTasks(done: false) { nodes { id coach note dueOn doneAt } } } }")).GetProperty("me").GetProperty("practiceTasks").Each("nodes").Single();
        (mine.Text("id"), mine.Text("coach"), mine.Text("dueOn")).ShouldBe((task.Text("id"), "Grace", Today));

        const string Complete = "mutation ($id: ID!, $done: Boolean!) { completePractice(id: $id, done: $done) { done errors { code } } }";
        (await story.Learner.GraphDataAsync(Complete, new { id = task.Text("id"), done = true })).GetProperty("completePractice").GetProperty("done").GetBoolean().ShouldBeTrue();
        (await story.Coach.GraphDataAsync("{ me { learners { nodes { displayName openTasks doneTasks } } } }")).GetProperty("me").GetProperty("learners").Each("nodes").Single()
            .GetProperty("doneTasks").GetInt32().ShouldBe(1);
        (await story.Learner.GraphDataAsync(Complete, new { id = task.Text("id"), done = false })).GetProperty("completePractice").GetProperty("done").GetBoolean().ShouldBeFalse();
        (await story.Coach.GraphDataAsync("mutation ($id: ID!) { takeBackPractice(id: $id) { takenBackId errors { code } } }", new { id = task.Text("id") }))
            .GetProperty("takeBackPractice").Text("takenBackId").ShouldBe(task.Text("id"));
        (await story.Coach.GraphDataAsync(Practice, new { learner = story.LearnerId, day = "someday" })).GetProperty("setPractice").Each("errors").Single().Text("pointer").ShouldBe("/dueOn");
    }

    [Fact]
    public async Task Parting_under_a_key_happens_once_and_ends_the_shares()
    {
        await story.ShareAsync();
        const string Part = "mutation ($coach: ID!) { partFromCoach(coach: $coach) { partedId errors { code } } }";

        var first = await story.Learner.AskGraphAsync(Part, new { coach = story.CoachId }, ("Idempotency-Key", "part-1"));
        var again = await story.Learner.AskGraphAsync(Part, new { coach = story.CoachId }, ("Idempotency-Key", "part-1"));

        var text = await first.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        text.ShouldContain(story.CoachId.ToString());
        (await again.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(text);
        (await story.Coach.GraphDataAsync("{ me { learners { nodes { id } } sharedInterviews { nodes { id } } } }")).GetProperty("me").GetProperty("learners").Each("nodes").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("learners", "displayName shared waiting first { inWords } last { inWords } openTasks", 5)]
    [InlineData("sharedInterviews", "learner firstPrompt level score { inWords } sharedAt", 2)]
    [InlineData("coachComments", "question text at", 2)]
    [InlineData("practiceTasks(set: true)", "question learner coach dueOn", 2)]
    [InlineData("notices", "text path at readAt", 2)]
    public async Task Many_learners_take_as_many_statements_as_one(string list, string fields, int statements)
    {
        var arguments = list.EndsWith(')') ? $"{list[..^1]}, first: 50)" : $"{list}(first: 50)";
        var query = $"{{ me {{ {arguments} {{ nodes {{ {fields} }} }} }} }}";
        await WorkWithAsync(story);
        var (few, one) = await CountAsync(story.Coach, query);
        for (var number = 0; number < 2; number++)
        {
            var (learner, learnerId) = await app.SomebodyAsync();
            var other = story with { Learner = learner, LearnerId = learnerId, Interview = await CoachStory.EndedAsync(learner) };
            await other.AssignAsync(null);
            await WorkWithAsync(other);
        }

        var (many, three) = await CountAsync(story.Coach, query);

        (few, many).ShouldBe((statements, statements));
        three.GetProperty("me").EnumerateObject().Single().Value.Each("nodes").Count()
            .ShouldBeGreaterThan(one.GetProperty("me").EnumerateObject().Single().Value.Each("nodes").Count());
    }

    [Fact]
    public async Task What_coaches_said_is_fetched_for_all_reports_together()
    {
        const string Query = "{ me { interviews(first: 20) { nodes { report { feedback { comments { text } verdicts { reason } } } } } } }";
        await WorkWithAsync(story);
        var (few, _) = await CountAsync(story.Learner, Query);
        for (var number = 0; number < 2; number++)
        {
            await WorkWithAsync(story with { Interview = await CoachStory.EndedAsync(story.Learner) });
        }

        var (many, answer) = await CountAsync(story.Learner, Query);

        many.ShouldBe(few);
        answer.GetProperty("me").GetProperty("interviews").Each("nodes").Sum(node => node.GetProperty("report").GetProperty("feedback").Each("comments").Count()).ShouldBe(3);
    }

    [Theory]
    [InlineData("coaches", "displayName since", 2)]
    [InlineData("reportCoaches", "displayName isShared", 3)]
    [InlineData("reportLinks", "label views", 3)]
    public async Task Many_coaches_and_links_take_as_many_statements_as_one(string list, string fields, int statements)
    {
        var query = list == "coaches" ? $"{{ me {{ coaches {{ nodes {{ {fields} }} }} }} }}" : $"{{ {list}(interview: \"{Id}\") {{ nodes {{ {fields} }} }} }}";
        await LinkAsync();
        var (few, _) = await CountAsync(story.Learner, query);
        for (var number = 0; number < 2; number++)
        {
            var (_, coachId) = await app.SomebodyAsync(Role.Coach);
            await (story with { CoachId = coachId }).AssignAsync(null);
            await LinkAsync();
        }

        var (many, answer) = await CountAsync(story.Learner, query);

        (few, many).ShouldBe((statements, statements));
        (answer.TryGetProperty("me", out var me) ? me : answer).EnumerateObject().Single().Value.Each("nodes").Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("sharedInterviews", "level", "shares", "")]
    [InlineData("coachComments", "text", "coach_comments", "ix_coach_comments_coach_id_id")]
    [InlineData("practiceTasks(set: true)", "note", "practice_tasks", "ix_practice_tasks_coach_id_due_on_id")]
    [InlineData("notices", "text", "notices", "ix_notices_user_id_id")]
    public async Task A_list_reads_the_wanted_columns_alone_by_its_index(string list, string fields, string table, string index)
    {
        await WorkWithAsync(story);
        app.Sql.Clear();
        await story.Coach.GraphDataAsync($"{{ me {{ {list} {{ nodes {{ {fields} }} }} }} }}");

        var sent = app.Sql.Sent.Last(one => one.Sql.Contains($"FROM \"{table}\"", StringComparison.Ordinal) || one.Sql.Contains($"FROM {table} ", StringComparison.Ordinal));
        sent.Sql.ShouldNotContain("answered_at");
        sent.Sql.ShouldNotContain("done_at");
        sent.Sql.ShouldNotContain("path");
        (await app.InScopeAsync(services => QueryPlanTests.ExplainAsync(services.GetRequiredService<AppDb>(), sent))).ShouldContain(index);
    }

    /// <summary>A share, a comment, and practice.</summary>
    private async Task WorkWithAsync(CoachStory with)
    {
        await with.ShareAsync();
        var id = $"interviews/{with.Interview.Id()}";
        (await with.Coach.GraphDataAsync(Comment, new { id, answer = with.Turn.ToString(), text = "Good." })).GetProperty("commentAnswer").Each("errors").ShouldBeEmpty();
        (await with.Coach.GraphDataAsync(Practice, new { learner = with.LearnerId, day = Today })).GetProperty("setPractice").Each("errors").ShouldBeEmpty();
    }

    private async Task LinkAsync() =>
        await story.Learner.PostAsync($"{story.Interview.Path()}/report/links", new { days = 7 }).JsonAsync(System.Net.HttpStatusCode.Created);

    private async Task<(int Statements, JsonElement Answer)> CountAsync(Visitor visitor, string query)
    {
        await visitor.GraphDataAsync(query);
        app.Sql.Clear();
        var answer = await visitor.GraphDataAsync(query);
        return (app.Sql.Statements.Count, answer);
    }
}
