using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Uplift.Tests.Interviews.Starting;

public sealed class StartInterviewTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task A_started_interview_has_the_shape_that_scripts_rely_on()
    {
        var response = await ada.PostAsync("/api/v1/interviews", new { level = "beginner", topics = Array.Empty<string>(), questions = 3, mode = "practice" });

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        var interview = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        response.Headers.Location!.OriginalString.ShouldBe(interview.Path());
        (interview.State(), interview.GetProperty("asked").GetInt32(), interview.GetProperty("of").GetInt32()).ShouldBe(("running", 1, 3));
        interview.Question().Text("prompt").ShouldNotBeEmpty();
        interview.Level().ShouldBe("beginner");
    }

    [Fact]
    public async Task Whoever_starts_without_a_session_becomes_a_guest()
    {
        await ada.StartAsync();

        ada.Token.ShouldNotBeNull();
        (await ada.MeAsync())!.Value.GetProperty("guest").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Whoever_has_a_session_keeps_it()
    {
        var id = await ada.BecomeGuestAsync();

        await ada.StartAsync();

        (await ada.IdAsync()).ShouldBe(id);
    }

    [Fact]
    public async Task A_refused_start_makes_no_guest()
    {
        await ada.PostAsync("/api/v1/interviews", new { level = "beginner", topics = new[] { "astrology" }, questions = 3, mode = "practice" });

        ada.Token.ShouldBeNull();
    }

    [Theory]
    [InlineData("expert", 3, "practice", "indexing", "/level")]
    [InlineData("beginner", 2, "practice", "indexing", "/questions")]
    [InlineData("beginner", 3, "exam", "indexing", "/mode")]
    [InlineData("beginner", 3, "practice", "astrology", "/topics")]
    [InlineData("beginner", 3, "rehearsal", "indexing", "/questions")]
    public async Task What_does_not_fit_is_named(string level, int questions, string mode, string topic, string pointer) =>
        (await ada.PostAsync("/api/v1/interviews", new { level, questions, mode, topics = new[] { topic } }).FieldErrorAsync())
            .Pointer.ShouldBe(pointer);

    [Fact]
    public async Task A_rehearsal_names_its_question()
    {
        var interview = await ada.RehearseAsync(Candidates.Lowercased);

        interview.Question().Text("slug").ShouldBe(Candidates.Lowercased);
    }

    [Theory]
    [InlineData("rehearsal", "no-such-question", "unknown-question")]
    [InlineData("practice", Candidates.Lowercased, "only-in-rehearsal")]
    public async Task A_question_that_cannot_be_asked_is_refused(string mode, string question, string code) =>
        (await ada.PostAsync("/api/v1/interviews", new { questions = 1, mode, question }).FieldErrorAsync()).ShouldBe(("/question", code));

    [Fact]
    public async Task Only_the_chosen_topics_are_asked()
    {
        var interview = await ada.StartAsync(topics: ["replication"]);

        interview.Question().Text("topic").ShouldBe((await app.QuestionAsync(interview.Question().Text("slug"))).TopicName);
        (await app.QuestionAsync(interview.Question().Text("slug"))).TopicId.ShouldBe("replication");
    }

    [Fact]
    public async Task A_role_chooses_the_topics_of_whoever_chooses_none()
    {
        var interview = await ada.PostAsync("/api/v1/interviews", new { role = "lead", level = "beginner", questions = 1, mode = "practice" })
            .JsonAsync(HttpStatusCode.Created);

        (await app.QuestionAsync(interview.Question().Text("slug"))).TopicId.ShouldBeOneOf(
            "architecture", "microservices", "system-design", "distributed", "data-modelling", "behavioural");
    }

    [Fact]
    public async Task What_was_asked_in_the_last_interview_is_not_asked_first_in_the_next()
    {
        // Two beginner's questions stand on this topic.
        var first = await ada.StartAsync(questions: 1, level: "beginner", topics: ["app-security"]);

        var second = await ada.StartAsync(questions: 1, level: "beginner", topics: ["app-security"]);

        second.Question().Text("slug").ShouldNotBe(first.Question().Text("slug"));
    }
}
