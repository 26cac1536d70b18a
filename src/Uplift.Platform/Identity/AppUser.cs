using Microsoft.AspNetCore.Identity;

namespace Uplift.Platform.Identity;

/// <summary>What a person may do in the product.</summary>
public enum Role
{
    Learner,
    Coach,
    Editor,
    Admin,
}

public static class RoleWords
{
    /// <summary>The role as text shows it: <c>learner</c>.</summary>
    public static string Word(this Role role) => role.ToString().ToLowerInvariant();
}

/// <summary>A person, or a guest: a row without an address, completed at sign-up. Behaviour is in Uplift.Identity.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public string DisplayName { get; set; } = "";

    public Role Role { get; set; }

    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moved forward by requests, at most once an hour; idle guests are erased by it.</summary>
    public DateTimeOffset LastSeenAt { get; set; }

    /// <summary>An IANA name such as <c>Europe/Berlin</c>.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>A culture name such as <c>en-GB</c>, for dates.</summary>
    public string Culture { get; set; } = "en-GB";

    /// <summary><c>system</c>, <c>light</c> or <c>dark</c>.</summary>
    public string Theme { get; set; } = "system";

    /// <summary>Since when an admin has kept the person out; null when nobody does.</summary>
    public DateTimeOffset? DisabledAt { get; set; }

    /// <summary>When the person's own wish to be erased is carried out; null without one. Signing in takes the wish back.</summary>
    public DateTimeOffset? ErasureDueAt { get; set; }

    public bool IsGuest => Email is null;
}
