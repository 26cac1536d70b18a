using System.Net;
using System.Threading.Channels;
using Uplift.Platform.Ai;

namespace Uplift.Tests.Platform.Ai;

/// <summary>Every way in which a model server can fail, over real HTTP, with a clock that the test moves.</summary>
public sealed class ModelCallTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private ModelScene scene = null!;

    public async ValueTask InitializeAsync() => scene = await ModelScene.SetAsync(app);

    public ValueTask DisposeAsync() => scene.DisposeAsync();

    [Fact]
    public async Task A_good_answer_comes_in_pieces_with_its_key_and_its_cost()
    {
        scene.Server.Script = _ => FakeAnswer.Says("Which index would you add, and why?");
        var pieces = new List<string>();

        var reply = await scene.Calls.AskAsync(
            scene.Request(),
            piece =>
            {
                pieces.Add(piece);
                return Task.FromResult(true);
            },
            TestContext.Current.CancellationToken);

        (reply.Failure, reply.Text).ShouldBe((null, "Which index would you add, and why?"));
        pieces.Count.ShouldBeGreaterThan(1);
        string.Concat(pieces).ShouldBe(reply.Text);
        (reply.InputTokens, reply.OutputTokens).ShouldBe((100, 20));
        var asked = scene.Server.All.ShouldHaveSingleItem();
        (asked.Authorization, asked.Model).ShouldBe(($"Bearer {FakeModelServer.Key}", "fake-model"));
        var logged = (await scene.LogAsync()).ShouldHaveSingleItem();
        (logged.Purpose, logged.InputTokens, logged.OutputTokens, logged.Failure, logged.SealedContent).ShouldBe(("interviewer", 100, 20, null, null));
    }

    public static TheoryData<string, ModelFailure> Evils() => new()
    {
        { "500", ModelFailure.Broken },
        { "503", ModelFailure.Broken },
        { "429", ModelFailure.Limited },
        { "cut", ModelFailure.Cut },
        { "html", ModelFailure.NotUnderstood },
        { "html as stream", ModelFailure.NotUnderstood },
        { "broken json", ModelFailure.NotUnderstood },
        { "401", ModelFailure.Refused },
        { "redirect", ModelFailure.NotUnderstood },
        { "empty", ModelFailure.NotUnderstood },
        { "endless", ModelFailure.Endless },
        { "endless line", ModelFailure.Endless },
        { "too long", ModelFailure.Endless },
        { "unfinished", ModelFailure.Cut },
        { "filtered", ModelFailure.Refused },
        { "endless error", ModelFailure.Endless },
    };

    [Theory]
    [MemberData(nameof(Evils))]
    public async Task What_a_server_does_wrong_becomes_a_failure_with_a_name(string evil, ModelFailure failure)
    {
        var answer = evil switch
        {
            "500" => FakeAnswer.Status(HttpStatusCode.InternalServerError, "0"),
            "503" => FakeAnswer.Status(HttpStatusCode.ServiceUnavailable, "0"),
            "429" => FakeAnswer.Status(HttpStatusCode.TooManyRequests, "0"),
            "401" => FakeAnswer.Status(HttpStatusCode.Unauthorized),
            "cut" => FakeAnswer.Cut("Which"),
            "html" => FakeAnswer.Html(),
            "html as stream" => FakeAnswer.HtmlAsStream(),
            "broken json" => FakeAnswer.BrokenJson(),
            "redirect" => FakeAnswer.Redirect("http://127.0.0.1:1/"),
            "empty" => FakeAnswer.Says(""),
            "endless" => FakeAnswer.Endless("again and again "),
            "endless line" => FakeAnswer.EndlessLine(),
            "too long" => FakeAnswer.Says("Which index", "length"),
            "unfinished" => FakeAnswer.Unfinished("Which index"),
            "filtered" => FakeAnswer.Says("Which", "content_filter"),
            "endless error" => FakeAnswer.Status(HttpStatusCode.InternalServerError, "0", new string('x', 4 * 1024 * 1024)),
            _ => throw new ArgumentOutOfRangeException(nameof(evil)),
        };
        scene.Server.Script = _ => answer;

        // Passed on as it comes, so nothing that has begun is asked for twice.
        var asking = scene.AskAsync(onText: _ => Task.FromResult(true));
        var reply = await scene.FinishAsync(asking);

        (reply.Failure, reply.Text).ShouldBe((failure, ""));
        (await scene.LogAsync()).ShouldHaveSingleItem().Failure.ShouldBe(failure);
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_tried_once_again_and_no_more()
    {
        scene.Server.Script = _ => scene.Server.All.Count == 1 ? FakeAnswer.Status(HttpStatusCode.BadGateway, "0") : FakeAnswer.Says("Why?");
        (await scene.AskAsync()).Text.ShouldBe("Why?");

        scene.Server.Script = _ => FakeAnswer.Status(HttpStatusCode.BadGateway, "0");
        (await scene.AskAsync()).Failure.ShouldBe(ModelFailure.Broken);
        scene.Server.All.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        scene.Server.Script = _ => FakeAnswer.Status(HttpStatusCode.Unauthorized);

        (await scene.AskAsync()).Failure.ShouldBe(ModelFailure.Refused);

        scene.Server.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_names_its_wait_is_given_it()
    {
        scene.Server.Script = _ => scene.Server.All.Count == 1 ? FakeAnswer.Status(HttpStatusCode.TooManyRequests, "7") : FakeAnswer.Says("Why?");
        var asking = scene.AskAsync();
        await scene.Server.NextAsync();

        // Moved in parts, as far as the second request; before seven seconds there is none.
        var second = scene.Server.NextAsync();
        var waited = TimeSpan.Zero;
        while (!second.IsCompleted && waited < TimeSpan.FromSeconds(9))
        {
            await Task.WhenAny(second, Task.Delay(20, TestContext.Current.CancellationToken));
            scene.Clock.Advance(TimeSpan.FromSeconds(0.5));
            waited += TimeSpan.FromSeconds(0.5);
        }

        await second;
        waited.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
        (await asking).Text.ShouldBe("Why?");
    }

    [Fact]
    public async Task A_wait_longer_than_the_budget_is_not_begun()
    {
        scene.Server.Script = _ => FakeAnswer.Status(HttpStatusCode.TooManyRequests, "3600");

        (await scene.AskAsync()).Failure.ShouldBe(ModelFailure.Limited);

        scene.Server.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Silence_ends_after_ten_seconds_and_once_more()
    {
        scene.Server.Script = _ => FakeAnswer.Silence();
        var asking = scene.AskAsync();
        await scene.Server.NextAsync();
        scene.Clock.Advance(TimeSpan.FromSeconds(9));
        asking.IsCompleted.ShouldBeFalse();

        (await scene.FinishAsync(asking)).Failure.ShouldBe(ModelFailure.Silent);

        scene.Server.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_slow_trickle_ends_after_a_minute()
    {
        var words = Channel.CreateUnbounded<string>();
        scene.Server.Script = _ => FakeAnswer.Trickle(words.Reader);
        var heard = Channel.CreateUnbounded<string>();
        var asking = scene.AskAsync(onText: piece =>
        {
            heard.Writer.TryWrite(piece);
            return Task.FromResult(true);
        });
        for (var second = 0; second < 60; second += 6)
        {
            asking.IsCompleted.ShouldBeFalse();
            words.Writer.TryWrite("word ");
            await heard.Reader.ReadAsync(TestContext.Current.CancellationToken);
            scene.Clock.Advance(TimeSpan.FromSeconds(6));
        }

        (await asking).Failure.ShouldBe(ModelFailure.Slow);
    }

    [Fact]
    public async Task Whoever_asked_may_stop_it()
    {
        scene.Server.Script = _ => FakeAnswer.Silence();
        using var leaving = new CancellationTokenSource();
        var asking = scene.Calls.AskAsync(scene.Request(), null, leaving.Token);
        await scene.Server.NextAsync();

        await leaving.CancelAsync();

        (await asking).Failure.ShouldBe(ModelFailure.Stopped);
        (await scene.LogAsync()).ShouldHaveSingleItem().Failure.ShouldBe(ModelFailure.Stopped);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_left_alone_for_half_a_minute_and_then_tried()
    {
        scene.Server.Script = _ => FakeAnswer.Status(HttpStatusCode.Unauthorized);
        for (var call = 0; call < ModelRests.FailuresInARow; call++)
        {
            await scene.AskAsync();
        }

        (await scene.AskAsync()).Failure.ShouldBe(ModelFailure.Resting);
        scene.Server.All.Count.ShouldBe(ModelRests.FailuresInARow);

        scene.Server.Script = _ => FakeAnswer.Says("Why?");
        scene.Clock.Advance(ModelRests.Rest);
        (await scene.AskAsync()).Failure.ShouldBeNull();
        (await scene.AskAsync()).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unreachable()
    {
        await scene.Server.DisposeAsync();

        (await scene.FinishAsync(scene.AskAsync())).Failure.ShouldBe(ModelFailure.Unreachable);
    }
}
