using System.Net;
using Uplift.Tests.Interviews;
using Uplift.Tests.Interviews.Events;

namespace Uplift.Tests.Platform.Redis;

/// <summary>Two nodes over one database and one Redis, as an installation for many people has them.</summary>
public sealed class TwoNodesTests : IAsyncLifetime
{
    private readonly string email = Visitor.NewAddress();
    private RedisServer redis = null!;
    private UpliftApp first = null!;
    private UpliftApp second = null!;

    public async ValueTask InitializeAsync()
    {
        redis = await RedisServer.StartAsync();
        // A busy machine is slow, which is no fault of Redis.
        first = new UpliftApp()
            .With("Uplift:Redis:ConnectionString", redis.ConnectionString)
            .With("Uplift:Redis:TimeoutMilliseconds", "5000")
            .With("Uplift:Redis:RetrySeconds", "1");
        await first.InitializeAsync();
        second = await first.SecondNodeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
        await redis.DisposeAsync();
    }

    [Fact]
    public async Task Guesses_at_a_password_are_counted_over_both_nodes_together()
    {
        await new Visitor(first).SignUpAsync(email);

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(guess =>
            new Visitor(guess % 2 == 0 ? first : second).SignInAsync(email, "wrong password")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(10);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(20);
    }

    [Fact]
    public async Task A_session_of_one_node_is_one_of_the_other_and_ends_on_both_at_once()
    {
        var ada = new Visitor(first);
        await ada.SignUpAsync(email);
        (await ada.At(second).MeAsync()).ShouldNotBeNull();
        (await ada.MeAsync()).ShouldNotBeNull();

        var copy = new Visitor(second) { Token = ada.Token };
        await ada.SignOutAsync();

        (await copy.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task What_happens_on_one_node_is_told_at_once_to_who_follows_on_the_other()
    {
        var ada = new Visitor(first);
        await ada.SignUpAsync(email);
        var interview = await ada.StartOnIndexingAsync(questions: 1);
        using var stream = await EventStream.OpenAsync(ada.At(second), interview);
        await stream.NextAsync();

        await ada.AnswerAsync(interview, "I do not know.");

        (await stream.NextAsync()).Name.ShouldBe("answered");
        stream.Heartbeats.ShouldBe(0, "nobody rang, and the stream looked by itself");
    }

    [Fact]
    public async Task A_form_of_one_node_can_be_sent_to_the_other()
    {
        var ada = new Visitor(first);
        await ada.SignUpAsync(email);
        var form = await ada.FillInAsync("/settings", "settings", ("Draft.DisplayName", "Countess"));

        var saved = await ada.At(second).SendAsync(form);

        saved.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await ada.MeAsync())!.Value.GetProperty("displayName").GetString().ShouldBe("Countess");
    }

    [Fact]
    public async Task A_change_of_name_shows_on_the_other_node_at_once()
    {
        var ada = new Visitor(first);
        await ada.SignUpAsync(email, "Ada");
        await ada.At(second).GetAsync("/settings");

        await ada.SubmitAsync("/settings", "settings", ("Draft.DisplayName", "Countess"));

        var page = await (await ada.At(second).GetAsync("/settings/sessions")).PageAsync();
        page.QuerySelector(".account a[href='/settings']")!.TextContent.ShouldBe("Countess");
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("stalled")]
    public async Task When_redis_is_gone_nobody_is_signed_out_and_each_node_limits_alone(string how)
    {
        var ada = new Visitor(first);
        await ada.SignUpAsync(email);
        (await ada.At(second).MeAsync()).ShouldNotBeNull();

        await (how == "killed" ? redis.KillAsync() : redis.StallAsync());

        foreach (var node in new[] { first, second })
        {
            (await ada.At(node).MeAsync()).ShouldNotBeNull();
            (await ada.At(node).GetAsync("/settings/sessions")).StatusCode.ShouldBe(HttpStatusCode.OK);
            var guesses = await Task.WhenAll(Enumerable.Range(0, 11).Select(_ => new Visitor(node).SignInAsync(email, "wrong password")));
            guesses.Count(guess => guess.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(10);
            guesses.Count(guess => guess.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(1);
            node.Log.Warnings.ShouldContain(line => line.Contains("each node counts limits for itself", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task A_session_that_ends_while_redis_is_gone_stays_ended_when_redis_is_back()
    {
        var ada = new Visitor(first);
        await ada.SignUpAsync(email);
        var copy = new Visitor(first) { Token = ada.Token };
        (await copy.MeAsync()).ShouldNotBeNull();

        await redis.StallAsync();
        await ada.SignOutAsync();
        await redis.GoOnAsync();

        (await copy.MeAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task When_redis_is_emptied_nobody_is_signed_out()
    {
        var ada = new Visitor(first);
        await ada.SignUpAsync(email);

        await redis.FlushAsync();

        (await ada.MeAsync()).ShouldNotBeNull();
        (await ada.At(second).MeAsync()).ShouldNotBeNull();
        first.Log.Warnings.ShouldNotContain(line => line.Contains("Redis", StringComparison.Ordinal));
    }

    [Fact]
    public async Task When_redis_is_back_limits_are_shared_again()
    {
        await redis.KillAsync();
        await new Visitor(first).SignInAsync(email, "wrong password");
        await redis.RunAsync();
        await UntilAsync(first, "Redis answers again");
        await new Visitor(second).MeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(guess =>
            new Visitor(guess % 2 == 0 ? first : second).SignInAsync(email, "wrong password")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.UnprocessableEntity).ShouldBe(10);
    }

    [Fact]
    public async Task The_budget_of_an_address_is_exact_over_both_nodes()
    {
        await using var limited = new UpliftApp()
            .With("Uplift:Redis:ConnectionString", redis.ConnectionString)
            .With("Uplift:Redis:TimeoutMilliseconds", "5000")
            .With("Uplift:Testing:RaiseClientLimits", "false")
            .With("Uplift:RateLimits:SearchesPerMinute", "7");
        await limited.InitializeAsync();
        await using var other = await limited.SecondNodeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(search =>
            new Visitor(search % 2 == 0 ? limited : other).GetAsync("/guides?q=index")));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(7);
        var refused = answers.First(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        refused.Headers.GetValues("RateLimit").Single().ShouldStartWith("\"search\";r=0;t=");
    }

    // The next request after the retry time finds Redis; each of these asks for it.
    private static async Task UntilAsync(UpliftApp node, string said)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!node.Log.All.Any(line => line.Contains(said, StringComparison.Ordinal)))
        {
            await new Visitor(node).GetAsync("/signin");
            await Task.Delay(50, deadline.Token);
        }
    }
}
