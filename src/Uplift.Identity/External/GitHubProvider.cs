using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <summary>GitHub speaks OAuth 2.0 only: no ID token, so its own API says who it is, asked with the token of this very exchange.</summary>
internal sealed class GitHubProvider(GitHubOptions options, ProviderHttp http, ILogger<GitHubProvider> log) : IExternalProvider
{
    private const string Public = "https://github.com";

    private readonly string site = options.Authority.TrimEnd('/');

    public string Slug => GitHubOptions.Slug;

    public string Name => "GitHub";

    private string Api => site == Public ? "https://api.github.com" : $"{site}/api/v3";

    public Task<Outcome<string>> StartAsync(ExternalAttempt attempt, string callback, CancellationToken cancellation) =>
        Task.FromResult<Outcome<string>>(QueryHelpers.AddQueryString($"{site}/login/oauth/authorize", new Dictionary<string, string?>
        {
            ["client_id"] = options.ClientId,
            ["redirect_uri"] = callback,
            ["scope"] = "read:user user:email",
            ["state"] = attempt.State,
            ["code_challenge"] = attempt.Challenge,
            ["code_challenge_method"] = "S256",
        }));

    public async Task<Outcome<ExternalIdentity>> FinishAsync(
        ExternalAttempt attempt, ExternalAnswer answer, string callback, CancellationToken cancellation)
    {
        try
        {
            var form = new Dictionary<string, string>
            {
                ["client_id"] = options.ClientId,
                ["client_secret"] = options.ClientSecret,
                ["code"] = answer.Code!,
                ["redirect_uri"] = callback,
                ["code_verifier"] = attempt.Verifier,
            };
            var tokens = await http.PostAsync<TokenAnswer>($"{site}/login/oauth/access_token", form, authorization: null, cancellation);
            if (tokens?.AccessToken is not { Length: > 0 } accessToken)
            {
                return Refuse("there is no access token");
            }

            var user = await http.GetAsync<GitHubUser>($"{Api}/user", accessToken, cancellation);
            var addresses = await http.GetAsync<List<GitHubAddress>>($"{Api}/user/emails", accessToken, cancellation);
            return user is { Id: > 0 }
                ? new ExternalIdentity(
                    site,
                    user.Id.ToString(CultureInfo.InvariantCulture),
                    addresses?.Find(address => address is { IsPrimary: true, IsVerified: true })?.Email,
                    user.Name ?? user.Login)
                : Refuse("it does not say who it is");
        }
        catch (Exception failure) when (failure is HttpRequestException or JsonException or NotSupportedException
            || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return Refuse(failure.GetType().Name);
        }
    }

    private Problem Refuse(string reason)
    {
        log.LogWarning("Sign-in with {Provider} is refused: {Reason}", Slug, reason);
        return ExternalProblems.Failed(Name);
    }

    private sealed record GitHubUser(
        [property: JsonPropertyName("id")] long Id,
        [property: JsonPropertyName("login")] string? Login,
        [property: JsonPropertyName("name")] string? Name);

    private sealed record GitHubAddress(
        [property: JsonPropertyName("email")] string? Email,
        [property: JsonPropertyName("primary")] bool IsPrimary,
        [property: JsonPropertyName("verified")] bool IsVerified);
}
