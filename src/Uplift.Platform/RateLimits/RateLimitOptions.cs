using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.RateLimits;

/// <summary>Section <c>Uplift:RateLimits</c>: requests a minute, of a signed-in person or of one address.</summary>
public sealed class RateLimitOptions
{
    public const string Section = "Uplift:RateLimits";

    /// <summary>Sign-in, which hashes passwords.</summary>
    [Range(1, 1_000_000)]
    public int SignInPerMinute { get; set; } = 10;

    /// <summary>Sign-up, which hashes passwords and may send mail.</summary>
    [Range(1, 1_000_000)]
    public int SignUpPerMinute { get; set; } = 10;

    /// <summary>Password resets, which may send mail.</summary>
    [Range(1, 1_000_000)]
    public int ResetPerMinute { get; set; } = 5;

    /// <summary>Codes of a second factor.</summary>
    [Range(1, 1_000_000)]
    public int SecondFactorPerMinute { get; set; } = 10;

    /// <summary>Free-text searches.</summary>
    [Range(1, 1_000_000)]
    public int SearchesPerMinute { get; set; } = 120;

    /// <summary>Requests that a model server is asked for.</summary>
    [Range(1, 1_000_000)]
    public int AiPerMinute { get; set; } = 20;

    /// <summary>Uploaded files.</summary>
    [Range(1, 1_000_000)]
    public int UploadsPerMinute { get; set; } = 10;

    /// <summary>First writes of visitors without a session; each makes a guest.</summary>
    [Range(1, 1_000_000)]
    public int NewGuestsPerMinute { get; set; } = 20;

    /// <summary>Every other write.</summary>
    [Range(1, 1_000_000)]
    public int WritesPerMinute { get; set; } = 240;

    /// <summary>All requests together, those answered from prepared pages aside.</summary>
    [Range(1, 1_000_000)]
    public int EverythingPerMinute { get; set; } = 1200;

    internal int Of(RateLimitPolicy policy) => policy switch
    {
        RateLimitPolicy.SignIn => SignInPerMinute,
        RateLimitPolicy.SignUp => SignUpPerMinute,
        RateLimitPolicy.Reset => ResetPerMinute,
        RateLimitPolicy.SecondFactor => SecondFactorPerMinute,
        RateLimitPolicy.Search => SearchesPerMinute,
        RateLimitPolicy.Ai => AiPerMinute,
        RateLimitPolicy.Uploads => UploadsPerMinute,
        RateLimitPolicy.NewGuests => NewGuestsPerMinute,
        RateLimitPolicy.Writes => WritesPerMinute,
        RateLimitPolicy.Everything => EverythingPerMinute,
        _ => throw new ArgumentOutOfRangeException(nameof(policy)),
    };
}
