using System.Net;
using System.Text.Json;

namespace Uplift.Tests.Platform.Idempotency;

public sealed class IdempotencyKeysTests(UpliftApp app) : IClassFixture<UpliftApp>
{
    private const string Notes = "/api/v1/notes";
    private const string Note = """{"title":"Once"}""";
    private readonly Visitor ada = new(app);

    [Fact]
    public async Task The_same_request_again_gets_the_first_answer_and_acts_once()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var first = await PostAsync("key-1", Note);
        var again = await PostAsync("key-1", Note);

        again.StatusCode.ShouldBe(HttpStatusCode.Created);
        again.Headers.Location.ShouldBe(first.Headers.Location);
        again.Headers.ETag.ShouldBe(first.Headers.ETag);
        again.Headers.GetValues("Idempotency-Replayed").ShouldBe(["true"]);
        (await TextAsync(again)).ShouldBe(await TextAsync(first));
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_refused()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        await PostAsync("key-1", Note);

        var other = await PostAsync("key-1", """{"title":"Other"}""");

        other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await other.ProblemTypeAsync()).ShouldBe("/problems/idempotency-key-reused");
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Ten_at_once_act_once()
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => PostAsync("race", Note)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created || answer.StatusCode == HttpStatusCode.Conflict);
        answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).Select(answer => answer.Headers.Location).Distinct().Count().ShouldBe(1);
        (await CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_refusal_is_not_kept()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        (await PostAsync("key-1", """{"title":""}""")).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        (await PostAsync("key-1", Note)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_key_belongs_to_its_sender()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var bob = new Visitor(app);
        await bob.SignUpAsync(Visitor.NewAddress());
        var hers = await PostAsync("shared", Note);

        var his = await bob.PostJsonAsync(Notes, Note, ("Idempotency-Key", "shared"));

        his.StatusCode.ShouldBe(HttpStatusCode.Created);
        his.Headers.Location.ShouldNotBe(hers.Headers.Location);
    }

    [Fact]
    public async Task After_a_day_a_key_is_new()
    {
        await ada.SignUpAsync(Visitor.NewAddress());
        var first = await PostAsync("key-1", Note);
        app.Clock.Advance(TimeSpan.FromHours(25));

        var later = await PostAsync("key-1", Note);

        later.StatusCode.ShouldBe(HttpStatusCode.Created);
        later.Headers.Location.ShouldNotBe(first.Headers.Location);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("ä")]
    [InlineData(null)]
    public async Task What_is_no_key_is_refused(string? key)
    {
        await ada.SignUpAsync(Visitor.NewAddress());

        var response = await PostAsync(key ?? new string('k', 256), Note);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/idempotency-key-misused");
    }

    [Fact]
    public async Task Who_has_no_session_has_no_keys()
    {
        var response = await ada.PostJsonAsync(
            "/api/v1/interviews", """{"level":"beginner","questions":1,"mode":"practice"}""", ("Idempotency-Key", "key-1"));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.ProblemTypeAsync()).ShouldBe("/problems/idempotency-key-misused");
    }

    [Fact]
    public async Task An_answer_that_is_sent_twice_is_graded_once()
    {
        await ada.BecomeGuestAsync();
        var started = await ada.PostJsonAsync("/api/v1/interviews", """{"level":"beginner","questions":3,"mode":"real"}""");
        var answers = $"{started.Headers.Location}/answers";
        const string answer = """{"text":"I would look at the query plan first, because it shows what is read.","selfMark":2}""";

        var first = await ada.PostJsonAsync(answers, answer, ("Idempotency-Key", "answer-1"));
        var again = await ada.PostJsonAsync(answers, answer, ("Idempotency-Key", "answer-1"));

        first.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await TextAsync(again)).ShouldBe(await TextAsync(first));
    }

    private Task<HttpResponseMessage> PostAsync(string key, string json) => ada.PostJsonAsync(Notes, json, ("Idempotency-Key", key));

    private static Task<string> TextAsync(HttpResponseMessage response) => response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private async Task<int> CountAsync() =>
        JsonDocument.Parse(await TextAsync(await ada.GetAsync(Notes))).RootElement.GetProperty("items").GetArrayLength();
}
