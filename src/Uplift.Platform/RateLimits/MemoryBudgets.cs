namespace Uplift.Platform.RateLimits;

/// <summary>Budgets of this process alone.</summary>
internal sealed class MemoryBudgets(TimeProvider clock) : IBudgets
{
    private const int SweptEvery = 1024;

    private readonly Lock counting = new();
    private readonly Dictionary<string, (int Used, DateTimeOffset Closes)> windows = [];
    private int opened;

    public ValueTask<Taken> TakeAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        lock (counting)
        {
            var isGranted = budgets.All(budget => Find(budget, now).Used < budget.Permits);
            var states = budgets.Select(budget => Count(budget, isGranted ? 1 : 0, now)).ToList();
            return ValueTask.FromResult(new Taken(isGranted, states));
        }
    }

    public ValueTask ReturnAsync(Budget budget, int permits, CancellationToken cancellation)
    {
        lock (counting)
        {
            Count(budget, -permits, clock.GetUtcNow());
        }

        return ValueTask.CompletedTask;
    }

    private (int Used, DateTimeOffset Closes) Find(Budget budget, DateTimeOffset now) =>
        windows.TryGetValue(budget.Key, out var window) && window.Closes > now ? window : (0, now + budget.Window);

    private BudgetState Count(Budget budget, int permits, DateTimeOffset now)
    {
        var (used, closes) = Find(budget, now);
        used = Math.Max(0, used + permits);
        if (used > 0)
        {
            windows[budget.Key] = (used, closes);
            Sweep(now);
        }
        else
        {
            windows.Remove(budget.Key);
        }

        return new BudgetState(budget.Permits - used, closes - now);
    }

    // Whoever changes address with each request must not fill the memory with windows that nobody asks for again.
    private void Sweep(DateTimeOffset now)
    {
        opened++;
        if (opened % SweptEvery == 0)
        {
            foreach (var (key, window) in windows)
            {
                if (window.Closes <= now)
                {
                    windows.Remove(key);
                }
            }
        }
    }
}
