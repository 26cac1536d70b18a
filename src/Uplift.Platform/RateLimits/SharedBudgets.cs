using StackExchange.Redis;
using Uplift.Platform.Redis;

namespace Uplift.Platform.RateLimits;

/// <summary>
/// Budgets of all nodes together, counted in Redis by a script that nothing comes between; time is Redis's own, so the nodes'
/// clocks may differ. Without Redis, or while it is away, this process counts for itself: a limit is never lifted.
/// </summary>
internal sealed class SharedBudgets(RedisConnection redis, MemoryBudgets own, RedisMetrics metrics) : IBudgets
{
    private const string Prefix = "uplift:budget:";

    private const string TakeScript =
        """
        local granted = 1
        for i, key in ipairs(KEYS) do
          if tonumber(redis.call('GET', key) or '0') >= tonumber(ARGV[2 * i - 1]) then granted = 0 end
        end
        local answer = {granted}
        for i, key in ipairs(KEYS) do
          local used = tonumber(redis.call('GET', key) or '0')
          local closes = tonumber(ARGV[2 * i])
          if granted == 1 then
            used = redis.call('INCR', key)
            if used == 1 then redis.call('PEXPIRE', key, closes) end
          end
          if used > 0 then closes = redis.call('PTTL', key) end
          answer[2 * i] = used
          answer[2 * i + 1] = closes
        end
        return answer
        """;

    private const string ReturnScript =
        """
        local used = tonumber(redis.call('GET', KEYS[1]) or '0')
        local back = math.min(used, tonumber(ARGV[1]))
        if back == used then redis.call('DEL', KEYS[1]) else redis.call('DECRBY', KEYS[1], back) end
        return back
        """;

    public async ValueTask<Taken> TakeAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellation)
    {
        RedisKey[] keys = [.. budgets.Select(budget => (RedisKey)(Prefix + budget.Key))];
        RedisValue[] values = [.. budgets.SelectMany(budget => new RedisValue[] { budget.Permits, (long)budget.Window.TotalMilliseconds })];
        var (answered, value) = await redis.TryAsync(db => db.ScriptEvaluateAsync(TakeScript, keys, values), cancellation);
        return answered ? Read(budgets, (long[])value!) : await TakeAloneAsync(budgets, cancellation);
    }

    public async ValueTask ReturnAsync(Budget budget, int permits, CancellationToken cancellation)
    {
        var (answered, _) = await redis.TryAsync(
            db => db.ScriptEvaluateAsync(ReturnScript, [Prefix + budget.Key], [permits]), cancellation);
        if (!answered)
        {
            await own.ReturnAsync(budget, permits, cancellation);
        }
    }

    private ValueTask<Taken> TakeAloneAsync(IReadOnlyList<Budget> budgets, CancellationToken cancellation)
    {
        if (redis.IsConfigured)
        {
            metrics.CountLocalDecision();
        }

        return own.TakeAsync(budgets, cancellation);
    }

    private static Taken Read(IReadOnlyList<Budget> budgets, long[] answer) => new(
        answer[0] == 1,
        [
            .. budgets.Select((budget, i) => new BudgetState(
                budget.Permits - (int)answer[(2 * i) + 1], TimeSpan.FromMilliseconds(Math.Max(0, answer[(2 * i) + 2])))),
        ]);
}
