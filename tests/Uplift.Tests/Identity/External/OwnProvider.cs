using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Uplift.Tests.Identity.External;

/// <summary>One thing that a provider's answer may have wrong.</summary>
public enum Lie
{
    None,
    WrongNonce,
    NoNonce,
    WrongAudience,
    AnotherClientIsMeant,
    WrongIssuer,
    WrongSignature,
    UnknownKey,
    AlgNone,
    SignedWithTheSecret,
    Expired,
    NotYetValid,
    NoExpiry,
    NoSubject,
    WrongAccessTokenHash,
    OtherSubjectInUserInfo,
    WrongIssuerInTheAnswer,
    NoIssuerInTheAnswer,
    WrongState,
    NoState,
    NoIdToken,
    ATokenThatIsNone,
    TokenEndpointFails,
    TokenEndpointTalksHtml,
    UserInfoFails,
}

/// <summary>An OpenID Connect provider that tells the truth unless it is told to lie in one thing.</summary>
public sealed class OwnProvider : IAsyncDisposable
{
    public const string ClientId = "uplift-test";
    public const string ClientSecret = "s3cret/with+signs";

    private readonly WebApplication app;
    private readonly TimeProvider clock;
    private readonly Dictionary<string, (string Nonce, string Challenge, string Callback, string Subject)> codes = [];
    private RSA key = RSA.Create(2048);
    private string keyId = "first";

    private OwnProvider(WebApplication app, TimeProvider clock) => (this.app, this.clock) = (app, clock);

    public string Issuer => app.Urls.First();

    public Lie Lie { get; set; }

    public string Email { get; set; } = "";

    public bool EmailVerified { get; set; } = true;

    public int KeyRequests { get; private set; }

    public static async Task<OwnProvider> StartAsync(TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var provider = new OwnProvider(builder.Build(), clock);
        provider.Map();
        await provider.app.StartAsync();
        return provider;
    }

    /// <summary>What the provider does all of a sudden, and without asking.</summary>
    public void ChangeKey()
    {
        key = RSA.Create(2048);
        keyId = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(6));
    }

    /// <summary>Somebody signs in at the provider: from the address that the program sent the browser to, the way back.</summary>
    public string Authorize(Uri address, string subject)
    {
        var asked = QueryHelpers.ParseQuery(address.Query);
        asked["code_challenge_method"].ToString().ShouldBe("S256");
        asked["response_type"].ToString().ShouldBe("code");
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(12));
        codes[code] = (asked["nonce"]!, asked["code_challenge"]!, asked["redirect_uri"]!, subject);
        var answer = new Dictionary<string, string?> { ["code"] = code };
        if (Lie != Lie.NoState)
        {
            answer["state"] = Lie == Lie.WrongState ? "made-up" : asked["state"];
        }

        if (Lie != Lie.NoIssuerInTheAnswer)
        {
            answer["iss"] = Lie == Lie.WrongIssuerInTheAnswer ? "https://evil.example" : Issuer;
        }

        return new Uri(QueryHelpers.AddQueryString(asked["redirect_uri"]!, answer)).PathAndQuery;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        key.Dispose();
    }

    private void Map()
    {
        app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Issuer,
            ["authorization_endpoint"] = $"{Issuer}/authorize",
            ["token_endpoint"] = $"{Issuer}/token",
            ["userinfo_endpoint"] = $"{Issuer}/me",
            ["jwks_uri"] = $"{Issuer}/keys",
            ["authorization_response_iss_parameter_supported"] = true,
        });
        app.MapGet("/keys", () =>
        {
            KeyRequests++;
            var shown = key.ExportParameters(includePrivateParameters: false);
            return new
            {
                keys = new[] { new { kty = "RSA", use = "sig", kid = keyId, n = Base64Url.EncodeToString(shown.Modulus), e = Base64Url.EncodeToString(shown.Exponent) } },
            };
        });
        app.MapPost("/token", TokenAsync);
        app.MapGet("/me", (HttpRequest request) => Lie == Lie.UserInfoFails ? Results.StatusCode(500) : Results.Json(new Dictionary<string, object>
        {
            ["sub"] = Lie == Lie.OtherSubjectInUserInfo ? "somebody-else" : request.Headers.Authorization.ToString().Split('|')[1],
            ["email"] = Email,
            ["email_verified"] = EmailVerified,
            ["name"] = "Ada\r\nof the provider",
        }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        var basic = Encoding.UTF8.GetString(Convert.FromBase64String(request.Headers.Authorization.ToString()["Basic ".Length..])).Split(':').Select(Uri.UnescapeDataString);
        basic.ShouldBe([ClientId, ClientSecret]);
        if (!codes.Remove(form["code"].ToString(), out var asked)
            || asked.Callback != form["redirect_uri"]
            || asked.Challenge != Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))))
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        var accessToken = $"access|{asked.Subject}";
        return Lie switch
        {
            Lie.TokenEndpointFails => Results.StatusCode(500),
            Lie.TokenEndpointTalksHtml => Results.Content("<h1>Down for maintenance</h1>", "text/html"),
            Lie.NoIdToken => Results.Json(new { access_token = accessToken, token_type = "Bearer" }),
            Lie.ATokenThatIsNone => Results.Json(new { access_token = accessToken, token_type = "Bearer", id_token = "a.b.c" }),
            _ => Results.Json(new { access_token = accessToken, token_type = "Bearer", id_token = IdToken(asked.Subject, asked.Nonce, accessToken) }),
        };
    }

    private string IdToken(string subject, string nonce, string accessToken)
    {
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = Lie == Lie.WrongIssuer ? "https://evil.example" : Issuer,
            ["aud"] = Lie == Lie.WrongAudience ? "somebody-else" : ClientId,
            ["iat"] = now,
            ["exp"] = now + (Lie == Lie.Expired ? -300 : 300),
            ["sub"] = subject,
            ["nonce"] = Lie == Lie.WrongNonce ? "made-up" : nonce,
            ["at_hash"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Lie == Lie.WrongAccessTokenHash ? "another" : accessToken)).AsSpan(0, 16)),
        };
        foreach (var (lie, claim) in new[] { (Lie.NoNonce, "nonce"), (Lie.NoExpiry, "exp"), (Lie.NoSubject, "sub") })
        {
            if (Lie == lie)
            {
                claims.Remove(claim);
            }
        }

        if (Lie == Lie.NotYetValid)
        {
            claims["nbf"] = now + 200;
        }

        if (Lie == Lie.AnotherClientIsMeant)
        {
            claims["aud"] = new[] { ClientId, "somebody-else" };
            claims["azp"] = "somebody-else";
        }

        return Sign(claims);
    }

    private string Sign(Dictionary<string, object> claims)
    {
        var json = JsonSerializer.Serialize(claims);
        if (Lie == Lie.AlgNone)
        {
            return $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Encode(json)}.";
        }

        var credentials = Lie switch
        {
            Lie.SignedWithTheSecret => new SigningCredentials(new SymmetricSecurityKey(SHA256.HashData(Encoding.UTF8.GetBytes(ClientSecret))), "HS256"),
            Lie.UnknownKey => new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = "nobody-knows" }, "RS256"),
            Lie.WrongSignature => new SigningCredentials(new RsaSecurityKey(RSA.Create(2048)) { KeyId = keyId }, "RS256"),
            _ => new SigningCredentials(new RsaSecurityKey(key) { KeyId = keyId }, "RS256"),
        };
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(json, credentials);
    }

    private static string Encode(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
