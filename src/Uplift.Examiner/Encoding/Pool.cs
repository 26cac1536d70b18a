namespace Uplift.Examiner;

/// <summary>
/// Scratch memory that is handed from call to call, so that a call in steady state allocates nothing. One is kept for
/// each processor; more callers than that cannot run at once, and what they allocate may go.
/// </summary>
internal sealed class Pool<T>(Func<T> create)
    where T : class
{
    private readonly T?[] idle = new T?[Environment.ProcessorCount];

    public T Rent()
    {
        for (var at = 0; at < idle.Length; at++)
        {
            if (Interlocked.Exchange(ref idle[at], null) is { } one)
            {
                return one;
            }
        }

        return create();
    }

    public void Return(T one)
    {
        for (var at = 0; at < idle.Length; at++)
        {
            if (Interlocked.CompareExchange(ref idle[at], one, null) is null)
            {
                return;
            }
        }
    }
}
