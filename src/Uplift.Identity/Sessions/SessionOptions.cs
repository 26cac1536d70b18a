using System.ComponentModel.DataAnnotations;

namespace Uplift.Identity.Sessions;

/// <summary>Section <c>Uplift:Sessions</c>.</summary>
internal sealed class SessionOptions
{
    public const string Section = "Uplift:Sessions";

    /// <summary>A session nobody used for this long is over.</summary>
    [Range(1, 365)]
    public int IdleDays { get; set; } = 30;

    /// <summary>A session is over after this long, used or not.</summary>
    [Range(1, 365)]
    public int AbsoluteDays { get; set; } = 90;

    public TimeSpan Longest => TimeSpan.FromDays(AbsoluteDays);

    public DateTimeOffset EndOf(DateTimeOffset createdAt, DateTimeOffset lastSeenAt)
    {
        var idle = lastSeenAt.AddDays(IdleDays);
        var absolute = createdAt.Add(Longest);
        return idle < absolute ? idle : absolute;
    }
}
