using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Uplift.Platform.Data;

namespace Uplift.Platform.Idempotency;

/// <summary>Deletes answers whose key is past its day, once an hour.</summary>
internal sealed class ForgetAnswers(IServiceScopeFactory scopes, TimeProvider clock, ILogger<ForgetAnswers> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var oldest = clock.GetUtcNow() - IdempotentActs.KeptFor;
                await scope.ServiceProvider.GetRequiredService<AppDb>().IdempotentAnswers
                    .Where(answer => answer.CreatedAt < oldest)
                    .ExecuteDeleteAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Old idempotency keys could not be deleted; the next try is in an hour");
            }
        }
    }
}
