namespace Uplift.Platform.RateLimits;

/// <summary>So many permits in a window that opens with the first one taken.</summary>
public sealed record Budget(string Key, int Permits, TimeSpan Window);

/// <param name="Left">Permits that are left in the present window.</param>
/// <param name="Resets">When the window closes and the budget is whole again.</param>
public sealed record BudgetState(int Left, TimeSpan Resets);

/// <summary>What came of asking for one permit of each of several budgets: all were taken, or none.</summary>
public sealed record Taken(bool Granted, IReadOnlyList<BudgetState> States)
{
    /// <summary>Until every budget that stood in the way is whole again.</summary>
    public TimeSpan RetryAfter => States.Where(state => state.Left <= 0).Select(state => state.Resets).DefaultIfEmpty().Max();
}

/// <summary>Counts permits: for this process alone, or for all nodes of an installation.</summary>
public interface IBudgets
{
    /// <summary>Takes one permit of each budget, or none at all when one of them is used up.</summary>
    ValueTask<Taken> TakeAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellation);

    /// <summary>Gives permits back, at most what was taken.</summary>
    ValueTask ReturnAsync(Budget budget, int permits, CancellationToken cancellation);
}
