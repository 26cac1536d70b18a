using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Uplift.Platform.Redis;

namespace Uplift.Platform.Streams;

/// <summary>
/// Tells whoever follows a thing that something happened to it, without a look into the database: within this process at once,
/// in others by Redis where there is one. It says that, not what: a ring that is lost costs a moment, never an event.
/// </summary>
public sealed class Bells(RedisConnection redis, ILogger<Bells> log)
{
    private const string Channel = "uplift:bells";

    private readonly Lock guard = new();
    private readonly Dictionary<string, List<Bell>> hung = [];
    private bool isSubscribed;

    /// <summary>Waits for rings of this thing, until it is disposed.</summary>
    public async Task<Bell> HangAsync(string thing)
    {
        var bell = new Bell(own => TakeDown(thing, own));
        var isFirst = false;
        lock (guard)
        {
            if (!hung.TryGetValue(thing, out var bells))
            {
                hung[thing] = bells = [];
            }

            bells.Add(bell);
            (isFirst, isSubscribed) = (!isSubscribed, true);
        }

        if (isFirst && redis.IsConfigured && !await redis.TrySubscribeAsync(Channel, RingHere))
        {
            isSubscribed = false;
        }

        return bell;
    }

    public void Ring(string thing)
    {
        RingHere(thing);
        if (redis.IsConfigured)
        {
            _ = TellOthersAsync(thing);
        }
    }

    private async Task TellOthersAsync(string thing)
    {
        try
        {
            await redis.TryAsync(db => db.PublishAsync(new RedisChannel(Channel, RedisChannel.PatternMode.Literal), thing), CancellationToken.None);
        }
        catch (Exception failure)
        {
            // Nobody waits for this; those who follow on other nodes look by themselves now and then.
            log.LogWarning(failure, "Other nodes could not be told that something happened");
        }
    }

    private void RingHere(string thing)
    {
        lock (guard)
        {
            if (hung.TryGetValue(thing, out var bells))
            {
                bells.ForEach(bell => bell.Ring());
            }
        }
    }

    private void TakeDown(string thing, Bell bell)
    {
        lock (guard)
        {
            if (hung.TryGetValue(thing, out var bells) && bells.Remove(bell) && bells.Count == 0)
            {
                hung.Remove(thing);
            }
        }
    }
}

/// <summary>Rings while nobody waits are one ring.</summary>
public sealed class Bell(Action<Bell> takeDown) : IDisposable
{
    private readonly SemaphoreSlim rung = new(0, 1);

    /// <returns>Whether it rang in time.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken cancellation) => rung.WaitAsync(atMost, cancellation);

    /// <summary>Only under the guard of <see cref="Bells"/>, so that the count cannot pass one.</summary>
    internal void Ring()
    {
        if (rung.CurrentCount == 0)
        {
            rung.Release();
        }
    }

    public void Dispose()
    {
        takeDown(this);
        rung.Dispose();
    }
}
