using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Uplift.Platform.Http;

/// <summary>The site's own address for links that leave it: <c>Uplift:PublicUrl</c>, else where the request came to.</summary>
public sealed class SiteAddress(IConfiguration configuration)
{
    private readonly string? configured = configuration["Uplift:PublicUrl"]?.TrimEnd('/');

    /// <returns>The address without a slash at its end.</returns>
    public string Of(HttpRequest request) => configured ?? $"{request.Scheme}://{request.Host}";
}
