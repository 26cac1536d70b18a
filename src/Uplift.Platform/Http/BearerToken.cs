using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Http;

/// <summary>A token in the Authorization header of an API call. Pages know only the session's cookie.</summary>
public static class BearerToken
{
    private const string Scheme = "Bearer ";

    public static bool IsPresent(HttpRequest request) => Read(request) is not null;

    public static string? Read(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        return IsForPrograms(request) && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase)
            ? header[Scheme.Length..].Trim()
            : null;
    }

    private static bool IsForPrograms(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") || request.Path.StartsWithSegments("/graphql") || request.Path.StartsWithSegments("/metrics");
}
