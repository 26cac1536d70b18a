using System.Text.Json;
using Uplift.Tests.Interviews;
using Uplift.Tests.Interviews.Coaching;
using Uplift.Tests.Interviews.Conversation;
using Uplift.Tests.Platform.Ai;
using Uplift.Tests.Platform.Graph;

namespace Uplift.Tests.Web.Graph;

/// <summary>What a model is asked for by the graph: the same handlers, the same budget, no keys.</summary>
public sealed class ModelGraphTests(ConversationApp fixture) : IClassFixture<ConversationApp>, IAsyncLifetime
{
    private const string Bullet = "mutation { suggestBullets(line: { bullet: \"Worked on the payments API, made it 30% faster\" }) { suggested { suggestions dropped by } errors { pointer code } } }";

    private readonly Visitor ada = new(fixture.App);

    public async ValueTask InitializeAsync() => await ada.SignUpAsync(Visitor.NewAddress());

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task An_answer_is_rewritten_a_point_explained_and_a_line_said_otherwise()
    {
        fixture.Server.Script = GoodModel.Answer;
        var interview = await CoachStory.EndedAsync(ada);
        var (id, answer) = ($"interviews/{interview.Id()}", interview.Turn().ToString());
        await fixture.ReadAsync(interview.Id());
        fixture.Server.Script = asked =>
            asked.System.StartsWith("You help somebody improve", StringComparison.Ordinal)
                ? FakeAnswer.Json(new { small = Candidates.BesideThePoint, better = Candidates.BesideThePoint + " It costs a write.", ideal = "Something else." })
            : asked.System.StartsWith("You explain one idea", StringComparison.Ordinal) ? FakeAnswer.Says("Think of a phone book.")
            : FakeAnswer.Json(new { suggestions = new[] { "Made the payments API 30% faster", "Led 12 engineers" } });

        const string Rewrite = "mutation ($id: ID!, $answer: ID!) { rewriteAnswer(interview: $id, answer: $answer) { rewritten { by rewrites { size parts { kind text } } } errors { code } } }";
        var rewrites = (await ada.GraphDataAsync(Rewrite, new { id, answer })).GetProperty("rewriteAnswer").GetProperty("rewritten").Each("rewrites").ToList();
        rewrites.Select(one => one.Text("size")).ShouldBe(["small", "better"]);
        rewrites[1].Each("parts").Last().Text("kind").ShouldBe("added");

        var point = (await ada.GraphDataAsync("query ($id: ID!) { report(interview: $id) { questions { points { point { pointId } } } } }", new { id }))
            .GetProperty("report").Each("questions").First().Each("points").First().GetProperty("point").Text("pointId");
        const string Explain = "mutation ($id: ID!, $answer: ID!, $point: ID!) { explainPoint(interview: $id, answer: $answer, point: $point) { explanation { text } errors { code } } }";
        (await ada.GraphDataAsync(Explain, new { id, answer, point })).GetProperty("explainPoint").GetProperty("explanation").Text("text").ShouldBe("Think of a phone book.");

        var suggested = (await ada.GraphDataAsync(Bullet)).GetProperty("suggestBullets").GetProperty("suggested");
        suggested.Each("suggestions").Single().GetString().ShouldBe("Made the payments API 30% faster");
        suggested.GetProperty("dropped").GetInt32().ShouldBe(1);
        var model = (await ada.GraphDataAsync("{ me { model { modelInUse usedToday tokensPerDay hasKey } } }")).GetProperty("me").GetProperty("model");
        model.Text("modelInUse").ShouldBe("fake-model");
        model.GetProperty("usedToday").GetInt32().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task No_model_is_asked_under_a_key()
    {
        var asked = fixture.Server.All.Count;

        var answer = await ada.AskGraphAsync(Bullet, null, ("Idempotency-Key", "bullets-1"));

        GraphCaller.Code(JsonElement.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))).ShouldBe("idempotency-key-misused");
        fixture.Server.All.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task Who_wants_no_model_has_none_and_a_key_is_not_taken_here()
    {
        const string Save = "mutation ($choice: ModelChoiceInput!) { saveModelChoice(choice: $choice) { choice { off modelInUse } errors { pointer code } } }";

        (await ada.GraphDataAsync(Save, new { choice = new { off = true } })).GetProperty("saveModelChoice").GetProperty("choice").IsNull("modelInUse").ShouldBeTrue();
        (await ada.GraphDataAsync(Bullet)).GetProperty("suggestBullets").Each("errors").Single().Text("code").ShouldBe("no-model-server");
        (await ada.GraphAsync(Save, new { choice = new { off = false, key = "sk-1" } })).TryGetProperty("errors", out _).ShouldBeTrue();
    }
}

/// <summary>The budget for models is one, whichever door is taken.</summary>
public sealed class ModelBudgetTests : IAsyncLifetime
{
    private readonly UpliftApp app = new UpliftApp().With("Uplift:RateLimits:AiPerMinute", "2").With("Uplift:Testing:RaiseClientLimits", "false");

    public ValueTask InitializeAsync() => app.InitializeAsync();

    public ValueTask DisposeAsync() => app.DisposeAsync();

    [Fact]
    public async Task Both_doors_take_from_it()
    {
        var ada = new Visitor(app);
        await ada.SignUpAsync(Visitor.NewAddress());
        const string Test = "mutation { testModel { test { works } errors { code } } }";

        (await ada.PostAsync("/api/v1/me/model/tests", new { })).StatusCode.ShouldBe(System.Net.HttpStatusCode.Conflict);
        (await ada.GraphDataAsync(Test)).GetProperty("testModel").Each("errors").Single().Text("code").ShouldBe("no-model-server");
        (await ada.GraphCodeAsync(Test)).ShouldBe("too-many-requests");
        (await ada.PostAsync("/api/v1/me/model/tests", new { })).StatusCode.ShouldBe(System.Net.HttpStatusCode.TooManyRequests);
    }
}
