using System.Collections.Concurrent;

namespace Uplift.Platform.Ai;

/// <summary>
/// A circuit breaker for each endpoint: after some failures in a row it is left alone for a while, then one call may try.
/// In this process only; nodes find out by themselves.
/// </summary>
internal sealed class ModelRests(TimeProvider clock)
{
    public const int FailuresInARow = 3;

    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private const int MostKept = 10_000;

    private readonly ConcurrentDictionary<string, State> states = new(StringComparer.Ordinal);

    public bool MayAsk(ModelEndpoint endpoint)
    {
        if (!states.TryGetValue(Key(endpoint), out var state))
        {
            return true;
        }

        lock (state)
        {
            var now = clock.GetUtcNow();
            if (state.Failures < FailuresInARow)
            {
                return true;
            }

            if (now < state.RestsUntil)
            {
                return false;
            }

            // This one tries; the others wait for what it finds.
            state.RestsUntil = now + Rest;
            return true;
        }
    }

    public void Note(ModelEndpoint endpoint, ModelFailure? failure)
    {
        if (failure is null)
        {
            states.TryRemove(Key(endpoint), out _);
            return;
        }

        if (states.Count > MostKept)
        {
            states.Clear();
        }

        var state = states.GetOrAdd(Key(endpoint), _ => new State());
        lock (state)
        {
            state.Failures++;
            state.RestsUntil = clock.GetUtcNow() + Rest;
        }
    }

    private static string Key(ModelEndpoint endpoint) => $"{endpoint.IsOwn} {endpoint.Address} {endpoint.Model}";

    private sealed class State
    {
        public int Failures { get; set; }

        public DateTimeOffset RestsUntil { get; set; }
    }
}
