using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Uplift.Identity.External;

/// <summary>Section <c>Uplift:SignIn</c>: with whom people can sign in besides a password.</summary>
internal sealed class ExternalSignInOptions
{
    public const string Section = "Uplift:SignIn";

    public List<OidcOptions> Oidc { get; set; } = [];

    public GitHubOptions GitHub { get; set; } = new();
}

/// <summary>An OpenID Connect provider, such as Google.</summary>
internal sealed class OidcOptions
{
    /// <summary>As the button says it.</summary>
    public string Name { get; set; } = "";

    /// <summary>As the address says it: <c>/signin/SLUG</c>.</summary>
    public string Slug { get; set; } = "";

    /// <summary>The issuer, below which the provider's description is found.</summary>
    public string Authority { get; set; } = "";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";
}

internal sealed class GitHubOptions
{
    public const string Slug = "github";

    /// <summary>Another one is a GitHub Enterprise Server.</summary>
    public string Authority { get; set; } = "https://github.com";

    public string ClientId { get; set; } = "";

    public string ClientSecret { get; set; } = "";

    public bool IsConfigured => ClientId.Length > 0;
}

internal sealed partial class ValidExternalSignIn(IConfiguration configuration) : IValidateOptions<ExternalSignInOptions>
{
    // Addresses below /signin that are pages of ours.
    private static readonly string[] TakenSlugs = ["guest", "second-factor", "passkey", "recovery"];

    public ValidateOptionsResult Validate(string? name, ExternalSignInOptions options)
    {
        var slugs = options.Oidc.Select(provider => provider.Slug)
            .Concat(options.GitHub.IsConfigured ? [GitHubOptions.Slug] : []).ToList();
        List<string> faults =
        [
            .. options.Oidc.SelectMany(FaultsOf),
            .. slugs.Where(slug => !Slug().IsMatch(slug) || TakenSlugs.Contains(slug))
                .Select(slug => $"Uplift:SignIn: the slug '{slug}' must be lower-case letters, digits and hyphens, and none of {string.Join(", ", TakenSlugs)}."),
            .. slugs.GroupBy(slug => slug).Where(group => group.Count() > 1).Select(group => $"Uplift:SignIn: the slug '{group.Key}' is used twice."),
            .. options.GitHub.IsConfigured && !ProviderAddress.IsAllowed(options.GitHub.Authority, configuration)
                ? new[] { "Uplift:SignIn:GitHub:Authority must be an https address." } : [],
        ];
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }

    private IEnumerable<string> FaultsOf(OidcOptions provider)
    {
        if (provider.Name.Length == 0 || provider.ClientId.Length == 0)
        {
            yield return $"Uplift:SignIn:Oidc: '{provider.Slug}' needs a Name and a ClientId.";
        }

        if (!ProviderAddress.IsAllowed(provider.Authority, configuration))
        {
            yield return $"Uplift:SignIn:Oidc: the Authority of '{provider.Slug}' must be an https address.";
        }
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{0,39}$", RegexOptions.None, matchTimeoutMilliseconds: 100)]
    private static partial Regex Slug();
}

/// <summary>Providers are asked over https; over http only on loopback, and only where black-box tests run.</summary>
internal static class ProviderAddress
{
    public static bool IsAllowed(string? address, IConfiguration configuration) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps
            || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback && configuration.GetValue<bool>("Uplift:Testing:RaiseClientLimits")));
}
