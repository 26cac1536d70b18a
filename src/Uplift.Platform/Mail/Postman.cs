using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Uplift.Platform.Mail;

/// <summary>Delivers when the bell rings, and now and then what failed before or another process left.</summary>
internal sealed class Postman(IServiceScopeFactory scopes, MailBell bell, ILogger<Postman> log) : BackgroundService
{
    private static readonly TimeSpan WhenMailWaits = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan WhenNoneDoes = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await bell.WaitAsync(await DeliverAsync(stoppingToken) ? WhenMailWaits : WhenNoneDoes, stoppingToken);
        }
    }

    private async Task<bool> DeliverAsync(CancellationToken cancellation)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<DeliverMail>().HandleAsync(cancellation);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "Mail could not be delivered; the next try is in a minute");
            return true;
        }
    }
}
