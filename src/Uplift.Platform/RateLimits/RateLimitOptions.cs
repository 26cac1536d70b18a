using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.RateLimits;

/// <summary>Section <c>Uplift:RateLimits</c>: requests a minute of one address.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "Uplift:RateLimits";

    /// <summary>Sign-in and sign-up, which hash passwords.</summary>
    [Range(1, 1_000_000)]
    public int SignInPerMinute { get; set; } = 10;

    /// <summary>First writes of visitors without a session; each makes a guest.</summary>
    [Range(1, 1_000_000)]
    public int NewGuestsPerMinute { get; set; } = 20;

    /// <summary>Every other write.</summary>
    [Range(1, 1_000_000)]
    public int WritesPerMinute { get; set; } = 240;

    /// <summary>Free-text searches.</summary>
    [Range(1, 1_000_000)]
    public int SearchesPerMinute { get; set; } = 120;
}
