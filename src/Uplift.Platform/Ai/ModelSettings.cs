using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Uplift.Platform.Data;
using Uplift.Platform.Streams;

namespace Uplift.Platform.Ai;

/// <param name="Endpoint">The installation's own; null without one.</param>
/// <param name="IsConfigured">It comes from the configuration, which wins over the browser.</param>
public sealed record ModelSettingsView(
    ModelEndpoint? Endpoint, bool IsConfigured, bool OwnServersAllowed, bool MayKeepContent, int TokensPerPersonPerDay)
{
    /// <summary>Whether anybody here can have a model at all; without it nothing speaks of one.</summary>
    public bool IsPossible => Endpoint is not null || OwnServersAllowed;

    /// <summary>All that a page for everybody may show of it; what is prepared is prepared anew when this changes.</summary>
    internal string Shown => IsPossible ? $"{Endpoint?.Model} {Endpoint?.Address.Host} {OwnServersAllowed}" : "";
}

/// <summary>
/// The settings as this process knows them: read at the start, when an admin saves here, when another node rings, and
/// now and then in case a ring was lost. Requests read memory and never the database.
/// </summary>
public sealed class ModelSettings(
    IServiceScopeFactory scopes, IOptions<ModelServerOptions> options, Bells bells, ILogger<ModelSettings> log)
    : BackgroundService
{
    private const string Bell = "model-settings";

    // Without Redis no bell rings on other nodes; they look as often as they look for new content.
    private static readonly TimeSpan LooksAgain = TimeSpan.FromSeconds(10);

    public ModelSettingsView Current { get; private set; } = Of(options.Value, null, null);

    /// <summary>Before the first request, so that no page waits for it.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await LoadAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    internal async Task SavedAsync(CancellationToken cancellation)
    {
        await LoadAsync(cancellation);
        bells.Ring(Bell);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var bell = await bells.HangAsync(Bell);
        while (true)
        {
            await bell.WaitAsync(LooksAgain, stoppingToken);
            try
            {
                await LoadAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "The model server's settings could not be read; the old ones stay");
            }
        }
    }

    internal async Task LoadAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<AppDb>().ModelServers.AsNoTracking().SingleOrDefaultAsync(cancellation);
        Current = Of(options.Value, row, scope.ServiceProvider.GetRequiredService<ModelSeal>());
    }

    private static ModelSettingsView Of(ModelServerOptions options, ModelServerRow? row, ModelSeal? seal)
    {
        var endpoint = options.BaseUrl is { } configured ? new ModelEndpoint(new Uri(configured), options.Model!, options.ApiKey, IsOwn: false)
            : row is { Address: { } address, Model: { } model } ? new ModelEndpoint(new Uri(address), model, seal!.Open(row.SealedKey), IsOwn: false)
            : null;
        return new ModelSettingsView(
            endpoint,
            options.BaseUrl is not null,
            row?.OwnServersAllowed ?? false,
            row?.MayKeepContent ?? false,
            row?.TokensPerPersonPerDay ?? options.TokensPerPersonPerDay);
    }
}
