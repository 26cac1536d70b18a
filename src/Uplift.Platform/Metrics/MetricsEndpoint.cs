using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Platform.Access;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;

namespace Uplift.Platform.Metrics;

public static class MetricsEndpoint
{
    private const string Policy = "metrics";

    public static IServiceCollection AddMetricsText(this IServiceCollection services)
    {
        services.AddSingleton<MetricsText>();
        services.AddScoped<IAuthorizationHandler, MetricsHandler>();
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.AddRequirements(new MetricsRequirement()));
        return services;
    }

    /// <summary>For a monitoring system on this machine, and for people who may read metrics.</summary>
    public static void MapMetrics(this IEndpointRouteBuilder endpoints)
    {
        // It counts from the start, not from the first time that somebody asks.
        var text = endpoints.ServiceProvider.GetRequiredService<MetricsText>();
        endpoints.MapGet("/metrics", (HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            return Results.Text(text.Write(), MetricsText.ContentType);
        }).RequireAuthorization(Policy);
    }

    private sealed record MetricsRequirement : IAuthorizationRequirement;

    private sealed class MetricsHandler(IHttpContextAccessor accessor, CurrentUser user, AccessDecisions decisions)
        : AuthorizationHandler<MetricsRequirement>
    {
        protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, MetricsRequirement requirement)
        {
            var decision = Decide();
            decisions.Keep(decision);
            if (decision.IsAllowed)
            {
                context.Succeed(requirement);
            }

            return Task.CompletedTask;
        }

        private Decision Decide() => this switch
        {
            _ when accessor.HttpContext is { } request && DirectLoopback.Is(request) =>
                Decision.Allow(Permissions.ReadMetrics, "this-machine", "The request comes from this machine and through no proxy."),
            _ when user.Has(Permissions.ReadMetrics) =>
                Decision.Allow(Permissions.ReadMetrics, "role", $"The role {user.Role.Word()} has the permission {Permissions.ReadMetrics}."),
            _ => Decision.Refuse(
                Permissions.ReadMetrics,
                "this-machine",
                "The request comes from another machine, and the role lacks the permission.",
                AccessProblems.Lacks(Permissions.ReadMetrics)),
        };
    }
}
