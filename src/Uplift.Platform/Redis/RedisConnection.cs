using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Uplift.Platform.Redis;

/// <summary>
/// The only way to Redis. Nothing is kept there alone, so a caller always has something else to do: each call has a short
/// time and may come back without an answer, and after a failure nobody asks for some seconds, so that a dead or stalled
/// server slows down one request and not all of them.
/// </summary>
public sealed class RedisConnection : IAsyncDisposable
{
    private readonly RedisOptions options;
    private readonly RedisMetrics metrics;
    private readonly TimeProvider clock;
    private readonly ILogger<RedisConnection> log;
    private readonly Lazy<Task<ConnectionMultiplexer>> connecting;
    private long failedAt;
    private int isDown;

    public RedisConnection(IOptions<RedisOptions> options, RedisMetrics metrics, TimeProvider clock, ILogger<RedisConnection> log)
    {
        (this.options, this.metrics, this.clock, this.log) = (options.Value, metrics, clock, log);
        connecting = new(ConnectAsync);
        failedAt = long.MinValue;
    }

    public bool IsConfigured => !string.IsNullOrWhiteSpace(options.ConnectionString);

    /// <summary>Whether Redis is configured and no call failed for this long, as far as this process knows.</summary>
    public bool WorkedFor(TimeSpan time) => IsConfigured && !FailedWithin(time);

    /// <returns>Whether Redis answered, and with what.</returns>
    public async ValueTask<(bool Answered, T? Value)> TryAsync<T>(Func<IDatabase, Task<T>> ask, CancellationToken cancellation)
    {
        if (!IsConfigured || FailedWithin(TimeSpan.FromSeconds(options.RetrySeconds)))
        {
            return (false, default);
        }

        try
        {
            // The client's own calls wait for ever on a server that is stalled.
            var value = await AskAsync(ask).WaitAsync(TimeSpan.FromMilliseconds(options.TimeoutMilliseconds), cancellation);
            NoteAnswer();
            return (true, value);
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or RedisCommandException)
        {
            NoteFailure(failure);
            return (false, default);
        }
    }

    /// <returns>Whether messages of this channel will be heard, now or when Redis is back.</returns>
    public async Task<bool> TrySubscribeAsync(string channel, Action<string> hear)
    {
        try
        {
            var subscriber = (await connecting.Value).GetSubscriber();
            await subscriber.SubscribeAsync(new RedisChannel(channel, RedisChannel.PatternMode.Literal), (_, message) => hear(message.ToString()))
                .WaitAsync(TimeSpan.FromMilliseconds(options.TimeoutMilliseconds));
            return true;
        }
        catch (Exception failure) when (failure is RedisException or TimeoutException or RedisCommandException)
        {
            NoteFailure(failure);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (connecting is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            (await connecting.Value).Dispose();
        }
    }

    private async Task<T> AskAsync<T>(Func<IDatabase, Task<T>> ask) => await ask((await connecting.Value).GetDatabase());

    private Task<ConnectionMultiplexer> ConnectAsync()
    {
        var configuration = ConfigurationOptions.Parse(options.ConnectionString!);
        // A server that is away at the start is waited for in the background like one that goes away later.
        configuration.AbortOnConnectFail = false;
        configuration.ClientName = "uplift";
        return ConnectionMultiplexer.ConnectAsync(configuration);
    }

    private bool FailedWithin(TimeSpan time)
    {
        var at = Interlocked.Read(ref failedAt);
        return at != long.MinValue && clock.GetElapsedTime(at) < time;
    }

    private void NoteAnswer()
    {
        if (Interlocked.Exchange(ref isDown, 0) == 1)
        {
            metrics.IsUp = true;
            log.LogInformation("Redis answers again; limits are shared between all nodes");
        }
    }

    private void NoteFailure(Exception failure)
    {
        Interlocked.Exchange(ref failedAt, clock.GetTimestamp());
        metrics.CountFailure();
        if (Interlocked.Exchange(ref isDown, 1) == 0)
        {
            metrics.IsUp = false;
            log.LogWarning(
                "Redis does not answer ({Failure}): sessions are read from the database, and each node counts limits for itself",
                failure.GetType().Name);
        }
    }
}
