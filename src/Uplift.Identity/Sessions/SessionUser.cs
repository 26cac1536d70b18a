using System.Globalization;
using System.Security.Claims;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Sessions;

/// <summary>What a request knows about its person: read with the session, carried as claims.</summary>
internal sealed record SessionUser(
    Guid Id, string DisplayName, Role Role, bool IsGuest, string TimeZone, string Culture, string Theme)
{
    public static SessionUser Of(AppUser user) => new(
        user.Id, user.DisplayName, user.Role, user.IsGuest, user.TimeZone, user.Culture, user.Theme);

    public ClaimsPrincipal ToPrincipal(byte[] sessionId) => ToPrincipal(
        SessionAuthentication.SchemeName, new Claim(UserClaims.Session, Convert.ToHexStringLower(sessionId)));

    /// <param name="scheme">How the request showed whose it is.</param>
    /// <param name="more">What that way of showing it says besides.</param>
    public ClaimsPrincipal ToPrincipal(string scheme, params Claim[] more) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, Id.ToString("D", CultureInfo.InvariantCulture)),
            new Claim(ClaimTypes.Name, DisplayName),
            new Claim(ClaimTypes.Role, Role.ToString()),
            new Claim(UserClaims.Guest, IsGuest ? "true" : "false"),
            new Claim(UserClaims.TimeZone, TimeZone),
            new Claim(UserClaims.Culture, Culture),
            new Claim(UserClaims.Theme, Theme),
            .. more,
        ],
        scheme));
}
