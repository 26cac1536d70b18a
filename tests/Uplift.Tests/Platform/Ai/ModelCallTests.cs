using System.Net;
using System.Threading.Channels;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Uplift.Platform.Ai;
using Uplift.Platform.Data;

namespace Uplift.Tests.Platform.Ai;

/// <summary>Every way in which a model server can fail, over real HTTP, with a clock that the test moves.</summary>
public sealed class ModelCallTests(UpliftApp app) : IClassFixture<UpliftApp>, IAsyncLifetime
{
    private readonly ManualClock clock = new();
    private readonly Guid ada = Guid.CreateVersion7();
    private FakeModelServer server = null!;
    private ModelCalls calls = null!;

    public async ValueTask InitializeAsync()
    {
        server = await FakeModelServer.StartAsync();
        calls = app.Calls(server, clock);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task A_good_answer_comes_in_pieces_with_its_key_and_its_cost()
    {
        server.Script = _ => FakeAnswer.Says("Which index would you add, and why?");
        var pieces = new List<string>();

        var reply = await calls.AskAsync(
            Request(),
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
        var asked = server.All.ShouldHaveSingleItem();
        (asked.Authorization, asked.Model).ShouldBe(($"Bearer {FakeModelServer.Key}", "fake-model"));
        var logged = (await LogAsync()).ShouldHaveSingleItem();
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
        server.Script = _ => answer;

        // Passed on as it comes, so nothing that has begun is asked for twice.
        var asking = AskAsync(onText: _ => Task.FromResult(true));
        var reply = await FinishAsync(asking);

        (reply.Failure, reply.Text).ShouldBe((failure, ""));
        (await LogAsync()).ShouldHaveSingleItem().Failure.ShouldBe(failure);
    }

    [Fact]
    public async Task A_failure_that_may_pass_is_tried_once_again_and_no_more()
    {
        server.Script = _ => server.All.Count == 1 ? FakeAnswer.Status(HttpStatusCode.BadGateway, "0") : FakeAnswer.Says("Why?");
        (await AskAsync()).Text.ShouldBe("Why?");

        server.Script = _ => FakeAnswer.Status(HttpStatusCode.BadGateway, "0");
        (await AskAsync()).Failure.ShouldBe(ModelFailure.Broken);
        server.All.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again()
    {
        server.Script = _ => FakeAnswer.Status(HttpStatusCode.Unauthorized);

        (await AskAsync()).Failure.ShouldBe(ModelFailure.Refused);

        server.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_server_that_knows_no_schema_is_asked_again_without()
    {
        server.Script = asked => asked.WantsSchema ? FakeAnswer.Status(HttpStatusCode.BadRequest) : FakeAnswer.Says("""{"ready":true}""");

        var asking = AskAsync(Request() with { Schema = ModelJson.Schema("""{"type":"object"}""") });

        (await FinishAsync(asking)).Text.ShouldBe("""{"ready":true}""");
        server.All.Select(asked => asked.WantsSchema).ShouldBe([true, false]);
    }

    [Fact]
    public async Task A_server_that_names_its_wait_is_given_it()
    {
        server.Script = _ => server.All.Count == 1 ? FakeAnswer.Status(HttpStatusCode.TooManyRequests, "7") : FakeAnswer.Says("Why?");
        var asking = AskAsync();
        await server.NextAsync();

        // Moved in parts, as far as the second request; before seven seconds there is none.
        var second = server.NextAsync();
        var waited = TimeSpan.Zero;
        while (!second.IsCompleted && waited < TimeSpan.FromSeconds(9))
        {
            await Task.WhenAny(second, Task.Delay(20, TestContext.Current.CancellationToken));
            clock.Advance(TimeSpan.FromSeconds(0.5));
            waited += TimeSpan.FromSeconds(0.5);
        }

        await second;
        waited.ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
        (await asking).Text.ShouldBe("Why?");
    }

    [Fact]
    public async Task A_wait_longer_than_the_budget_is_not_begun()
    {
        server.Script = _ => FakeAnswer.Status(HttpStatusCode.TooManyRequests, "3600");

        (await AskAsync()).Failure.ShouldBe(ModelFailure.Limited);

        server.All.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Silence_ends_after_ten_seconds_and_once_more()
    {
        server.Script = _ => FakeAnswer.Silence();
        var asking = AskAsync();
        await server.NextAsync();
        clock.Advance(TimeSpan.FromSeconds(9));
        asking.IsCompleted.ShouldBeFalse();

        (await FinishAsync(asking)).Failure.ShouldBe(ModelFailure.Silent);

        server.All.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_slow_trickle_ends_after_a_minute()
    {
        var words = Channel.CreateUnbounded<string>();
        server.Script = _ => FakeAnswer.Trickle(words.Reader);
        var heard = Channel.CreateUnbounded<string>();
        var asking = AskAsync(onText: piece =>
        {
            heard.Writer.TryWrite(piece);
            return Task.FromResult(true);
        });
        for (var second = 0; second < 60; second += 6)
        {
            asking.IsCompleted.ShouldBeFalse();
            words.Writer.TryWrite("word ");
            await heard.Reader.ReadAsync(TestContext.Current.CancellationToken);
            clock.Advance(TimeSpan.FromSeconds(6));
        }

        (await asking).Failure.ShouldBe(ModelFailure.Slow);
    }

    [Fact]
    public async Task Whoever_asked_may_stop_it()
    {
        server.Script = _ => FakeAnswer.Silence();
        using var leaving = new CancellationTokenSource();
        var asking = calls.AskAsync(Request(), null, leaving.Token);
        await server.NextAsync();

        await leaving.CancelAsync();

        (await asking).Failure.ShouldBe(ModelFailure.Stopped);
        (await LogAsync()).ShouldHaveSingleItem().Failure.ShouldBe(ModelFailure.Stopped);
    }

    [Fact]
    public async Task A_server_that_is_gone_is_left_alone_for_half_a_minute_and_then_tried()
    {
        server.Script = _ => FakeAnswer.Status(HttpStatusCode.Unauthorized);
        for (var call = 0; call < ModelRests.FailuresInARow; call++)
        {
            await AskAsync();
        }

        (await AskAsync()).Failure.ShouldBe(ModelFailure.Resting);
        server.All.Count.ShouldBe(ModelRests.FailuresInARow);

        server.Script = _ => FakeAnswer.Says("Why?");
        clock.Advance(ModelRests.Rest);
        (await AskAsync()).Failure.ShouldBeNull();
        (await AskAsync()).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Nobody_at_the_address_is_unreachable()
    {
        await server.DisposeAsync();

        (await FinishAsync(AskAsync())).Failure.ShouldBe(ModelFailure.Unreachable);
    }

    [Fact]
    public async Task The_tokens_of_a_day_end_and_come_back_at_midnight()
    {
        var small = app.Calls(server, clock, tokens: 1_000);
        for (var call = 0; call < 9; call++)
        {
            (await small.AskAsync(Small(), null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
        }

        (await small.AskAsync(Small(), null, TestContext.Current.CancellationToken)).Failure.ShouldBe(ModelFailure.OverBudget);
        (await small.AskAsync(Small() with { PersonId = Guid.CreateVersion7() }, null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
        clock.Advance(TimeSpan.FromHours(15));
        (await small.AskAsync(Small(), null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
    }

    [Fact]
    public async Task Calls_under_way_hold_what_they_may_use_and_give_back_what_they_did_not()
    {
        var (node, other) = (app.Calls(server, clock, tokens: 1_000), app.Calls(server, clock, tokens: 1_000));
        server.Script = _ => FakeAnswer.Silence();
        using var leaving = new CancellationTokenSource();
        var under = node.AskAsync(Request() with { MostTokens = 600 }, null, leaving.Token);
        await server.NextAsync();

        // Nothing is used yet, and the rest does not reach for another: neither here nor on another node.
        (await node.AskAsync(Request() with { MostTokens = 600 }, null, TestContext.Current.CancellationToken)).Failure.ShouldBe(ModelFailure.OverBudget);
        (await other.AskAsync(Request() with { MostTokens = 600 }, null, TestContext.Current.CancellationToken)).Failure.ShouldBe(ModelFailure.OverBudget);
        (await LogAsync()).ShouldHaveSingleItem().OutputTokens.ShouldBe(600);

        await leaving.CancelAsync();
        (await under).Failure.ShouldBe(ModelFailure.Stopped);
        server.Script = _ => FakeAnswer.Says("One.");
        (await other.AskAsync(Request() with { MostTokens = 600 }, null, TestContext.Current.CancellationToken)).Failure.ShouldBeNull();
        (await LogAsync()).Sum(call => call.OutputTokens).ShouldBeLessThan(600);
    }

    [Fact]
    public async Task Many_calls_at_once_do_not_overrun_the_day()
    {
        var small = app.Calls(server, clock, tokens: 1_000);

        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => small.AskAsync(Request() with { MostTokens = 300 }, null, TestContext.Current.CancellationToken)));

        (await LogAsync()).Sum(call => call.InputTokens + call.OutputTokens).ShouldBeLessThanOrEqualTo(1_000);
    }

    [Fact]
    public async Task What_is_kept_of_calls_is_deleted_after_its_days()
    {
        await AskAsync();
        clock.Advance(TimeSpan.FromDays(89));
        await ForgetAsync();
        (await LogAsync()).Count.ShouldBe(1);

        clock.Advance(TimeSpan.FromDays(2));
        await ForgetAsync();
        (await LogAsync()).ShouldBeEmpty();

        Task ForgetAsync() => new Uplift.Platform.Idempotency.ForgetAnswers(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            Microsoft.Extensions.Options.Options.Create(new ModelServerOptions()),
            clock,
            NullLogger<Uplift.Platform.Idempotency.ForgetAnswers>.Instance).ForgetAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_person_has_four_calls_under_way_at_most()
    {
        server.Script = _ => FakeAnswer.Silence();
        using var leaving = new CancellationTokenSource();
        var under = Enumerable.Range(0, 4).Select(_ => calls.AskAsync(Request(), null, leaving.Token)).ToList();
        for (var call = 0; call < 4; call++)
        {
            await server.NextAsync();
        }

        (await AskAsync()).Failure.ShouldBe(ModelFailure.TooMany);

        await leaving.CancelAsync();
        await Task.WhenAll(under);
        server.Script = _ => FakeAnswer.Says("Why?");
        (await AskAsync()).Failure.ShouldBeNull();
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
        server.Script = _ => FakeAnswer.Says(json);

        var (value, reply) = await calls.AskForAsync<Form>(Request(), TestContext.Current.CancellationToken);

        (value, reply.Failure, reply.Text).ShouldBe((null, ModelFailure.WrongForm, ""));
    }

    [Fact]
    public async Task A_fence_around_json_is_taken_off()
    {
        server.Script = _ => FakeAnswer.Says("```json\n{\"ready\":true}\n```");

        (await calls.AskForAsync<Form>(Request(), TestContext.Current.CancellationToken)).Value.ShouldBe(new Form(true));
    }

    private sealed record Form(bool Ready);

    private ModelRequest Request() => new("interviewer", ada, [new ChatMessage(ChatRole.System, "Ask."), new ChatMessage(ChatRole.User, "Now.")]);

    private ModelRequest Small() => Request() with { MostTokens = 20 };

    private Task<ModelReply> AskAsync(ModelRequest? request = null, Func<string, Task<bool>>? onText = null) =>
        calls.AskAsync(request ?? Request(), onText, TestContext.Current.CancellationToken);

    /// <summary>Lets time pass until the call is over, in steps that a wait for a second try is longer than.</summary>
    private async Task<ModelReply> FinishAsync(Task<ModelReply> asking)
    {
        for (var step = 0; step < 400 && !asking.IsCompleted; step++)
        {
            await Task.WhenAny(asking, Task.Delay(25, TestContext.Current.CancellationToken));
            clock.Advance(TimeSpan.FromMilliseconds(250));
        }

        return await asking;
    }

    private Task<List<ModelCall>> LogAsync() => app.InScopeAsync(services => services.GetRequiredService<AppDb>().ModelCalls.AsNoTracking()
        .Where(call => call.PersonId == ada).ToListAsync(TestContext.Current.CancellationToken));
}

internal static class ModelStories
{
    /// <summary>The program's own calls, of a server and a clock of the test's.</summary>
    public static ModelCalls Calls(this UpliftApp app, FakeModelServer server, TimeProvider clock, int tokens = 1_000_000)
    {
        var services = app.Services;
        var settings = new ModelSettings(
            services.GetRequiredService<IServiceScopeFactory>(),
            Microsoft.Extensions.Options.Options.Create(new ModelServerOptions { BaseUrl = server.Address, ApiKey = FakeModelServer.Key, Model = "fake-model", TokensPerPersonPerDay = tokens }),
            services.GetRequiredService<Uplift.Platform.Streams.Bells>(),
            NullLogger<ModelSettings>.Instance);
        return new ModelCalls(
            services.GetRequiredService<IServiceScopeFactory>(),
            services.GetRequiredService<ModelClients>(),
            new ModelRests(clock),
            settings,
            new ModelSeal(services.GetRequiredService<IDataProtectionProvider>(), NullLogger<ModelSeal>.Instance),
            clock,
            NullLogger<ModelCalls>.Instance);
    }
}
