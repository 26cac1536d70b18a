using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Uplift.Tests.Interviews;

namespace Uplift.Tests.Resumes.Interviewing;

/// <summary>Interviews from a resume, an advert and an application, over the API.</summary>
public sealed class PlannedInterviewTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Plans = "/api/v1/interview-plans";
    private const string Interviews = "/api/v1/interviews";
    private const string Taught = "Cut p95 latency by 40 % with composite PostgreSQL indexes";
    private const string Own = "Led a team of 6 through the move to a new office";

    private const string Advert = """
        Senior Backend Engineer

        Requirements
        - 6+ years of PostgreSQL
        - Experience with Redis

        Nice to have
        - Kafka

        Benefits
        - Docker stickers
        """;

    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_claim_that_the_library_teaches_is_marked_and_the_others_are_unscored_talk()
    {
        var resume = await AResumeAsync(ada);

        var plan = await ada.PostAsync(Plans, new { resumeId = resume }).JsonAsync();
        var claims = plan.GetProperty("claims").EnumerateArray().ToList();
        claims.ConvertAll(claim => claim.Text("text")).ShouldBe([Taught, Own]);
        claims[0].GetProperty("topics").GetArrayLength().ShouldBeGreaterThan(0);
        claims[1].GetProperty("topics").GetArrayLength().ShouldBe(0);

        var first = await ada.PostAsync(Interviews, new { resumeId = resume, topics = Array.Empty<string>(), questions = 5, level = "beginner" }).JsonAsync(HttpStatusCode.Created);
        first.GetProperty("of").GetInt32().ShouldBe(2);
        first.GetProperty("resumeId").GetGuid().ShouldBe(resume);
        var marked = first.Question();
        (marked.Text("kind"), marked.Text("quotedFrom"), marked.Text("quoted")).ShouldBe(("question", "resume", Taught));
        marked.Text("prompt").ShouldNotContain(Taught);

        var second = await ToTalkAsync(ada, first);
        var talk = second.Question();
        (talk.Text("kind"), talk.Text("slug"), talk.Text("prompt")).ShouldBe(
            ("unscored-talk", "", $"You wrote “{Own}”: how did you go about it, what was your own part, and how do you know what came of it?"));
        talk.GetProperty("moreHints").GetBoolean().ShouldBeFalse();

        var last = await ada.AnswerAsync(second, "I counted desks, and the lease ended in time. <b>Really</b>.");
        last.State().ShouldBe("ended");
        last.GetProperty("feedback").ValueKind.ShouldBe(JsonValueKind.Null);

        var report = await ada.ReportAsync(first);
        var told = report.GetProperty("questions").EnumerateArray().Last();
        (told.Text("kind"), told.GetProperty("wasReached").GetBoolean(), told.GetProperty("grade").ValueKind, told.GetProperty("points").GetArrayLength())
            .ShouldBe(("unscored-talk", true, JsonValueKind.Null, 0));
        told.GetProperty("score").GetProperty("of").GetInt32().ShouldBe(0);
        var answered = told.GetProperty("turns")[0];
        (answered.Text("answer")[..15], answered.GetProperty("selfMark").ValueKind).ShouldBe(("I counted desks", JsonValueKind.Null));
        report.GetProperty("score").GetProperty("of").GetInt32().ShouldBe(report.GetProperty("questions")[0].GetProperty("score").GetProperty("of").GetInt32());
        report.Text("scope").ShouldContain("1 question answered of 1");
        report.Text("scope").ShouldContain("1 more was unscored talk, counted in no score.");

        var markdown = await TextAsync($"{first.Path()}/report.md");
        markdown.ShouldContain("**Unscored talk.**");
        markdown.ShouldContain($"You wrote “{Taught}”.");
        var page = await TextAsync($"{first.Page()}/report");
        page.ShouldContain("Unscored talk.");
        page.ShouldContain("<b>Really</b>"); // decoded once here, so it was text
    }

    [Fact]
    public async Task An_advert_chooses_topics_and_levels_and_says_by_which_words()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var plan = await ada.PostAsync(Plans, new { advert = Advert }).JsonAsync();

        (plan.Text("title"), plan.Text("level")).ShouldBe(("Senior Backend Engineer", "advanced"));
        plan.Text("levelReason").ShouldContain("Senior Backend Engineer");
        var topics = plan.GetProperty("topics").EnumerateArray().ToList();
        var reasons = topics[0].GetProperty("reasons")[0];
        (reasons.Text("priority"), reasons.Text("cue"), reasons.Text("from")).ShouldBe(("must", "Requirements", "advert"));
        Advert.ShouldContain(reasons.Text("words"));
        topics.ShouldContain(topic => topic.GetProperty("reasons")[0].Text("priority") == "nice" && topic.Text("level") == "intermediate");
        topics.SelectMany(topic => topic.GetProperty("reasons").EnumerateArray()).ShouldAllBe(reason => reason.Text("name") != "Docker");

        var wanted = topics[^1].Text("id");
        var interview = await ada.PostAsync(Interviews, new { advert = Advert, topics = new[] { wanted }, questions = 3 }).JsonAsync(HttpStatusCode.Created);
        (interview.Text("level"), interview.Question().Text("kind"), interview.Question().Text("quotedFrom")).ShouldBe(("advanced", "question", "advert"));
        interview.Question().Text("quoted").ShouldBe(topics[^1].GetProperty("reasons")[0].Text("words"));
    }

    [Fact]
    public async Task An_application_keeps_advert_resume_version_and_interviews_together()
    {
        var resume = await AResumeAsync(ada);
        await ada.PostAsync($"/api/v1/resumes/{resume}/versions", new { name = "As sent" });
        var application = (await ada.PostAsync("/api/v1/applications", new { employer = "Initech", role = "Engineer", resumeId = resume, resumeVersion = 1, advert = Advert })
            .JsonAsync(HttpStatusCode.Created)).Id();

        var interview = await ada.PostAsync(Interviews, new { applicationId = application, questions = 3 }).JsonAsync(HttpStatusCode.Created);
        await ada.EndAsync(await ada.AnswerAsync(interview, "Indexes, in the order of the query."));

        (interview.GetProperty("applicationId").GetGuid(), interview.GetProperty("resumeId").GetGuid(), interview.GetProperty("resumeVersion").GetInt32())
            .ShouldBe((application, resume, 1));
        var listed = await ada.GetAsync($"{Interviews}?applicationId={application}").JsonAsync();
        listed.GetProperty("items")[0].Id().ShouldBe(interview.Id());
        var page = await TextAsync($"/applications/{application}");
        page.ShouldContain($"/interviews/{interview.Id()}/report");
        page.ShouldContain("As sent");
        (await TextAsync($"/interviews/plan?application={application}")).ShouldContain("What the job asks for");
    }

    [Fact]
    public async Task The_page_starts_what_was_left_ticked()
    {
        var resume = await AResumeAsync(ada);

        var page = await TextAsync($"/interviews/plan?resume={resume}");
        page.ShouldContain("What you wrote");
        page.ShouldContain("<strong>Unscored talk</strong>");
        var form = (await (await ada.GetAsync($"/interviews/plan?resume={resume}")).PageAsync()).Forms.First(one => one.QuerySelector("[name='Draft.Claims']") is not null);
        var sent = await ada.PostFormAsync("/interviews/plan",
        [
            .. form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden]").Select(input => KeyValuePair.Create(input.Name!, input.Value)),
            KeyValuePair.Create("Draft.Claims", "/work/0/highlights/0"),
            KeyValuePair.Create("Draft.Level", "intermediate"),
            KeyValuePair.Create("Draft.Questions", "3"),
            KeyValuePair.Create("Draft.Mode", "practice"),
        ]);

        sent.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var interview = await TextAsync(sent.Headers.Location!.ToString());
        interview.ShouldContain("Question 1 of 1");
        interview.ShouldContain("Unscored talk.");
        interview.ShouldContain($"You wrote “{Own}”");
    }

    [Theory]
    [InlineData("""{"resumeId":"00000000-0000-0000-0000-000000000001"}""", 404)]
    [InlineData("""{"applicationId":"00000000-0000-0000-0000-000000000001"}""", 404)]
    [InlineData("""{"advert":"Short"}""", 422)]
    [InlineData("""{"advert":"We look for somebody who is nice to people and who likes to bake bread on Sundays."}""", 422)]
    [InlineData("""{"resumeVersion":0,"advert":"Backend Engineer. Requirements: 6 years of PostgreSQL, Redis and Kafka."}""", 422)]
    [InlineData("{}", 422)]
    public async Task What_is_not_there_or_says_nothing_is_refused(string source, int status)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        ((int)(await ada.PostJsonAsync(Plans, source)).StatusCode).ShouldBe(status);
    }

    [Fact]
    public async Task An_advert_has_a_bound()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        (await ada.PostAsync(Interviews, new { advert = new string('a', 30_001) })).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Another_persons_resume_looks_absent_and_a_guest_has_none()
    {
        var resume = await AResumeAsync(ada);
        var stranger = new Visitor(app);
        await stranger.SignUpAsync(Visitor.NewAddress());
        var guest = new Visitor(app);
        await guest.StartAsync();

        (await stranger.PostAsync(Interviews, new { resumeId = resume })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await stranger.PostAsync(Plans, new { resumeId = resume })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await guest.PostAsync(Interviews, new { resumeId = resume })).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await new Visitor(app).PostAsync(Interviews, new { advert = Advert })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"claims":["/work/9/highlights/0"]}""", "/claims")]
    [InlineData("""{"claims":[],"topics":[]}""", "/topics")]
    [InlineData("""{"topics":["no-such-topic"]}""", "/topics")]
    [InlineData("""{"mode":"rehearsal","questions":1}""", "/mode")]
    public async Task What_does_not_fit_the_plan_is_named(string more, string pointer)
    {
        var resume = await AResumeAsync(ada);

        var refused = await ada.PostJsonAsync(Interviews, more.Replace("{", $$"""{"resumeId":"{{resume}}",""", StringComparison.Ordinal)).JsonAsync(HttpStatusCode.UnprocessableEntity);

        refused.GetProperty("errors")[0].Text("pointer").ShouldBe(pointer);
    }

    [Fact]
    public async Task Sent_twice_with_one_key_it_is_started_once()
    {
        var resume = await AResumeAsync(ada);
        ada.Http.DefaultRequestHeaders.Add("Idempotency-Key", "one-start");

        var first = await ada.PostAsync(Interviews, new { resumeId = resume }).JsonAsync(HttpStatusCode.Created);
        var again = await ada.PostAsync(Interviews, new { resumeId = resume }).JsonAsync(HttpStatusCode.Created);

        again.Id().ShouldBe(first.Id());
    }

    [Fact]
    public async Task A_real_interview_whose_clock_runs_out_in_a_talk_keeps_what_was_typed_and_marks_nothing()
    {
        var resume = await AResumeAsync(ada);
        var interview = await ada.PostAsync(Interviews, new { resumeId = resume, claims = new[] { "/work/0/highlights/0" }, topics = Array.Empty<string>(), mode = "real" }).JsonAsync(HttpStatusCode.Created);
        await ada.SaveDraftAsync(interview, "We moved at night.");
        app.Clock.Advance(TimeSpan.FromHours(1));

        var report = await ada.ReportAsync(interview);

        var turn = report.GetProperty("questions")[0].GetProperty("turns")[0];
        turn.Text("answer").ShouldBe("We moved at night.");
        report.GetProperty("grade").ValueKind.ShouldBe(JsonValueKind.Null);
        (await TextAsync($"{interview.Page()}/report")).ShouldContain("All of this was unscored talk");
    }

    private async Task<string> TextAsync(string path) =>
        System.Net.WebUtility.HtmlDecode(await (await ada.GetAsync(path)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

    private static async Task<JsonElement> ToTalkAsync(Visitor visitor, JsonElement interview)
    {
        while (interview.Question().Text("kind") != "unscored-talk")
        {
            interview = await visitor.AnswerAsync(interview, Candidates.BesideThePoint);
        }

        return interview;
    }

    private static async Task<Guid> AResumeAsync(Visitor visitor)
    {
        await visitor.SignUpAsync(Visitor.NewAddress());
        return (await visitor.PostAsync("/api/v1/resumes", new
        {
            name = "Backend",
            document = new
            {
                basics = new { name = "Ada Example" },
                work = new[] { new { name = "Initech", position = "Developer", startDate = "2022-01", highlights = new[] { Own, Taught } } },
            },
        }).JsonAsync(HttpStatusCode.Created)).Id();
    }
}
