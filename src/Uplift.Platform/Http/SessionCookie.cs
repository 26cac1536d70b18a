using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Http;

/// <summary>The session's cookie, <c>__Host-uplift</c>.</summary>
public static class SessionCookie
{
    private const string CookieName = "uplift";

    public static bool IsPresent(HttpRequest request) => Read(request) is not null;

    public static string? Read(HttpRequest request) =>
        request.Headers.Cookie.Count == 0 ? null : request.Cookies[OwnCookie.Name(request, CookieName)];

    /// <param name="response">The answer that carries it.</param>
    /// <param name="value">The session's token.</param>
    /// <param name="lifetime">How long the browser keeps it.</param>
    public static void Write(HttpResponse response, string value, TimeSpan lifetime)
    {
        var request = response.HttpContext.Request;
        response.Cookies.Append(OwnCookie.Name(request, CookieName), value, OwnCookie.Options(request, lifetime));
    }

    public static void Remove(HttpResponse response)
    {
        var request = response.HttpContext.Request;
        response.Cookies.Delete(OwnCookie.Name(request, CookieName), OwnCookie.Options(request, null));
    }
}
