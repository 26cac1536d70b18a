namespace Uplift.GraphQL.Http;

/// <summary>
/// Keeps what was lately asked for in two generations: when the young one is full it becomes the old one, and what nobody
/// asked for meanwhile is gone. Never holds more than twice its size, however many different keys arrive.
/// </summary>
internal sealed class BoundedCache<T>(int size)
    where T : class
{
    private readonly Lock gate = new();
    private Dictionary<string, T> young = [];
    private Dictionary<string, T> old = [];

    public T? Find(string key)
    {
        lock (gate)
        {
            if (young.TryGetValue(key, out var value))
            {
                return value;
            }

            if (old.TryGetValue(key, out value))
            {
                Keep(key, value);
            }

            return value;
        }
    }

    public void Add(string key, T value)
    {
        lock (gate)
        {
            Keep(key, value);
        }
    }

    private void Keep(string key, T value)
    {
        if (young.Count >= size)
        {
            old = young;
            young = [];
        }

        young[key] = value;
    }
}
