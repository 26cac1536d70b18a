namespace Uplift.Identity;

/// <summary>A browser that is signed in, or a guest's. The browser holds the token, the row only its hash.</summary>
internal sealed class Session
{
    public const int LongestUserAgent = 200;
    public const int LongestAddress = 64;

    /// <summary>SHA-256 of the token.</summary>
    public required byte[] Id { get; init; }

    public required Guid UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Moved forward by requests, at most once an hour.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The earlier of the idle and the absolute end; moves with <see cref="LastSeenAt"/>.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    public required string UserAgent { get; init; }

    public required string Address { get; init; }

    /// <summary>The guest who signed in here and was not yet asked whether their rows come along.</summary>
    public Guid? GuestId { get; init; }
}
