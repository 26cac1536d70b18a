using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Http;

/// <summary>Headers on every answer: no foreign script or frame, no sniffing, no referrer to others.</summary>
internal sealed class SecurityHeaders(RequestDelegate next)
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(self)";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        context.Response.OnStarting(() =>
        {
            // What nobody declared cacheable is personal, or may become so.
            if (headers.CacheControl.Count == 0 || SessionCookie.IsPresent(context.Request))
            {
                if (context.Request.Path.StartsWithSegments("/assets"))
                {
                    return Task.CompletedTask;
                }

                headers.CacheControl = "private, no-store";
                headers.Pragma = default;
            }

            return Task.CompletedTask;
        });
        return next(context);
    }
}
