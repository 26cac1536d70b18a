using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;

namespace Uplift.Platform.Identity;

/// <summary>Claims of a session's principal.</summary>
public static class UserClaims
{
    public const string Guest = "uplift:guest";
    public const string TimeZone = "uplift:zone";
    public const string Culture = "uplift:culture";
    public const string Theme = "uplift:theme";
    public const string Session = "uplift:session";

    /// <summary>When the holder of an access token gave their password, in seconds since 1970.</summary>
    public const string AuthenticatedAt = "uplift:authenticated-at";

    /// <summary>What a personal access token may do, one claim each.</summary>
    public const string Scope = "uplift:scope";

    public const string ReadScope = "read";
    public const string WriteScope = "write";
}

/// <summary>Whoever makes this request: nobody, a guest or a signed-in person.</summary>
public sealed class CurrentUser(IHttpContextAccessor accessor)
{
    private ClaimsPrincipal Principal => accessor.HttpContext?.User ?? new ClaimsPrincipal();

    /// <summary>The user's id; <see cref="Guid.Empty"/>, which owns nothing, for nobody.</summary>
    public Guid Id => Guid.TryParse(Principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : Guid.Empty;

    public bool HasSession => Id != Guid.Empty;

    public bool IsGuest => Principal.HasClaim(UserClaims.Guest, "true");

    public bool IsSignedIn => HasSession && !IsGuest;

    public Role Role => Enum.TryParse<Role>(Principal.FindFirstValue(ClaimTypes.Role), out var role) ? role : Role.Learner;

    /// <summary>What the person's role lets them do; guests and nobody have no permission.</summary>
    public IReadOnlyList<string> Permissions => IsSignedIn ? Access.Permissions.Of(Role) : [];

    public bool Has(string permission) => Permissions.Contains(permission);

    public string DisplayName => Principal.Identity?.Name ?? "";

    public string Theme => Principal.FindFirstValue(UserClaims.Theme) ?? "system";

    /// <summary>An instant in the person's zone and language, such as "22 Nov 2026, 14:05".</summary>
    public string Format(DateTimeOffset instant) =>
        Format(instant, Principal.FindFirstValue(UserClaims.TimeZone) ?? "UTC", Culture);

    /// <summary>The same in a zone and language that are not the person's yet.</summary>
    public static string Format(DateTimeOffset instant, string timeZone, CultureInfo culture)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var found) ? found : TimeZoneInfo.Utc;
        return TimeZoneInfo.ConvertTime(instant, zone).ToString("d MMM yyyy, HH:mm", culture);
    }

    /// <summary>The day of an instant in the person's zone.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(
        instant,
        TimeZoneInfo.TryFindSystemTimeZoneById(Principal.FindFirstValue(UserClaims.TimeZone) ?? "UTC", out var found) ? found : TimeZoneInfo.Utc).DateTime);

    public string Format(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    private CultureInfo Culture =>
        CultureInfo.GetCultureInfo(Principal.FindFirstValue(UserClaims.Culture) ?? "en-GB");
}
