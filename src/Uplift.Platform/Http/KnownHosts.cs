using System.Net;
using Microsoft.AspNetCore.Http;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Http;

/// <summary>
/// Once the site has a public address, no other host name is answered: a name of the sender's choice must not find its way
/// into links, redirects or a cache. Health checks come by address, and this machine's own requests by any local name.
/// </summary>
internal sealed class KnownHosts(RequestDelegate next, SiteAddress site)
{
    private static readonly Problem UnknownHost = new(
        ProblemKind.Unreadable, "unknown-host", "This server does not answer by that name. Use the address that the site is known by.");

    public Task InvokeAsync(HttpContext context) =>
        IsKnown(context) ? next(context) : Refusal.WriteAsync(context, UnknownHost);

    private bool IsKnown(HttpContext context) =>
        site.Host is not { } host
        || context.Request.Host.Host.Equals(host, StringComparison.OrdinalIgnoreCase)
        || (IsLocalName(context.Request.Host.Host) && DirectLoopback.IsLoopback(context))
        || context.Request.Path.StartsWithSegments("/health")
        || context.Request.Path.StartsWithSegments("/metrics");

    private static bool IsLocalName(string name) =>
        name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
}
