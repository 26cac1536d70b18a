namespace Uplift.GraphQL.Execution;

/// <summary>
/// Runs the continuations of one request one after another, on whichever thread is free, so that resolvers of a request never
/// run at the same instant while what they wait for does. When nothing is left to run, all that can be asked for has been
/// asked for: the moment to send what the loaders have gathered.
/// </summary>
internal sealed class Strand(Action whenIdle) : SynchronizationContext, IThreadPoolWorkItem
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> queue = [];
    private bool isRunning;

    /// <summary>Begins the work on the caller's thread and goes on there for as long as it need not wait.</summary>
    public Task<T> Start<T>(Func<Task<T>> work)
    {
        isRunning = true;
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            var task = work();
            Drain();
            return task;
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (queue)
        {
            queue.Enqueue((d, state));
            if (isRunning)
            {
                return;
            }

            isRunning = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Comes to rest once more, unless that is still ahead.</summary>
    public void Wake()
    {
        if (!ReferenceEquals(Current, this))
        {
            Post(_ => { }, null);
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("A resolver must not block.");

    void IThreadPoolWorkItem.Execute()
    {
        var outer = Current;
        SetSynchronizationContext(this);
        try
        {
            Drain();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private void Drain()
    {
        while (TryTake(out var next) || (SendWhatWasGathered() && TryTakeOrStop(out next)))
        {
            next.Callback(next.State);
        }
    }

    private bool SendWhatWasGathered()
    {
        whenIdle();
        return true;
    }

    private bool TryTake(out (SendOrPostCallback Callback, object? State) next)
    {
        lock (queue)
        {
            return queue.TryDequeue(out next);
        }
    }

    private bool TryTakeOrStop(out (SendOrPostCallback Callback, object? State) next)
    {
        lock (queue)
        {
            return isRunning = queue.TryDequeue(out next);
        }
    }
}
