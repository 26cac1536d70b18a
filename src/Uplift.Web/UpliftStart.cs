using Microsoft.Extensions.Options;
using Uplift.Identity.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Configuration;
using Uplift.Platform.Data;
using Uplift.Platform.Keys;

namespace Uplift.Web;

/// <summary>What happens before the first request: the schema is brought up to date and changed content imported.</summary>
internal static class UpliftStart
{
    /// <returns>Whether the server may start.</returns>
    public static async Task<bool> PrepareAsync(WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var log = scope.ServiceProvider.GetRequiredService<ILoggerFactory>().CreateLogger("Uplift.Start");
        if (Refusal(app) is { } refusal)
        {
            log.LogCritical("{Refusal}", refusal);
            return false;
        }

        if (!await MigrateAsync(scope.ServiceProvider, log))
        {
            return false;
        }

        await scope.ServiceProvider.GetRequiredService<ImportKeyFiles>().HandleAsync(CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<SealStoredKeys>().HandleAsync(CancellationToken.None);
        await ImportAsync(scope.ServiceProvider, log);
        await OfferSetupAsync(scope.ServiceProvider, log);
        return true;
    }

    /// <summary>Why this configuration must not serve; a sentence rather than a stack trace.</summary>
    private static string? Refusal(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<IStartupValidator>().Validate();
        }
        catch (OptionsValidationException invalid)
        {
            return $"The configuration does not fit: {invalid.Message}";
        }

        if (app.Configuration.GetValue<bool>("ForwardedHeaders_Enabled"))
        {
            return "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes the headers of whoever connects. Name your proxy's network in Uplift:Proxy:KnownNetworks instead.";
        }

        return app.Environment.IsProduction() && ForTests(app.Configuration) is { } option
            ? $"{option} is for tests and is refused in Production, which is also what an unset environment means."
            : null;
    }

    private static string? ForTests(IConfiguration configuration) =>
        configuration.GetValue<bool>("Uplift:Testing:RaiseClientLimits") ? "Uplift:Testing:RaiseClientLimits"
        : configuration.GetValue<double>("Uplift:Testing:ClockAheadHours") != 0 ? "Uplift:Testing:ClockAheadHours"
        : null;

    private static async Task<bool> MigrateAsync(IServiceProvider services, ILogger log)
    {
        var migrator = services.GetRequiredService<Migrator>();
        try
        {
            if (services.GetRequiredService<IOptions<DatabaseOptions>>().Value.MigrateAtStart)
            {
                await migrator.MigrateAsync(CancellationToken.None);
            }
            else if (await migrator.PendingAsync(CancellationToken.None) is { Count: > 0 } pending)
            {
                log.LogCritical("The database lacks {Count} migrations. Run: uplift migrate", pending.Count);
                return false;
            }

            return true;
        }
        catch (NewerSchemaException newer)
        {
            log.LogCritical("{Message}", newer.Message);
            return false;
        }
    }

    private static async Task ImportAsync(IServiceProvider services, ILogger log)
    {
        var folder = services.GetRequiredService<Places>().ContentDir;
        if (!Directory.Exists(folder))
        {
            log.LogWarning("There is no content folder at {Folder}; set Uplift:ContentDir", folder);
            return;
        }

        var result = await services.GetRequiredService<IContentImport>().ImportWhenChangedAsync(folder, CancellationToken.None);
        if (result is { Faults.Count: > 0 })
        {
            // The content that is already there stays; a faulty file must not take the site down.
            log.LogError("The content has {Count} faults and was not imported:\n{Faults}", result.Faults.Count, string.Join('\n', result.Faults));
        }
        else if (result is not null)
        {
            log.LogInformation(
                "Content imported: {Added} added, {Changed} changed, {Retired} retired", result.Added, result.Changed, result.Retired);
        }
    }

    /// <summary>Whoever reads the log of an installation runs it, and may become its first admin.</summary>
    private static async Task OfferSetupAsync(IServiceProvider services, ILogger log)
    {
        if (await services.GetRequiredService<ISetup>().OfferAsync(CancellationToken.None) is { } path)
        {
            log.LogWarning("There is no admin yet. Make the first one here, once and within a day: {Path}", path);
        }
    }
}
