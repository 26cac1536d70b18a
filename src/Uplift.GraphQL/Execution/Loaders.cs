namespace Uplift.GraphQL.Execution;

/// <summary>Fetches many things by their keys in one go; a key without a thing is left out.</summary>
public delegate Task<IReadOnlyDictionary<TKey, TValue>> Fetch<TKey, TValue>(IReadOnlyList<TKey> keys, CancellationToken cancellation)
    where TKey : notnull;

/// <summary>The loaders of one request. They may be asked from any thread, though resolvers run one after another.</summary>
public sealed class Loaders
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, object> byName = [];
    private readonly List<Action> waiting = [];
    private readonly Action wake;
    private readonly CancellationToken cancellation;

    /// <param name="wake">Sees to it that <see cref="SendWaiting"/> is called when nothing else is left to do.</param>
    internal Loaders(Action wake, CancellationToken cancellation)
    {
        this.wake = wake;
        this.cancellation = cancellation;
    }

    /// <summary>The loader of that name; the first to ask for it says how it fetches.</summary>
    public Loader<TKey, TValue> Get<TKey, TValue>(string name, Fetch<TKey, TValue> fetch)
        where TKey : notnull
    {
        lock (gate)
        {
            if (!byName.TryGetValue(name, out var loader))
            {
                byName[name] = loader = new Loader<TKey, TValue>(fetch, Add, cancellation);
            }

            return (Loader<TKey, TValue>)loader;
        }
    }

    internal void SendWaiting()
    {
        Action[] sending;
        lock (gate)
        {
            sending = [.. waiting];
            waiting.Clear();
        }

        foreach (var send in sending)
        {
            send();
        }
    }

    private void Add(Action send)
    {
        // Whichever thread comes to send it: what flows with the request, such as who it is from, flows with the fetch.
        var flow = ExecutionContext.Capture();
        lock (gate)
        {
            waiting.Add(flow is null ? send : () => ExecutionContext.Run(flow, _ => send(), null));
        }

        wake();
    }
}

/// <summary>
/// Gathers the keys that the resolvers of a request ask for and fetches them together, so that a list of any length costs one
/// query. A key is fetched once a request.
/// </summary>
public sealed class Loader<TKey, TValue>(Fetch<TKey, TValue> fetch, Action<Action> whenIdle, CancellationToken cancellation)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, TaskCompletionSource<TValue?>> known = [];
    private List<TKey> gathered = [];

    public Task<TValue?> LoadAsync(TKey key)
    {
        TaskCompletionSource<TValue?>? answer;
        bool isFirst;
        lock (gate)
        {
            if (known.TryGetValue(key, out answer))
            {
                return answer.Task;
            }

            known[key] = answer = new TaskCompletionSource<TValue?>(TaskCreationOptions.RunContinuationsAsynchronously);
            gathered.Add(key);
            isFirst = gathered.Count == 1;
        }

        if (isFirst)
        {
            whenIdle(() => _ = SendAsync());
        }

        return answer.Task;
    }

    private async Task SendAsync()
    {
        List<TKey> keys;
        List<TaskCompletionSource<TValue?>> answers;
        lock (gate)
        {
            keys = gathered;
            gathered = [];
            answers = keys.ConvertAll(key => known[key]);
        }

        try
        {
            var found = await fetch(keys, cancellation);
            for (var index = 0; index < keys.Count; index++)
            {
                answers[index].SetResult(found.GetValueOrDefault(keys[index]));
            }
        }
        catch (Exception fault)
        {
            // Whoever asked learns of it; there is nobody else to tell.
            answers.ForEach(answer => answer.TrySetException(fault));
        }
    }
}
