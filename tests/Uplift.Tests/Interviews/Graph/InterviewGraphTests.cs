using System.Net;
using System.Text.Json;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Interviews.Graph;

public sealed class InterviewGraphTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private const string Start = "mutation ($interview: InterviewInput!) { startInterview(interview: $interview) { interview { id state asked of question { turn slug prompt } } errors { pointer code detail } } }";
    private const string Answer = "mutation ($id: ID!, $answer: AnswerInput!) { answer(interview: $id, answer: $answer) { answered { answer { answerId verdict { grade points { pointId verdict quote { text } } } } interview { state question { turn followUp } } } errors { pointer code } } }";

    private readonly Visitor ada = new(app);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_interview_is_sat_through_the_graph_from_the_first_question_to_the_report()
    {
        var interview = (await StartAsync(new { mode = "REHEARSAL", questions = 1, question = Candidates.Lowercased })).GetProperty("interview");
        var id = interview.Text("id");

        var answered = (await ada.GraphDataAsync(Answer, new { id, answer = new { text = Candidates.BesideThePoint, selfMark = 2, turn = interview.GetProperty("question").Text("turn") } }))
            .GetProperty("answer").GetProperty("answered");
        var ended = (await ada.GraphDataAsync("mutation ($id: ID!) { endInterview(interview: $id) { interview { state endedAt question { turn } report { scope } } errors { code } } }", new { id }))
            .GetProperty("endInterview").GetProperty("interview");
        var report = (await ada.GraphDataAsync("query ($id: ID!) { interview(id: $id) { score { inWords } answers { text selfMark } report { grade limitingFactor questions { points { answerId point { pointId verdict } } } nextSteps { path } } } }", new { id }))
            .GetProperty("interview");

        answered.GetProperty("answer").GetProperty("verdict").Each("points").ShouldContain(point => point.Text("verdict") == "COVERED");
        ended.Text("state").ShouldBe("ENDED");
        report.Each("answers").First().Text("text").ShouldBe(Candidates.BesideThePoint);
        report.Each("answers").First().GetProperty("selfMark").GetInt32().ShouldBe(2);
        report.GetProperty("score").Text("inWords").ShouldEndWith("points");
        var rest = await ada.GetAsync($"/api/v1/{id}/report").JsonAsync();
        report.GetProperty("report").Text("limitingFactor").ShouldBe(rest.Text("limitingFactor"));
        report.GetProperty("report").Each("questions").Single().Each("points").Count().ShouldBe(rest.Each("questions").Single().Each("points").Count());
    }

    [Fact]
    public async Task An_interview_is_started_from_a_resume_and_listed_with_its_application()
    {
        var document = new { work = new[] { new { name = "Initech", position = "Developer", startDate = "2022-01", highlights = new[] { "Led a team of 6" } } } };
        var resume = (await ada.PostAsync("/api/v1/resumes", new { name = "Backend", document }).JsonAsync(HttpStatusCode.Created)).Id();
        var application = (await ada.PostAsync("/api/v1/applications", new { employer = "Initech", role = "Developer", resumeId = resume }).JsonAsync(HttpStatusCode.Created)).Id();

        var started = await StartAsync(new { applicationId = $"applications/{application}", claims = new[] { "/work/0/highlights/0" }, topics = Array.Empty<string>(), questions = 1 });
        var listed = await ada.GraphDataAsync(
            "query ($of: ID!) { me { interviews(application: $of) { nodes { id resumeId resumeVersion applicationId question { kind quotedFrom quoted slug } } } } }",
            new { of = $"applications/{application}" });
        var elsewhere = await StartAsync(new { resumeId = $"resumes/{Guid.CreateVersion7()}", questions = 1 });

        var found = listed.GetProperty("me").GetProperty("interviews").Each("nodes").Single();
        found.Text("id").ShouldBe(started.GetProperty("interview").Text("id"));
        (found.Text("resumeId"), found.Text("applicationId"), found.IsNull("resumeVersion")).ShouldBe(($"resumes/{resume}", $"applications/{application}", true));
        var question = found.GetProperty("question");
        (question.Text("kind"), question.Text("quotedFrom"), question.Text("quoted"), question.Text("slug")).ShouldBe(("UNSCORED_TALK", "RESUME", "Led a team of 6", ""));
        elsewhere.IsNull("interview").ShouldBeTrue();
    }

    [Fact]
    public async Task A_point_is_appealed_and_an_interview_deleted()
    {
        var sat = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(sat, Candidates.BesideThePoint));
        var id = $"interviews/{sat.Id()}";
        var point = (await ada.GraphDataAsync("query ($id: ID!) { interview(id: $id) { report { questions { points { answerId point { pointId verdict } } } } } }", new { id }))
            .GetProperty("interview").GetProperty("report").Each("questions").Single().Each("points").First(one => one.GetProperty("point").Text("verdict") == "MISSED");
        const string Appeal = "mutation ($id: ID!, $appeal: AppealInput!) { appeal(interview: $id, appeal: $appeal) { appeal { point before after } errors { pointer code } } }";
        var draft = new { answer = point.Text("answerId"), point = point.GetProperty("point").Text("pointId"), passage = "check the plan with explain" };

        var appealed = (await ada.GraphDataAsync(Appeal, new { id, appeal = draft })).GetProperty("appeal");
        var notMine = (await ada.GraphDataAsync(Appeal, new { id, appeal = new { draft.answer, draft.point, passage = "words of somebody else" } })).GetProperty("appeal");
        var deleted = (await ada.GraphDataAsync("mutation ($id: ID!) { deleteInterview(interview: $id) { deletedId errors { code } } }", new { id })).GetProperty("deleteInterview");

        appealed.GetProperty("appeal").Text("before").ShouldBe("MISSED");
        notMine.Each("errors").Single().Text("pointer").ShouldBe("/passage");
        deleted.Text("deletedId").ShouldBe(id);
        (await ada.GetAsync($"/api/v1/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Two_answers_in_one_request_each_show_what_came_of_them()
    {
        var interview = (await StartAsync(new { mode = "REHEARSAL", questions = 1, question = Candidates.Lowercased })).GetProperty("interview");

        var both = await ada.GraphDataAsync(
            """
            mutation ($id: ID!) {
              first: answer(interview: $id, answer: { text: "I do not know.", selfMark: 1 }) { answered { interview { answers { answerId } } } }
              second: answer(interview: $id, answer: { text: "I still do not know.", selfMark: 1 }) { answered { interview { answers { answerId } } } }
            }
            """,
            new { id = interview.Text("id") });

        Count("first").ShouldBe(1);
        Count("second").ShouldBe(2);

        int Count(string name) => both.GetProperty(name).GetProperty("answered").GetProperty("interview").Each("answers").Count();
    }

    [Theory]
    [InlineData("""{"questions":4}""", "/questions")]
    [InlineData("""{"mode":"REHEARSAL","questions":3}""", "/questions")]
    [InlineData("""{"topics":["nowhere"]}""", "/topics")]
    public async Task What_does_not_fit_is_pointed_at(string draft, string pointer)
    {
        var change = await StartAsync(JsonSerializer.Deserialize<JsonElement>(draft));

        change.IsNull("interview").ShouldBeTrue();
        change.Each("errors").Single().Text("pointer").ShouldBe(pointer);
    }

    [Fact]
    public async Task A_mark_out_of_range_and_an_ended_interview_are_errors_in_the_list()
    {
        var interview = (await StartAsync(new { mode = "REHEARSAL", questions = 1, question = Candidates.Lowercased })).GetProperty("interview");
        var id = interview.Text("id");

        var unmarked = (await ada.GraphDataAsync(Answer, new { id, answer = new { text = "a", selfMark = 5 } })).GetProperty("answer");
        await ada.GraphDataAsync("mutation ($id: ID!) { endInterview(interview: $id) { errors { code } } }", new { id });
        var late = (await ada.GraphDataAsync(Answer, new { id, answer = new { text = "a", selfMark = 3 } })).GetProperty("answer");

        unmarked.Each("errors").Single().Text("pointer").ShouldBe("/selfMark");
        late.Each("errors").Single().Text("code").ShouldBe("interview-ended");
    }

    [Fact]
    public async Task A_real_interview_tells_nothing_before_its_end_and_the_clock_is_the_servers()
    {
        var interview = (await StartAsync(new { mode = "REAL", questions = 1, level = "BEGINNER", topics = new[] { "indexing" } })).GetProperty("interview");
        var id = interview.Text("id");
        await ada.GraphDataAsync(Answer, new { id, answer = new { text = Candidates.BesideThePoint, selfMark = 3 } });
        const string Query = "query ($id: ID!) { interview(id: $id) { state deadline answers { verdict { grade } } report { scope } } }";

        var during = (await ada.GraphDataAsync(Query, new { id })).GetProperty("interview");
        app.Clock.Advance(TimeSpan.FromMinutes(10));
        var after = (await ada.GraphDataAsync(Query, new { id })).GetProperty("interview");

        during.IsNull("report").ShouldBeTrue();
        during.Each("answers").ShouldAllBe(answer => answer.IsNull("verdict"));
        after.Text("state").ShouldBe("ENDED");
        after.IsNull("report").ShouldBeFalse();
    }

    [Fact]
    public async Task Twenty_interviews_with_answers_and_reports_take_as_many_statements_as_one()
    {
        const string Query = "{ me { interviews(first: 22) { nodes { id firstPrompt score { inWords } question { prompt } answers { text verdict { grade points { statement } } } report { limitingFactor questions { points { point { verdict } } } } } } } }";
        await SitAsync();
        await ada.StartAsync(questions: 1);
        await ada.GraphDataAsync(Query);
        var few = await StatementsAsync(Query);
        for (var number = 0; number < 19; number++)
        {
            await SitAsync();
        }

        var (many, answer) = (await StatementsAsync(Query), await ada.GraphDataAsync(Query));

        many.ShouldBe(few);
        few.ShouldBe(8, "session, list, stories and the open questions, then the ended ones, their questions, guides and appeals");
        answer.GetProperty("me").GetProperty("interviews").Each("nodes").Count(node => !node.IsNull("report")).ShouldBe(20);
    }

    [Fact]
    public async Task A_list_of_interviews_reads_the_wanted_columns_alone_and_nothing_else()
    {
        await ada.StartAsync();
        app.Sql.Clear();

        await ada.GraphDataAsync("{ me { interviews { nodes { id state } } } }");

        var list = app.Sql.Statements[^1];
        app.Sql.Statements.Count.ShouldBe(2);
        list.ShouldNotContain("prompt");
        list.ShouldNotContain("started_at");
    }

    [Fact]
    public async Task Today_asks_for_the_parts_that_are_selected_and_says_what_REST_says()
    {
        await ada.StartAsync();
        await ada.PostAsync("/api/v1/notes", new { title = "Left prefix" });
        await ada.GraphDataAsync("{ me { today { next { title } } } }");

        var notesAlone = await StatementsAsync("{ me { today { notes { title why } } } }");
        var whole = (await ada.GraphDataAsync("{ me { today { next { kind title why action path minutes } running { prompt why interview { id } } reports { why } reading { why } bookmarks { why } notes { title why } } } }"))
            .GetProperty("me").GetProperty("today");
        var rest = await ada.GetAsync("/api/v1/me/today").JsonAsync();

        notesAlone.ShouldBe(2, "session and notes");
        whole.GetProperty("next").Text("why").ShouldBe(rest.GetProperty("next").Text("why"));
        whole.Each("running").Single().Text("why").ShouldBe(rest.Each("running").Single().Text("why"));
        whole.Each("notes").Single().Text("title").ShouldBe("Left prefix");
    }

    private async Task SitAsync()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);
        await ada.EndAsync(await ada.AnswerAsync(interview, "I do not know."));
    }

    private async Task<JsonElement> StartAsync(object interview) => (await ada.GraphDataAsync(Start, new { interview })).GetProperty("startInterview");

    private async Task<int> StatementsAsync(string query)
    {
        app.Sql.Clear();
        await ada.GraphDataAsync(query);
        return app.Sql.Statements.Count;
    }
}
