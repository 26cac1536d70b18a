using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Uplift.Platform.Data;
using Uplift.Platform.Http;

namespace Uplift.Web;

/// <summary>Ready means: the database answers, its schema is this program's, and content was imported.</summary>
internal sealed class ReadyCheck(Migrator migrator, ContentVersion content) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var pending = await migrator.PendingAsync(cancellationToken);
            return (pending.Count, content.Current.Length) switch
            {
                ( > 0, _) => HealthCheckResult.Unhealthy($"{pending.Count} migrations are missing."),
                (_, 0) => HealthCheckResult.Unhealthy("No content was imported."),
                _ => HealthCheckResult.Healthy(),
            };
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy("The database does not answer.", failure);
        }
    }
}

internal static class HealthEndpoints
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
    }
}
