using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.RateLimits;

public static class RateLimitServices
{
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddOptions<AttemptOptions>().BindConfiguration(AttemptOptions.Section).ValidateDataAnnotations()
            .ValidateOnStart();
        services.AddSingleton<ClientLimits>();
        services.AddSingleton<RequestBudgets>();
        services.AddSingleton<MemoryBudgets>();
        services.AddSingleton<IBudgets, SharedBudgets>();
        services.AddSingleton<KnownDevices>();
        services.AddSingleton<AttemptLimits>();
        return services.AddProblemPages(
            new ProblemPage("too-many-requests", 429, "Your address or account sent more of these requests than one person needs.", "Wait for the time named in Retry-After, then go on."),
            new ProblemPage("too-many-attempts", 429, "A password or code was tried too often for one account or from one address. Whether the account exists makes no difference.", "Wait for the time named in Retry-After. A browser with which you signed in before has tries of its own."));
    }

    public static IApplicationBuilder UseRateLimits(this IApplicationBuilder app) => app.UseMiddleware<RateLimiting>();
}
