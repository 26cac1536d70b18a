using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.External;

/// <summary>Any OpenID Connect provider: code flow with PKCE, state, nonce and the check of the issuer (RFC 9207).</summary>
internal sealed class OidcProvider(
    OidcOptions options, OidcDescriptions descriptions, ProviderHttp http, TimeProvider clock, ILogger<OidcProvider> log)
    : IExternalProvider
{
    public string Slug => options.Slug;

    public string Name => options.Name;

    public async Task<Outcome<string>> StartAsync(ExternalAttempt attempt, string callback, CancellationToken cancellation)
    {
        try
        {
            return await descriptions.GetAsync(cancellation) is { } provider
                ? QueryHelpers.AddQueryString(provider.Endpoints.AuthorizationEndpoint!, new Dictionary<string, string?>
                {
                    ["response_type"] = "code",
                    ["client_id"] = options.ClientId,
                    ["redirect_uri"] = callback,
                    ["scope"] = "openid email profile",
                    ["state"] = attempt.State,
                    ["nonce"] = attempt.Nonce,
                    ["code_challenge"] = attempt.Challenge,
                    ["code_challenge_method"] = "S256",
                })
                : Refuse("its description does not fit");
        }
        catch (Exception failure) when (IsTheirs(failure, cancellation))
        {
            return Refuse(failure.GetType().Name);
        }
    }

    public async Task<Outcome<ExternalIdentity>> FinishAsync(
        ExternalAttempt attempt, ExternalAnswer answer, string callback, CancellationToken cancellation)
    {
        try
        {
            if (await descriptions.GetAsync(cancellation) is not { } provider)
            {
                return Refuse("its description does not fit");
            }

            if (answer.Issuer is null ? provider.Endpoints.SendsIssuer : answer.Issuer != provider.Endpoints.Issuer)
            {
                return Refuse("the answer names another issuer");
            }

            var tokens = await ExchangeAsync(provider.Endpoints, attempt, answer.Code!, callback, cancellation);
            if (tokens?.IdToken is not { Length: > 0 } idToken)
            {
                return Refuse("there is no ID token");
            }

            var verdict = await CheckAsync(provider, idToken, tokens.AccessToken, attempt.Nonce, cancellation);
            return verdict.Token is { } token
                ? await IdentifyAsync(provider.Endpoints, token, tokens.AccessToken, cancellation)
                : Refuse($"the ID token is refused: {verdict.Fault}");
        }
        catch (Exception failure) when (IsTheirs(failure, cancellation))
        {
            return Refuse(failure.GetType().Name);
        }
    }

    private Task<TokenAnswer?> ExchangeAsync(
        Discovery endpoints, ExternalAttempt attempt, string code, string callback, CancellationToken cancellation)
    {
        var form = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = code,
            ["redirect_uri"] = callback,
            ["code_verifier"] = attempt.Verifier,
        };
        AuthenticationHeaderValue? authorization = null;
        var takesBasic = endpoints.TokenAuthentication is null || endpoints.TokenAuthentication.Contains("client_secret_basic");
        if (options.ClientSecret.Length > 0 && takesBasic)
        {
            var pair = $"{Uri.EscapeDataString(options.ClientId)}:{Uri.EscapeDataString(options.ClientSecret)}";
            authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        }
        else
        {
            form["client_id"] = options.ClientId;
            if (options.ClientSecret.Length > 0)
            {
                form["client_secret"] = options.ClientSecret;
            }
        }

        return http.PostAsync<TokenAnswer>(endpoints.TokenEndpoint!, form, authorization, cancellation);
    }

    private async Task<IdTokenVerdict> CheckAsync(
        OidcDescription provider, string idToken, string? accessToken, string nonce, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var verdict = await IdTokenCheck.RunAsync(idToken, accessToken, nonce, options.ClientId, provider, now);
        return verdict.MayBeNewKey && await descriptions.GetAgainAsync(cancellation) is { } renewed
            ? await IdTokenCheck.RunAsync(idToken, accessToken, nonce, options.ClientId, renewed, now)
            : verdict;
    }

    private async Task<Outcome<ExternalIdentity>> IdentifyAsync(
        Discovery endpoints, JsonWebToken token, string? accessToken, CancellationToken cancellation)
    {
        var said = JsonSerializer.Deserialize<UserInfo>(Base64UrlText(token.EncodedPayload))!;
        if (endpoints.UserInfoEndpoint is { } address)
        {
            var asked = await http.GetAsync<UserInfo>(address, accessToken, cancellation);
            if (asked?.Subject != token.Subject)
            {
                return Refuse("userinfo is about somebody else");
            }

            said = asked!;
        }

        return new ExternalIdentity(endpoints.Issuer!, token.Subject, said.VerifiedEmail, said.Name);
    }

    private static byte[] Base64UrlText(string encoded) => System.Buffers.Text.Base64Url.DecodeFromChars(encoded);

    private Problem Refuse(string reason)
    {
        log.LogWarning("Sign-in with {Provider} is refused: {Reason}", options.Slug, reason);
        return ExternalProblems.Failed(Name);
    }

    /// <summary>Whether a failure is the provider's, such as a wrong answer or none in time.</summary>
    private static bool IsTheirs(Exception failure, CancellationToken cancellation) =>
        failure is HttpRequestException or JsonException or ArgumentException or FormatException or NotSupportedException
        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested);
}
