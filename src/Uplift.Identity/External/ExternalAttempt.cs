using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Uplift.Platform.Http;

namespace Uplift.Identity.External;

/// <summary>A sign-in that is under way at a provider. The browser that began it holds it, and no other can finish it.</summary>
/// <param name="Slug">The provider.</param>
/// <param name="State">Comes back through the browser.</param>
/// <param name="Nonce">Comes back inside the provider's token.</param>
/// <param name="Verifier">Proves to the provider that whoever sends the code is who asked for it (PKCE).</param>
/// <param name="ReturnUrl">Where to go afterwards.</param>
/// <param name="LinkTo">The account that the identity is to be linked to; null to sign in.</param>
/// <param name="Invitation">The token of the invitation that a new account is made with, if any.</param>
internal sealed record ExternalAttempt(
    string Slug, string State, string Nonce, string Verifier, string? ReturnUrl, Guid? LinkTo, string? Invitation)
{
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static ExternalAttempt New(string slug, string? returnUrl, Guid? linkTo, string? invitation) =>
        new(slug, Random(), Random(), Random(), returnUrl, linkTo, invitation);

    private static string Random() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

/// <summary>Keeps the attempt in the browser, in a protected cookie of ten minutes that is read once.</summary>
internal sealed class ExternalAttempts(IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string CookieName = "uplift-external";
    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Uplift.External").ToTimeLimitedDataProtector();

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("An attempt belongs to a request.");

    public void Keep(ExternalAttempt attempt) => Context.Response.Cookies.Append(
        OwnCookie.Name(Context.Request, CookieName),
        protector.Protect(JsonSerializer.Serialize(attempt), KeptFor),
        OwnCookie.Options(Context.Request, KeptFor));

    /// <returns>Null when this browser began none, or too long ago.</returns>
    public ExternalAttempt? Take()
    {
        var name = OwnCookie.Name(Context.Request, CookieName);
        if (Context.Request.Cookies[name] is not { Length: > 0 } value)
        {
            return null;
        }

        Context.Response.Cookies.Delete(name, OwnCookie.Options(Context.Request, null));
        return Unprotect(value) is { } json ? JsonSerializer.Deserialize<ExternalAttempt>(json) : null;
    }

    /// <summary>
    /// Proves that a link to the provider was shown to this session on its own settings page: going there begins to link, so
    /// another site must not be able to send somebody there.
    /// </summary>
    public string LinkToken(Guid userId, byte[] sessionId) => protector.Protect(Purpose(userId, sessionId), TimeSpan.FromHours(1));

    public bool IsLinkToken(string token, Guid userId, byte[] sessionId) => Unprotect(token) == Purpose(userId, sessionId);

    private static string Purpose(Guid userId, byte[] sessionId) => $"link {userId:N} {Convert.ToHexStringLower(sessionId)}";

    private string? Unprotect(string value)
    {
        try
        {
            return protector.Unprotect(value);
        }
        catch (CryptographicException)
        {
            // Too old, forged, or of another installation.
            return null;
        }
    }
}
