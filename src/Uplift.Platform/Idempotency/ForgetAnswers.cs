using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Uplift.Platform.Ai;
using Uplift.Platform.Data;

namespace Uplift.Platform.Idempotency;

/// <summary>Deletes what is kept for a time only, once an hour: answers whose key is past its day, and old calls of models.</summary>
internal sealed class ForgetAnswers(
    IServiceScopeFactory scopes, IOptions<ModelServerOptions> models, TimeProvider clock, ILogger<ForgetAnswers> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromHours(1), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await ForgetAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "What is kept for a time only could not be deleted; the next try is in an hour");
            }
        }
    }

    internal async Task ForgetAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow();
        var (oldestAnswer, oldestCall) = (now - IdempotentActs.KeptFor, now - TimeSpan.FromDays(models.Value.CallsKeptDays));
        await db.IdempotentAnswers.Where(answer => answer.CreatedAt < oldestAnswer).ExecuteDeleteAsync(cancellation);
        await db.ModelCalls.Where(call => call.At < oldestCall).ExecuteDeleteAsync(cancellation);
    }
}
