using System.Globalization;
using Uplift.Identity.Sessions;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Guests;

/// <summary>Makes a visitor a guest at their first write: a row without an address, and an ordinary session.</summary>
internal sealed class MakeGuest(AppDb db, CurrentUser visitor, CurrentSession session, TimeProvider clock) : IGuests
{
    public async Task<Guid> EnsureUserAsync(CancellationToken cancellation)
    {
        if (visitor.HasSession)
        {
            return visitor.Id;
        }

        var guest = NewGuest();
        db.Users.Add(guest);
        await session.StartAsync(guest, guestId: null, cancellation);
        return guest.Id;
    }

    private AppUser NewGuest()
    {
        var now = clock.GetUtcNow();
        var id = Ids.Next(clock);
        var name = $"guest-{id.ToString("D", CultureInfo.InvariantCulture)}";
        return new AppUser
        {
            Id = id,
            UserName = name,
            NormalizedUserName = name.ToUpperInvariant(),
            DisplayName = "Guest",
            CreatedAt = now,
            LastSeenAt = now,
        };
    }
}
