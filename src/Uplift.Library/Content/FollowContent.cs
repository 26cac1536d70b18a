using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Uplift.Platform.Data;
using Uplift.Platform.Http;

namespace Uplift.Library.Content;

/// <summary>Notices content that another process imported: a command, or another node.</summary>
internal sealed class FollowContent(
    IServiceScopeFactory scopes,
    ContentVersion version,
    IOptions<LibraryOptions> options,
    TimeProvider clock,
    ILogger<FollowContent> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.FollowSeconds == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.Value.FollowSeconds), clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Could not see whether the content changed; trying again");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.ContentStates.Select(s => s.Version).SingleOrDefaultAsync(cancellation) is { } current)
        {
            version.Current = current;
        }
    }
}
