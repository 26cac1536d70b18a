namespace Uplift.GraphQL.Execution;

/// <summary>Fetches many things by their keys in one go; a key without a thing is left out.</summary>
public delegate Task<IReadOnlyDictionary<TKey, TValue>> Fetch<TKey, TValue>(IReadOnlyList<TKey> keys, CancellationToken cancellation)
    where TKey : notnull;

/// <summary>The loaders of one request.</summary>
public sealed class Loaders(CancellationToken cancellation)
{
    private readonly Dictionary<string, object> byName = [];
    private readonly List<Action> waiting = [];

    /// <summary>The loader of that name; the first to ask for it says how it fetches.</summary>
    public Loader<TKey, TValue> Get<TKey, TValue>(string name, Fetch<TKey, TValue> fetch)
        where TKey : notnull
    {
        if (!byName.TryGetValue(name, out var loader))
        {
            byName[name] = loader = new Loader<TKey, TValue>(fetch, waiting.Add, cancellation);
        }

        return (Loader<TKey, TValue>)loader;
    }

    internal void SendWaiting()
    {
        if (waiting.Count == 0)
        {
            return;
        }

        Action[] sending = [.. waiting];
        waiting.Clear();
        foreach (var send in sending)
        {
            send();
        }
    }
}

/// <summary>
/// Gathers the keys that the resolvers of a request ask for and fetches them together, so that a list of any length costs one
/// query. A key is fetched once a request.
/// </summary>
public sealed class Loader<TKey, TValue>(Fetch<TKey, TValue> fetch, Action<Action> whenIdle, CancellationToken cancellation)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> known = [];
    private List<TKey> gathered = [];

    public Task<TValue?> LoadAsync(TKey key)
    {
        if (!known.TryGetValue(key, out var answer))
        {
            known[key] = answer = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
            gathered.Add(key);
            if (gathered.Count == 1)
            {
                whenIdle(() => _ = SendAsync());
            }
        }

        return answer.Task;
    }

    private async Task SendAsync()
    {
        var keys = gathered;
        gathered = [];
        try
        {
            var found = await fetch(keys, cancellation);
            foreach (var key in keys)
            {
                known[key].SetResult(found.GetValueOrDefault(key));
            }
        }
        catch (Exception fault)
        {
            // Whoever asked learns of it; there is nobody else to tell.
            foreach (var key in keys)
            {
                known[key].SetException(fault);
            }
        }
    }
}
