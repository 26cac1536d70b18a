using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Uplift.Identity.Sessions;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Tokens;

/// <summary>
/// Access tokens (RFC 9068): signed with ES256, good for ten minutes, checked without a look-up. What they say of a person is
/// what a request needs, and never how to reach them.
/// </summary>
internal sealed class AccessTokens(SigningKeys keys, SiteAddress site, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);
    private const string Type = "at+jwt";

    // Name, role and the like in the words of OpenID Connect, where it has words.
    private const string Role = "role";
    private const string Zone = "zoneinfo";
    private const string Locale = "locale";
    private const string AuthTime = "auth_time";

    private readonly JsonWebTokenHandler handler = new() { SetDefaultTimesOnTokenCreation = false, MapInboundClaims = false };

    private string Issuer => site.Fixed;

    private string Audience => site.Fixed + "/api";

    public async Task<string> IssueAsync(AppUser user, DateTimeOffset authenticatedAt, CancellationToken cancellation)
    {
        // The ring comes first: whoever asks first makes the first key, which signs from that moment on.
        var ring = await keys.RingAsync(cancellation);
        var now = clock.GetUtcNow();
        var signer = ring.Signer(now)
            ?? throw new InvalidOperationException("No signing key's time has come.");
        return handler.CreateToken(new SecurityTokenDescriptor
        {
            TokenType = Type,
            Issuer = Issuer,
            Audience = Audience,
            IssuedAt = now.UtcDateTime,
            NotBefore = now.UtcDateTime,
            Expires = (now + Lifetime).UtcDateTime,
            SigningCredentials = new SigningCredentials(signer, SecurityAlgorithms.EcdsaSha256),
            Claims = new Dictionary<string, object>
            {
                [JwtRegisteredClaimNames.Sub] = user.Id.ToString("D"),
                [JwtRegisteredClaimNames.Jti] = Ids.Next(clock).ToString("N"),
                [JwtRegisteredClaimNames.Name] = user.DisplayName,
                [Role] = user.Role.ToString(),
                [Zone] = user.TimeZone,
                [Locale] = user.Culture,
                [AuthTime] = authenticatedAt.ToUnixTimeSeconds(),
            },
        });
    }

    /// <returns>Null when the token is not one of ours that is good now, whatever is wrong with it.</returns>
    public async Task<ClaimsPrincipal?> ReadAsync(string token, CancellationToken cancellation)
    {
        var ring = await keys.RingAsync(cancellation);
        var result = await handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            ValidTypes = [Type],
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            // The header's name chooses among our own keys; a key that the token brings along is never looked at.
            IssuerSigningKeyResolver = (_, _, name, _) => name is not null && ring.Find(name) is { } key ? [key] : [],
            TryAllIssuerSigningKeys = false,
            LifetimeValidator = (from, until, _, _) => IsNow(from, until),
        });
        return result.IsValid ? ToPrincipal(result.ClaimsIdentity) : null;
    }

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return from <= now && now < until;
    }

    private static ClaimsPrincipal? ToPrincipal(ClaimsIdentity token)
    {
        string? Read(string name) => token.FindFirst(name)?.Value;
        return Guid.TryParseExact(Read(JwtRegisteredClaimNames.Sub), "D", out var id) && Enum.TryParse<Role>(Read(Role), out var role)
            ? new SessionUser(
                id, Read(JwtRegisteredClaimNames.Name) ?? "", role, IsGuest: false, Read(Zone) ?? "UTC", Read(Locale) ?? "en-GB", "system")
                .ToPrincipal(BearerAuthentication.SchemeName, new Claim(UserClaims.AuthenticatedAt, Read(AuthTime) ?? "0"))
            : null;
    }
}
