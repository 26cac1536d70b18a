using System.Net;
using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Http;

/// <summary>
/// How every cookie of ours is made: <c>__Host-</c> and Secure on https and on loopback, where browsers allow it. Over plain
/// http from elsewhere, which only a trial in a home network uses, it must do without both, or browsers would drop it.
/// </summary>
public static class OwnCookie
{
    public static string Name(HttpRequest request, string name) => MayBeSecure(request) ? $"__Host-{name}" : name;

    /// <param name="request">Decides whether the cookie can be Secure.</param>
    /// <param name="lifetime">How long the browser keeps it; null: until it is closed, or to remove it.</param>
    public static CookieOptions Options(HttpRequest request, TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = MayBeSecure(request),
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };

    public static bool MayBeSecure(HttpRequest request) => request.IsHttps
        || request.Host.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(request.Host.Host, out var address) && IPAddress.IsLoopback(address));
}
