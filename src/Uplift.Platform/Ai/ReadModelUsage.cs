using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;

namespace Uplift.Platform.Ai;

/// <param name="Day">In UTC.</param>
/// <param name="Failures">Calls that brought nothing.</param>
/// <param name="People">How many different people; never who.</param>
public sealed record ModelDay(DateOnly Day, int Calls, int Failures, int People, int InputTokens, int OutputTokens);

public sealed record ModelPurpose(string Purpose, string Model, int Calls, int Failures, int Tokens, int MeanMilliseconds);

public sealed record ModelUsageView(IReadOnlyList<ModelDay> Days, IReadOnlyList<ModelPurpose> Purposes);

/// <summary>What models were used for in the last two weeks, in counts. People's own servers are their own affair.</summary>
public sealed class ReadModelUsage(AppDb db, TimeProvider clock)
{
    private const int Days = 14;

    public async Task<ModelUsageView> HandleAsync(CancellationToken cancellation)
    {
        var since = new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero).AddDays(1 - Days);
        var days = new List<ModelDay>();
        for (var day = since; day < since.AddDays(Days); day = day.AddDays(1))
        {
            var (from, until) = (day, day.AddDays(1));
            var row = await db.ModelCalls.Where(c => !c.IsOwn && c.At >= from && c.At < until)
                .GroupBy(_ => 1)
                .Select(calls => new
                {
                    Calls = calls.Count(),
                    Failures = calls.Count(c => c.Failure != null),
                    People = calls.Select(c => c.PersonId).Distinct().Count(),
                    Input = calls.Sum(c => c.InputTokens),
                    Output = calls.Sum(c => c.OutputTokens),
                })
                .SingleOrDefaultAsync(cancellation);
            if (row is not null)
            {
                days.Add(new ModelDay(DateOnly.FromDateTime(day.UtcDateTime), row.Calls, row.Failures, row.People, row.Input, row.Output));
            }
        }

        var purposes = await db.ModelCalls.Where(c => !c.IsOwn && c.At >= since)
            .GroupBy(c => new { c.Purpose, c.Model })
            .Select(calls => new ModelPurpose(
                calls.Key.Purpose,
                calls.Key.Model,
                calls.Count(),
                calls.Count(c => c.Failure != null),
                calls.Sum(c => c.InputTokens + c.OutputTokens),
                (int)calls.Average(c => c.Milliseconds)))
            .ToListAsync(cancellation);
        days.Reverse();
        return new ModelUsageView(days, [.. purposes.OrderByDescending(purpose => purpose.Tokens)]);
    }
}
