using System.Net;
using Uplift.Platform.Ai;

namespace Uplift.Tests.Platform.Ai;

/// <summary>Answers that have to have a form, from servers that know schemas and from those that do not.</summary>
public sealed class ModelFormTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private ModelScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await ModelScene.SetAsync(app);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task A_server_that_knows_no_schema_is_asked_again_without()
    {
        scene.Server.Script = asked => asked.WantsSchema ? FakeAnswer.Status(HttpStatusCode.BadRequest) : FakeAnswer.Says("""{"ready":true}""");

        var asking = scene.AskAsync(scene.Request() with { Schema = ModelJson.Schema("""{"type":"object"}""") });

        (await scene.FinishAsync(asking)).Text.ShouldBe("""{"ready":true}""");
        scene.Server.All.Select(asked => asked.WantsSchema).ShouldBe([true, false]);
    }

    [Theory]
    [InlineData("""{"ready":"yes"}""")]
    [InlineData("""{"ready":true,"score":10}""")]
    [InlineData("""{}""")]
    [InlineData("""[true]""")]
    [InlineData("""null""")]
    [InlineData("""Sure! {"ready":true}""")]
    [InlineData("""{"ready":true""")]
    public async Task What_has_another_form_is_as_good_as_nothing(string json)
    {
        scene.Server.Script = _ => FakeAnswer.Says(json);

        var (value, reply) = await scene.Calls.AskForAsync<Form>(scene.Request(), TestContext.Current.CancellationToken);

        (value, reply.Failure, reply.Text).ShouldBe((null, ModelFailure.WrongForm, ""));
    }

    [Fact]
    public async Task A_fence_around_json_is_taken_off()
    {
        scene.Server.Script = _ => FakeAnswer.Says("```json\n{\"ready\":true}\n```");

        (await scene.Calls.AskForAsync<Form>(scene.Request(), TestContext.Current.CancellationToken)).Value.ShouldBe(new Form(true));
    }

    private sealed record Form(bool Ready);
}
