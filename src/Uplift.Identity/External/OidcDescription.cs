using Microsoft.Extensions.Configuration;
using Microsoft.IdentityModel.Tokens;

namespace Uplift.Identity.External;

/// <summary>A provider's endpoints and keys as they were fetched.</summary>
internal sealed record OidcDescription(Discovery Endpoints, IReadOnlyList<SecurityKey> Keys, DateTimeOffset FetchedAt);

/// <summary>
/// Fetches and keeps them. Who meets an unknown key asks again at once, so that nobody's sign-in fails because the provider
/// changed its keys; not more often than every ten seconds, or forged tokens would make us flood the provider.
/// </summary>
internal sealed class OidcDescriptions(OidcOptions options, ProviderHttp http, IConfiguration configuration, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);
    private static readonly TimeSpan AskedAgainEvery = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim fetching = new(1);
    private OidcDescription? current;

    /// <returns>Null when the provider's description does not fit.</returns>
    public Task<OidcDescription?> GetAsync(CancellationToken cancellation) => FetchAsync(KeptFor, cancellation);

    /// <summary>After an unknown key.</summary>
    public Task<OidcDescription?> GetAgainAsync(CancellationToken cancellation) => FetchAsync(AskedAgainEvery, cancellation);

    public void Dispose() => fetching.Dispose();

    private async Task<OidcDescription?> FetchAsync(TimeSpan oldest, CancellationToken cancellation)
    {
        await fetching.WaitAsync(cancellation);
        try
        {
            if (current is null || clock.GetUtcNow() - current.FetchedAt >= oldest)
            {
                current = await DownloadAsync(cancellation) ?? current;
            }

            return current;
        }
        finally
        {
            fetching.Release();
        }
    }

    private async Task<OidcDescription?> DownloadAsync(CancellationToken cancellation)
    {
        var authority = options.Authority.TrimEnd('/');
        var endpoints = await http.GetAsync<Discovery>($"{authority}/.well-known/openid-configuration", accessToken: null, cancellation);
        if (endpoints is null
            || endpoints.Issuer?.TrimEnd('/') != authority
            || !IsAllowed(endpoints.AuthorizationEndpoint)
            || !IsAllowed(endpoints.TokenEndpoint)
            || !IsAllowed(endpoints.JwksUri)
            || (endpoints.UserInfoEndpoint is not null && !IsAllowed(endpoints.UserInfoEndpoint)))
        {
            return null;
        }

        var keys = new JsonWebKeySet(await http.GetTextAsync(endpoints.JwksUri!, cancellation));
        return new OidcDescription(endpoints, [.. keys.GetSigningKeys()], clock.GetUtcNow());
    }

    private bool IsAllowed(string? address) => ProviderAddress.IsAllowed(address, configuration);
}
