using System.Net;
using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Http;

/// <summary>
/// The session's cookie: <c>__Host-uplift</c> and Secure on https and on loopback, where browsers allow it. Over plain http
/// from elsewhere, which only a trial in a home network uses, it must do without both, or nobody could have a session.
/// </summary>
public static class SessionCookie
{
    private const string SecureName = "__Host-uplift";
    private const string PlainName = "uplift";

    public static bool IsPresent(HttpRequest request) => Read(request) is not null;

    public static string? Read(HttpRequest request) => request.Cookies[Name(request)];

    /// <param name="lifetime">How long the browser keeps it.</param>
    public static void Write(HttpResponse response, string value, TimeSpan lifetime) =>
        response.Cookies.Append(Name(response.HttpContext.Request), value, Options(response.HttpContext.Request, lifetime));

    public static void Remove(HttpResponse response) =>
        response.Cookies.Delete(Name(response.HttpContext.Request), Options(response.HttpContext.Request, null));

    private static string Name(HttpRequest request) => MayBeSecure(request) ? SecureName : PlainName;

    private static CookieOptions Options(HttpRequest request, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = MayBeSecure(request),
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    private static bool MayBeSecure(HttpRequest request) => request.IsHttps
        || request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address));
}
