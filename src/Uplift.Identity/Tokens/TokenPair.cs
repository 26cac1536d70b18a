using Microsoft.AspNetCore.Http;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Tokens;

/// <param name="AccessToken">Send it as <c>Authorization: Bearer ...</c>.</param>
/// <param name="RefreshToken">Good once, for the next pair.</param>
/// <param name="ExpiresIn">How long the access token is good, in seconds.</param>
/// <param name="TokenType">Always <c>Bearer</c>.</param>
public sealed record TokenPair(string AccessToken, string RefreshToken, int ExpiresIn, string TokenType);

/// <summary>Makes the next pair of a family; the refresh token counts once the context is saved.</summary>
internal sealed class TokenPairs(AppDb db, AccessTokens access, IHttpContextAccessor accessor, TimeProvider clock)
{
    public const string Prefix = "uplift_rt_";
    private static readonly TimeSpan FamilyLifetime = TimeSpan.FromDays(90);

    public TokenFamily NewFamily(Guid userId)
    {
        var now = clock.GetUtcNow();
        var userAgent = accessor.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";
        var family = new TokenFamily
        {
            Id = Ids.Next(clock),
            UserId = userId,
            CreatedAt = now,
            ExpiresAt = now + FamilyLifetime,
            UserAgent = Platform.Text.OneLine.Of(userAgent, TokenFamily.LongestUserAgent),
        };
        db.Add(family);
        return family;
    }

    public async Task<TokenPair> NextAsync(TokenFamily family, AppUser user, CancellationToken cancellation)
    {
        var refresh = SecretToken.Next(Prefix);
        db.Add(new RefreshToken
        {
            Id = SecretToken.Hash(refresh, Prefix)!,
            FamilyId = family.Id,
            IssuedAt = clock.GetUtcNow(),
        });
        var token = await access.IssueAsync(user, family.CreatedAt, cancellation);
        return new TokenPair(token, refresh, (int)AccessTokens.Lifetime.TotalSeconds, "Bearer");
    }
}
