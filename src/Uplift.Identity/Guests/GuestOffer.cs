using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity.Guests;

/// <param name="Text">Such as "1 interview and 3 bookmarks".</param>
internal sealed record GuestRows(int Count, string Text);

/// <summary>
/// What somebody did as a guest before signing in to their account, and whether it comes along. The session keeps the
/// guest's id, so a browser cannot name a guest of its choice.
/// </summary>
internal sealed class GuestOffer(
    AppDb db, IEnumerable<IPersonalData> all, CurrentUser user, CurrentSession session, SessionStore sessions)
{
    private readonly List<IGuestWork> kinds = [.. all.OfType<IGuestWork>()];

    /// <returns>Null when there is nothing to ask.</returns>
    public async Task<GuestRows?> FindAsync(CancellationToken cancellation)
    {
        var rows = await GuestIdAsync(cancellation) is { } guestId ? await CountAsync(guestId, cancellation) : null;
        return rows is { Count: > 0 } ? rows : null;
    }

    public async Task<GuestRows> CountAsync(Guid guestId, CancellationToken cancellation)
    {
        var total = 0;
        var parts = new List<string>();
        foreach (var kind in kinds)
        {
            var count = await kind.CountAsync(guestId, cancellation);
            if (count > 0)
            {
                total += count;
                parts.Add(kind.Counted(count));
            }
        }

        return new GuestRows(total, InWords(parts));
    }

    /// <summary>Gives all rows of the guest to the account and deletes the guest, or does nothing at all.</summary>
    public async Task AcceptAsync(CancellationToken cancellation)
    {
        if (await GuestIdAsync(cancellation) is not { } guestId)
        {
            return;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);

        // The row goes first: a guest who became an account meanwhile is no guest, and loses nothing. Sessions go with it.
        var wasGuest = await db.Users.Where(u => u.Id == guestId && u.Email == null).ExecuteDeleteAsync(cancellation) == 1;
        foreach (var kind in wasGuest ? kinds : [])
        {
            await kind.MoveAsync(guestId, user.Id, cancellation);
        }

        await CloseAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Leaves the rows with the guest, whom nobody can be any more; they are erased with the other idle guests.</summary>
    public async Task DeclineAsync(CancellationToken cancellation)
    {
        if (await GuestIdAsync(cancellation) is { } guestId)
        {
            await sessions.EndAllAsync(guestId, except: null, cancellation);
            await CloseAsync(cancellation);
        }
    }

    private async Task<Guid?> GuestIdAsync(CancellationToken cancellation)
    {
        var id = session.Id;
        return id is null
            ? null
            : await db.Sessions.Where(s => s.Id == id).Select(s => s.GuestId).SingleOrDefaultAsync(cancellation);
    }

    private async Task CloseAsync(CancellationToken cancellation)
    {
        var id = session.Id;
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(s => s.GuestId, (Guid?)null), cancellation);
    }

    private static string InWords(List<string> parts) => parts switch
    {
        [] => "nothing",
        [var only] => only,
        [.. var first, var last] => $"{string.Join(", ", first)} and {last}",
    };
}
