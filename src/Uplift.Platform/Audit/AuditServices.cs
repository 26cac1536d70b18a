using Microsoft.Extensions.DependencyInjection;

namespace Uplift.Platform.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services.AddScoped<AuditLog>();
}
