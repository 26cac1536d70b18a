using System.ComponentModel.DataAnnotations;
using Uplift.Platform.Text;

namespace Uplift.Platform.Ai;

/// <summary>What an admin sets.</summary>
public sealed record ModelServerDraft
{
    public const int LongestModel = 200;
    public const int LongestKey = 500;

    /// <summary>Where an OpenAI-compatible server answers; empty: none.</summary>
    [StringLength(ModelAddress.Longest, ErrorMessage = "An address has at most 300 characters."), OneLine]
    public string? Address { get; set; }

    /// <summary>The model's name, as the server has it.</summary>
    [StringLength(LongestModel, ErrorMessage = "A model's name has at most 200 characters."), OneLine]
    public string? Model { get; set; }

    /// <summary>Empty keeps the one that is there, as long as the server stays the same.</summary>
    [StringLength(LongestKey, ErrorMessage = "A key has at most 500 characters."), OneLine]
    public string? Key { get; set; }

    /// <summary>Whether people may bring a server and key of their own.</summary>
    public bool OwnServersAllowed { get; set; }

    /// <summary>Whether what is said may be kept, of people who agree as well.</summary>
    public bool MayKeepContent { get; set; }

    [Range(1_000, 1_000_000_000, ErrorMessage = "A person has from a thousand to a billion tokens a day.")]
    public int TokensPerPersonPerDay { get; set; } = 200_000;
}

/// <param name="Configured">Set in the configuration, which wins over what is set here.</param>
/// <param name="HasKey">The key itself is never shown again.</param>
public sealed record ModelServerView(
    string? Address, string? Model, bool HasKey, bool Configured, bool OwnServersAllowed, bool MayKeepContent, int TokensPerPersonPerDay);

/// <summary>What a person sets.</summary>
public sealed record ModelChoiceDraft
{
    /// <summary>No model for me: my words go to none.</summary>
    public bool Off { get; set; }

    /// <summary>Keep what is sent and answered, where the admin agrees as well.</summary>
    public bool KeepContent { get; set; }

    /// <summary>My own server, over https; empty: the installation's.</summary>
    [StringLength(ModelAddress.Longest, ErrorMessage = "An address has at most 300 characters."), OneLine]
    public string? Address { get; set; }

    [StringLength(ModelServerDraft.LongestModel, ErrorMessage = "A model's name has at most 200 characters."), OneLine]
    public string? Model { get; set; }

    /// <summary>Empty keeps the one that is there, as long as the server stays the same.</summary>
    [StringLength(ModelServerDraft.LongestKey, ErrorMessage = "A key has at most 500 characters."), OneLine]
    public string? Key { get; set; }
}

/// <param name="ModelInUse">The model that answers this person now; null when none does.</param>
/// <param name="UsedToday">Tokens since midnight (UTC), own server aside.</param>
public sealed record ModelChoiceView(
    bool Off,
    bool KeepContent,
    string? Address,
    string? Model,
    bool HasKey,
    string? ModelInUse,
    string? HostInUse,
    bool OwnServersAllowed,
    bool MayKeepContent,
    int UsedToday,
    int TokensPerDay);

/// <param name="Failure">Why it did not work; null when it did.</param>
/// <param name="FirstTokenMilliseconds">How long until something came.</param>
/// <param name="Streams">Whether it came in pieces.</param>
/// <param name="KeepsSchema">Whether it keeps to a JSON schema.</param>
public sealed record ModelTestView(
    bool Works, ModelFailure? Failure, string Explanation, int FirstTokenMilliseconds, int Milliseconds, bool Streams, bool KeepsSchema);
