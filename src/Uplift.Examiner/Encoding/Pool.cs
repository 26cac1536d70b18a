using System.Collections.Concurrent;

namespace Uplift.Examiner;

/// <summary>Scratch memory that is handed from call to call, so that a call in steady state allocates nothing.</summary>
internal sealed class Pool<T>(Func<T> create)
    where T : class
{
    // More than this many callers at once cannot run at once either; what they allocated may go.
    private static readonly int Kept = Environment.ProcessorCount;

    private readonly ConcurrentQueue<T> idle = new();

    public T Rent() => idle.TryDequeue(out var one) ? one : create();

    public void Return(T one)
    {
        if (idle.Count < Kept)
        {
            idle.Enqueue(one);
        }
    }
}
