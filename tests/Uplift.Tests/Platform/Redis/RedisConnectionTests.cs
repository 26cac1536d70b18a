using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Redis;

namespace Uplift.Tests.Platform.Redis;

public sealed class RedisConnectionTests
{
    private static readonly Budget[] OneOfTwo = [new("test", 2, TimeSpan.FromMinutes(1))];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_a_connection_string_redis_is_not_asked_and_the_process_counts_alone()
    {
        await using var services = Services(connectionString: "");
        var budgets = services.GetRequiredService<IBudgets>();

        (await budgets.TakeAsync(OneOfTwo, Cancellation)).Granted.ShouldBeTrue();
        (await budgets.TakeAsync(OneOfTwo, Cancellation)).Granted.ShouldBeTrue();
        (await budgets.TakeAsync(OneOfTwo, Cancellation)).Granted.ShouldBeFalse();
        services.GetRequiredService<RedisConnection>().IsConfigured.ShouldBeFalse();
    }

    [Fact]
    public async Task A_dead_redis_is_asked_once_and_then_left_alone_for_a_while()
    {
        await using var services = Services("127.0.0.1:1,connectRetry=0,connectTimeout=200");
        var asked = 0;

        for (var call = 0; call < 5; call++)
        {
            var (answered, _) = await services.GetRequiredService<RedisConnection>().TryAsync(
                db =>
                {
                    asked++;
                    return db.PingAsync();
                },
                Cancellation);
            answered.ShouldBeFalse();
        }

        asked.ShouldBeLessThanOrEqualTo(1);
    }

    [Fact]
    public async Task Metrics_say_that_redis_is_down_and_how_many_limits_were_decided_alone()
    {
        await using var services = Services("127.0.0.1:1,connectRetry=0,connectTimeout=200");
        long alone = 0;
        var up = -1;
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, self) =>
        {
            if (instrument.Meter.Name == RedisMetrics.MeterName && ReferenceEquals(instrument.Meter.Scope, services.GetRequiredService<IMeterFactory>()))
            {
                self.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => alone += instrument.Name == "uplift.limits.local" ? value : 0);
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => up = value);
        listener.Start();

        await services.GetRequiredService<IBudgets>().TakeAsync(OneOfTwo, Cancellation);
        listener.RecordObservableInstruments();

        alone.ShouldBe(1);
        up.ShouldBe(0);
    }

    [Fact]
    public async Task Permits_that_are_given_back_can_be_taken_again()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var services = Services(redis.ConnectionString);
        var budgets = services.GetRequiredService<IBudgets>();
        await budgets.TakeAsync(OneOfTwo, Cancellation);
        await budgets.TakeAsync(OneOfTwo, Cancellation);

        await budgets.ReturnAsync(OneOfTwo[0], permits: 1, Cancellation);

        (await budgets.TakeAsync(OneOfTwo, Cancellation)).States[0].Left.ShouldBe(0);
        (await budgets.TakeAsync(OneOfTwo, Cancellation)).Granted.ShouldBeFalse();
    }

    [Fact]
    public async Task A_refused_request_takes_nothing_of_the_other_budget()
    {
        await using var redis = await RedisServer.StartAsync();
        await using var services = Services(redis.ConnectionString);
        var budgets = services.GetRequiredService<IBudgets>();
        Budget wide = new("wide", 100, TimeSpan.FromMinutes(1));
        Budget narrow = new("narrow", 1, TimeSpan.FromMinutes(1));
        await budgets.TakeAsync([narrow, wide], Cancellation);

        var refused = await budgets.TakeAsync([narrow, wide], Cancellation);

        refused.Granted.ShouldBeFalse();
        refused.States[1].Left.ShouldBe(99);
        refused.RetryAfter.ShouldBeInRange(TimeSpan.FromSeconds(50), TimeSpan.FromMinutes(1));
    }

    private static ServiceProvider Services(string connectionString)
    {
        var services = new ServiceCollection();
        services.AddLogging().AddMetrics().AddSingleton(TimeProvider.System).AddRedis().AddSingleton<MemoryBudgets>().AddSingleton<IBudgets, SharedBudgets>();
        services.AddSingleton<Microsoft.Extensions.Configuration.IConfiguration>(new Microsoft.Extensions.Configuration.ConfigurationBuilder().Build());
        services.Configure<RedisOptions>(options => (options.ConnectionString, options.TimeoutMilliseconds) = (connectionString, 5000));
        return services.BuildServiceProvider();
    }
}
