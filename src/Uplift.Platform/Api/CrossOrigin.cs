using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Uplift.Platform.Http;

namespace Uplift.Platform.Api;

/// <summary>
/// Lets browsers of the configured origins read the APIs; of no other. Cookies stay behind: a page of another origin signs in
/// with a token of its own.
/// </summary>
public static class CrossOrigin
{
    private const string Policy = "configured-origins";

    private static readonly string[] Readable =
    [
        HeaderNames.ETag, HeaderNames.Link, HeaderNames.Location, HeaderNames.RetryAfter, "RateLimit", "RateLimit-Policy",
        "Idempotency-Replayed", ApiVersions.Header, "Deprecation", "Sunset",
    ];

    public static IServiceCollection AddCrossOrigin(this IServiceCollection services)
    {
        services.AddOptions<CorsOptions>().BindConfiguration(CorsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddCors();
        services.AddOptions<Microsoft.AspNetCore.Cors.Infrastructure.CorsOptions>().Configure<IOptions<CorsOptions>>((cors, ours) =>
            cors.AddPolicy(Policy, policy => policy
                .WithOrigins([.. ours.Value.List])
                .AllowAnyMethod()
                .AllowAnyHeader()
                .WithExposedHeaders(Readable)
                .SetPreflightMaxAge(TimeSpan.FromMinutes(10))));
        return services;
    }

    /// <summary>Read as text: whether it fits is said by a sentence at the start.</summary>
    public static IApplicationBuilder UseCrossOrigin(this IApplicationBuilder app) =>
        app.ApplicationServices.GetRequiredService<IConfiguration>()["Uplift:Cors:Origins"] is { Length: > 0 }
            ? app.UseWhen(context => Refusal.IsApi(context), api => api.UseCors(Policy))
            : app;

    /// <summary>Whether an unsafe request comes from a configured origin and brings no authority of its visitor's.</summary>
    internal static bool IsWelcome(HttpContext context) =>
        Refusal.IsApi(context)
        && !SessionCookie.IsPresent(context.Request)
        && context.RequestServices.GetRequiredService<IOptions<CorsOptions>>().Value.List.Contains(context.Request.Headers.Origin.ToString());
}
