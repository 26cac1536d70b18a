using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Audit;

public static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services) => services
        .AddScoped<AuditLog>()
        .AddScoped<AuditReader>()
        .AddScoped<IPersonalData, AuditTrail>();
}
