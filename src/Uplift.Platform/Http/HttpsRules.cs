using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Platform.Http;

/// <summary>
/// What may go over plain http: this machine's own requests, health and metrics, and from elsewhere only pages, as long as
/// they take no password. Where the site is public by https, pages redirect there and say so for a year (HSTS). The API
/// never redirects: a client that got the address wrong must notice before it has sent its secret a hundred times.
/// </summary>
internal sealed class HttpsRules(RequestDelegate next, SiteAddress site, IConfiguration configuration)
{
    private const string OneYear = "max-age=31536000; includeSubDomains";

    private static readonly Problem HttpsNeeded = new(
        ProblemKind.Forbidden,
        "https-required",
        "Passwords and API calls need https: over plain http, whoever is on the way can read and change them. Nothing was carried out.");

    // A black-box test reaches the server over loopback and may send any header.
    private readonly bool isTested = configuration.GetValue<bool>("Uplift:Testing:RaiseClientLimits");

    public Task InvokeAsync(HttpContext context)
    {
        if (IsExempt(context))
        {
            return next(context);
        }

        if (context.Request.IsHttps)
        {
            if (site.IsHttps && !IsApi(context.Request))
            {
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.StrictTransportSecurity = OneYear;
                    return Task.CompletedTask;
                });
            }

            return next(context);
        }

        if (IsApi(context.Request))
        {
            return Refusal.WriteAsync(context, HttpsNeeded);
        }

        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        if (site.IsHttps && isRead)
        {
            context.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            context.Response.Headers.Location =
                site.Of(context.Request) + context.Request.Path.ToUriComponent() + context.Request.QueryString.ToUriComponent();
            return Task.CompletedTask;
        }

        return site.IsHttps || TakesSecret(context) ? Refusal.WriteAsync(context, HttpsNeeded) : next(context);
    }

    private bool IsExempt(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/health")
        || context.Request.Path.StartsWithSegments("/metrics")
        || DirectLoopback.Is(context)
        || (isTested && DirectLoopback.IsLoopback(context));

    private static bool IsApi(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/graphql") || request.Path.StartsWithSegments("/openapi");

    private static bool TakesSecret(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/signin")
        || context.GetEndpoint()?.Metadata.GetMetadata<RateLimitAttribute>() is { TakesSecret: true };
}
