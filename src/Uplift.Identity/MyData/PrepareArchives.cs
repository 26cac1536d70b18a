using System.Threading.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Uplift.Platform.Data;

namespace Uplift.Identity.MyData;

/// <summary>Archives that this process is to make.</summary>
internal sealed class ArchiveQueue
{
    private readonly Channel<Guid> orders = Channel.CreateBounded<Guid>(new BoundedChannelOptions(1_000) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>One too many is not lost: whoever asks how far it is brings it here again.</summary>
    public void Add(Guid orderId) => orders.Writer.TryWrite(orderId);

    public IAsyncEnumerable<Guid> ReadAsync(CancellationToken cancellation) => orders.Reader.ReadAllAsync(cancellation);
}

/// <summary>Makes archives one after another, so that many at once do not fill the memory.</summary>
internal sealed class PrepareArchives(IServiceScopeFactory scopes, ArchiveQueue queue, TimeProvider clock, ILogger<PrepareArchives> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var orderId in queue.ReadAsync(stoppingToken))
        {
            await using var scope = scopes.CreateAsyncScope();
            var orders = scope.ServiceProvider.GetRequiredService<AppDb>().ArchiveOrders.Where(o => o.Id == orderId && o.ReadyAt == null);
            try
            {
                await PrepareAsync(scope.ServiceProvider.GetRequiredService<DownloadMyData>(), orders, stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError(failure, "An archive could not be made");
                var now = clock.GetUtcNow();
                await orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.FailedAt, now), stoppingToken);
            }
        }
    }

    private async Task PrepareAsync(DownloadMyData download, IQueryable<ArchiveOrder> orders, CancellationToken cancellation)
    {
        var ownerId = await orders.Select(o => (Guid?)o.OwnerId).SingleOrDefaultAsync(cancellation);
        if (ownerId is null)
        {
            return;
        }

        using var content = new MemoryStream();
        await using (var file = await download.HandleAsync(ownerId.Value, cancellation))
        {
            await file.CopyToAsync(content, cancellation);
        }

        var (bytes, now) = (content.ToArray(), clock.GetUtcNow());
        await orders.ExecuteUpdateAsync(set => set.SetProperty(o => o.Content, bytes).SetProperty(o => o.ReadyAt, now), cancellation);
    }
}
