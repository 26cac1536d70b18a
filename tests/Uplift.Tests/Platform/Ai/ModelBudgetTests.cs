using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Uplift.Platform.Ai;

namespace Uplift.Tests.Platform.Ai;

/// <summary>How much a person may ask of a model in a day and at once, and how long what was asked is remembered.</summary>
public sealed class ModelBudgetTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private ModelScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await ModelScene.SetAsync(app);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task The_tokens_of_a_day_end_and_come_back_at_midnight()
    {
        var small = scene.CallsOf(tokensPerDay: 1_000);
        for (var call = 0; call < 9; call++)
        {
            (await small.AskAsync(Small(), null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
        }

        (await small.AskAsync(Small(), null, TestContext.Current.CancellationToken)).Failure.ShouldBe(ModelFailure.OverBudget);
        (await small.AskAsync(Small() with { PersonId = Guid.CreateVersion7() }, null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
        scene.Clock.Advance(TimeSpan.FromHours(15));
        (await small.AskAsync(Small(), null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Calls_under_way_hold_what_they_may_use_and_give_back_what_they_did_not()
    {
        var (node, other) = (scene.CallsOf(tokensPerDay: 1_000), scene.CallsOf(tokensPerDay: 1_000));
        scene.Server.Script = _ => FakeAnswer.Silence();
        using var leaving = new CancellationTokenSource();
        var under = node.AskAsync(scene.Request() with { MostTokens = 600 }, null, leaving.Token);
        await scene.Server.NextAsync();

        // Nothing is used yet, and the rest does not reach for another: neither here nor on another node.
        (await node.AskAsync(scene.Request() with { MostTokens = 600 }, null, TestContext.Current.CancellationToken)).Failure.ShouldBe(ModelFailure.OverBudget);
        (await other.AskAsync(scene.Request() with { MostTokens = 600 }, null, TestContext.Current.CancellationToken)).Failure.ShouldBe(ModelFailure.OverBudget);
        (await scene.LogAsync()).ShouldHaveSingleItem().OutputTokens.ShouldBe(600);

        await leaving.CancelAsync();
        (await under).Failure.ShouldBe(ModelFailure.Stopped);
        scene.Server.Script = _ => FakeAnswer.Says("One.");
        (await other.AskAsync(scene.Request() with { MostTokens = 600 }, null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
        (await scene.LogAsync()).Sum(call => call.OutputTokens).ShouldBeLessThan(600);
    }

    [Fact]
    public async Task Many_calls_at_once_do_not_overrun_the_day()
    {
        var small = scene.CallsOf(tokensPerDay: 1_000);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => small.AskAsync(scene.Request() with { MostTokens = 300 }, null, TestContext.Current.CancellationToken)));

        (await scene.LogAsync()).Sum(call => call.InputTokens + call.OutputTokens).ShouldBeLessThanOrEqualTo(1_000);
    }

    [Fact]
    public async Task What_is_kept_of_calls_is_deleted_after_its_days()
    {
        await scene.AskAsync();
        scene.Clock.Advance(TimeSpan.FromDays(89));
        await ForgetAsync();
        (await scene.LogAsync()).Count.ShouldBe(1);

        scene.Clock.Advance(TimeSpan.FromDays(2));
        await ForgetAsync();
        (await scene.LogAsync()).ShouldBeEmpty();

        Task ForgetAsync() => new Uplift.Platform.Idempotency.ForgetAnswers(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            Microsoft.Extensions.Options.Options.Create(new ModelServerOptions()),
            scene.Clock,
            NullLogger<Uplift.Platform.Idempotency.ForgetAnswers>.Instance).ForgetAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_person_has_four_calls_under_way_at_most()
    {
        scene.Server.Script = _ => FakeAnswer.Silence();
        using var leaving = new CancellationTokenSource();
        var under = Enumerable.Range(0, 4).Select(_ => scene.Calls.AskAsync(scene.Request(), null, leaving.Token)).ToList();
        for (var call = 0; call < 4; call++)
        {
            await scene.Server.NextAsync();
        }

        (await scene.AskAsync()).Failure.ShouldBe(ModelFailure.TooMany);

        await leaving.CancelAsync();
        await Task.WhenAll(under);
        scene.Server.Script = _ => FakeAnswer.Says("Why?");
        (await scene.AskAsync()).Failure.ShouldBeNull();
    }

    private ModelRequest Small() => scene.Request() with { MostTokens = 20 };
}
