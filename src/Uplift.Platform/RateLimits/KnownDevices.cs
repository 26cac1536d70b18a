using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Uplift.Platform.Http;

namespace Uplift.Platform.RateLimits;

/// <summary>
/// Which accounts somebody has signed in to with this browser, in a protected cookie. It opens nothing: it only gives the
/// browser tries of its own, and whoever steals it gains no more than those.
/// </summary>
public sealed class KnownDevices(IDataProtectionProvider protection, IHttpContextAccessor accessor)
{
    private const string CookieName = "uplift-device";
    private const int MostAccounts = 5;
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("Uplift.KnownDevices").ToTimeLimitedDataProtector();

    /// <returns>The browser's id when the account knows it.</returns>
    public string? Find(string account) =>
        Read() is [var device, .. var accounts] && accounts.Contains(account) ? device : null;

    public void Remember(string account)
    {
        if (accessor.HttpContext is not { } context)
        {
            return;
        }

        var (device, accounts) = Read() is [var known, .. var others]
            ? (known, others.Where(other => other != account).Take(MostAccounts - 1))
            : (Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), []);
        var value = protector.Protect(string.Join(' ', [device, account, .. accounts]), KeptFor);
        context.Response.Cookies.Append(
            OwnCookie.Name(context.Request, CookieName), value, OwnCookie.Options(context.Request, KeptFor));
    }

    private string[] Read()
    {
        if (accessor.HttpContext is not { } context
            || context.Request.Cookies[OwnCookie.Name(context.Request, CookieName)] is not { Length: > 0 } value)
        {
            return [];
        }

        try
        {
            return protector.Unprotect(value).Split(' ');
        }
        catch (CryptographicException)
        {
            // Too old, forged, or of another installation: an unknown browser like any other.
            return [];
        }
    }
}
