using System.Text.Json.Serialization;

namespace Uplift.Identity.External;

/// <summary>What a provider says about itself at <c>/.well-known/openid-configuration</c>.</summary>
internal sealed record Discovery
{
    [JsonPropertyName("issuer")]
    public string? Issuer { get; init; }

    [JsonPropertyName("authorization_endpoint")]
    public string? AuthorizationEndpoint { get; init; }

    [JsonPropertyName("token_endpoint")]
    public string? TokenEndpoint { get; init; }

    [JsonPropertyName("userinfo_endpoint")]
    public string? UserInfoEndpoint { get; init; }

    [JsonPropertyName("jwks_uri")]
    public string? JwksUri { get; init; }

    [JsonPropertyName("authorization_response_iss_parameter_supported")]
    public bool SendsIssuer { get; init; }

    [JsonPropertyName("token_endpoint_auth_methods_supported")]
    public IReadOnlyList<string>? TokenAuthentication { get; init; }
}

internal sealed record TokenAnswer
{
    [JsonPropertyName("access_token")]
    public string? AccessToken { get; init; }

    [JsonPropertyName("id_token")]
    public string? IdToken { get; init; }
}

internal sealed record UserInfo
{
    [JsonPropertyName("sub")]
    public string? Subject { get; init; }

    [JsonPropertyName("email")]
    public string? Email { get; init; }

    // Some providers send it as text.
    [JsonPropertyName("email_verified")]
    public object? EmailVerified { get; init; }

    [JsonPropertyName("name")]
    public string? Name { get; init; }

    [JsonIgnore]
    public string? VerifiedEmail =>
        string.Equals(EmailVerified?.ToString(), "true", StringComparison.OrdinalIgnoreCase) ? Email : null;
}
