using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Http;

/// <summary>
/// Headers on every answer: no foreign script or frame, no sniffing, no referrer to others. JSON is no document: opened by
/// itself it may load nothing at all, and has no devices or windows to be kept from.
/// </summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    private const string PolicyOfJson = "default-src 'none'; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        // At the last moment, because an exception's handler begins by clearing what was set before.
        context.Response.OnStarting(
            static context =>
            {
                Write((HttpContext)context);
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        if (IsJson(context.Response.ContentType))
        {
            headers.ContentSecurityPolicy = PolicyOfJson;
        }
        else
        {
            headers.ContentSecurityPolicy = ContentSecurityPolicy;
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
        }

        var isPersonal = headers.CacheControl.Count == 0 || SessionCookie.IsPresent(context.Request);
        // What nobody declared cacheable is personal, or may become so.
        if (isPersonal && !context.Request.Path.StartsWithSegments("/assets"))
        {
            headers.CacheControl = "private, no-store";
            headers.Pragma = default;
        }
    }

    private static bool IsJson(string? type) =>
        type is not null && (type.StartsWith("application/json", StringComparison.Ordinal) || type.Contains("+json", StringComparison.Ordinal));
}
