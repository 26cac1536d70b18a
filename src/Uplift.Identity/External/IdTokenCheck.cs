using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Uplift.Identity.External;

/// <summary>What came of checking an ID token.</summary>
/// <param name="Token">The token, when everything fits.</param>
/// <param name="Fault">What does not fit, for the log.</param>
/// <param name="MayBeNewKey">Whether the provider's present keys could make it fit.</param>
internal sealed record IdTokenVerdict(JsonWebToken? Token, string? Fault, bool MayBeNewKey = false);

/// <summary>Checks an ID token as OpenID Connect Core 3.1.3.7 asks: signature, issuer, audience, times, nonce, and the access token's hash.</summary>
internal static class IdTokenCheck
{
    // Asymmetric ones only: with the rest, who knows the client's secret or a public key could make tokens.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(2);
    private static readonly JsonWebTokenHandler Handler = new() { MapInboundClaims = false };

    public static async Task<IdTokenVerdict> RunAsync(
        string idToken, string? accessToken, string nonce, string clientId, OidcDescription provider, DateTimeOffset now)
    {
        var result = await Handler.ValidateTokenAsync(idToken, new TokenValidationParameters
        {
            ValidIssuer = provider.Endpoints.Issuer,
            ValidAudience = clientId,
            IssuerSigningKeys = provider.Keys,
            ValidAlgorithms = Algorithms,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            LifetimeValidator = (notBefore, expires, _, _) =>
                expires > (now - ClockSkew).UtcDateTime && (notBefore is null || notBefore < (now + ClockSkew).UtcDateTime),
        });
        if (!result.IsValid)
        {
            return new IdTokenVerdict(null, result.Exception.GetType().Name, result.Exception is SecurityTokenInvalidSignatureException);
        }

        var token = (JsonWebToken)result.SecurityToken;
        return Fault(token, accessToken, nonce, clientId) is { } fault ? new IdTokenVerdict(null, fault) : new IdTokenVerdict(token, null);
    }

    private static string? Fault(JsonWebToken token, string? accessToken, string nonce, string clientId)
    {
        if (string.IsNullOrEmpty(token.Subject))
        {
            return "no subject";
        }

        if (!IsSame(token.GetPayloadValueOrNull("nonce"), nonce))
        {
            return "wrong nonce";
        }

        var authorised = token.GetPayloadValueOrNull("azp");
        if (authorised is null ? token.Audiences.Count() > 1 : authorised != clientId)
        {
            return "issued to another client";
        }

        var hash = token.GetPayloadValueOrNull("at_hash");
        return hash is null || IsSame(hash, HashOf(accessToken ?? "", token.Alg)) ? null : "wrong at_hash";
    }

    private static string? GetPayloadValueOrNull(this JsonWebToken token, string name) =>
        token.TryGetPayloadValue<string>(name, out var value) ? value : null;

    private static bool IsSame(string? sent, string expected) => sent is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(sent), Encoding.UTF8.GetBytes(expected));

    /// <summary>The left half of the access token's hash, with the hash of the token's own algorithm.</summary>
    private static string HashOf(string accessToken, string algorithm)
    {
        var bytes = Encoding.ASCII.GetBytes(accessToken);
        var hash = algorithm[^3..] switch
        {
            "384" => SHA384.HashData(bytes),
            "512" => SHA512.HashData(bytes),
            _ => SHA256.HashData(bytes),
        };
        return Base64Url.EncodeToString(hash.AsSpan(0, hash.Length / 2));
    }
}
