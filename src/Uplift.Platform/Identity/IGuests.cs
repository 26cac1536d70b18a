namespace Uplift.Platform.Identity;

/// <summary>Makes whoever has no session a guest, at their first write.</summary>
public interface IGuests
{
    /// <summary>The current user's id; makes a guest with a session when there is none yet.</summary>
    Task<Guid> EnsureUserAsync(CancellationToken cancellation);
}
