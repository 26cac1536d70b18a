using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace Uplift.Platform.Http;

/// <summary>
/// Whether a request comes from this machine itself. One with forwarding headers comes from a proxy on it, and thus perhaps
/// from anywhere.
/// </summary>
internal static class DirectLoopback
{
    private static readonly string[] ForwardingHeaders =
    [
        "Forwarded",
        ForwardedHeadersDefaults.XForwardedForHeaderName,
        ForwardedHeadersDefaults.XForwardedProtoHeaderName,
        ForwardedHeadersDefaults.XForwardedHostHeaderName,
        // What the middleware leaves behind of headers that it believed.
        ForwardedHeadersDefaults.XOriginalForHeaderName,
        ForwardedHeadersDefaults.XOriginalProtoHeaderName,
    ];

    public static bool Is(HttpContext context) => IsLoopback(context) && !IsForwarded(context.Request);

    public static bool IsForwarded(HttpRequest request) => Array.Exists(ForwardingHeaders, request.Headers.ContainsKey);

    public static bool IsLoopback(HttpContext context) =>
        // No address: no network, as under a test server.
        context.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
}
