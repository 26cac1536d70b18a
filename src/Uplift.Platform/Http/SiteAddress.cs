using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Uplift.Platform.Http;

/// <summary>The site's own address for links that leave it: <c>Uplift:PublicUrl</c>, else where the request came to.</summary>
public sealed class SiteAddress(IConfiguration configuration, IServer server)
{
    private readonly string? configured = configuration["Uplift:PublicUrl"]?.TrimEnd('/');

    /// <summary>The public host name; null when none is configured.</summary>
    public string? Host { get; } =
        Uri.TryCreate(configuration["Uplift:PublicUrl"], UriKind.Absolute, out var address) ? address.Host : null;

    /// <summary>Whether the public knows the site by https.</summary>
    public bool IsHttps => configured?.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ?? false;

    /// <returns>The address without a slash at its end.</returns>
    public string Of(HttpRequest request) => configured ?? $"{request.Scheme}://{request.Host}";

    /// <summary>
    /// For links in mails and for what is signed. It is never taken from a request: whoever asks for a mail to somebody else
    /// could write a host of their own into it.
    /// </summary>
    public string Fixed => configured ?? Listening ?? "http://localhost:5080";

    private string? Listening => server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()?
        .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
        .Replace("[::]", "localhost", StringComparison.Ordinal)
        .TrimEnd('/');
}
