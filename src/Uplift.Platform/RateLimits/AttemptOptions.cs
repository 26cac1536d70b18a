using System.ComponentModel.DataAnnotations;

namespace Uplift.Platform.RateLimits;

/// <summary>Section <c>Uplift:Attempts</c>: how often a secret may be tried.</summary>
public sealed class AttemptOptions
{
    public const string Section = "Uplift:Attempts";

    /// <summary>Wrong secrets for one account from one block of addresses, or from one device that the account knows.</summary>
    [Range(1, 1_000_000)]
    public int PerAccount { get; set; } = 10;

    /// <summary>How long that window is, in minutes.</summary>
    [Range(1, 1440)]
    public int AccountMinutes { get; set; } = 5;

    /// <summary>Wrong secrets an hour for one account from all addresses together, devices that it knows aside.</summary>
    [Range(1, 1_000_000)]
    public int PerAccountAndHour { get; set; } = 100;

    /// <summary>Wrong secrets an hour from one address, whatever the account.</summary>
    [Range(1, 1_000_000)]
    public int PerAddressAndHour { get; set; } = 100;

    /// <summary>Sign-ups and resets an hour of one account from one block of addresses: each may send a mail.</summary>
    [Range(1, 1_000_000)]
    public int MailsPerAccountAndHour { get; set; } = 5;
}
