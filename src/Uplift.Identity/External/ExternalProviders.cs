using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Uplift.Identity.External;

/// <summary>All configured providers, in the order in which people are offered them.</summary>
internal sealed class ExternalProviders : IDisposable
{
    private readonly List<OidcDescriptions> descriptions = [];

    public ExternalProviders(
        IOptions<ExternalSignInOptions> options,
        ProviderHttp http,
        IConfiguration configuration,
        TimeProvider clock,
        ILoggerFactory logs)
    {
        List<IExternalProvider> all = [];
        foreach (var oidc in options.Value.Oidc)
        {
            var description = new OidcDescriptions(oidc, http, configuration, clock);
            descriptions.Add(description);
            all.Add(new OidcProvider(oidc, description, http, clock, logs.CreateLogger<OidcProvider>()));
        }

        if (options.Value.GitHub.IsConfigured)
        {
            all.Add(new GitHubProvider(options.Value.GitHub, http, logs.CreateLogger<GitHubProvider>()));
        }

        All = all;
    }

    public IReadOnlyList<IExternalProvider> All { get; }

    public IExternalProvider? Find(string slug) => All.FirstOrDefault(provider => provider.Slug == slug);

    public void Dispose()
    {
        foreach (var description in descriptions)
        {
            description.Dispose();
        }
    }
}
