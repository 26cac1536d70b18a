using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Library.Bookmarks;

internal sealed class BookmarkData(AppDb db) : IPersonalData
{
    public string Noun => "bookmarks";

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) =>
        db.Bookmarks.CountAsync(b => b.UserId == userId, cancellation);

    public async Task MoveAsync(Guid guestId, Guid userId, CancellationToken cancellation)
    {
        var bookmarks = db.Bookmarks;
        await db.Bookmarks
            .Where(b => b.UserId == guestId && !bookmarks.Any(o => o.UserId == userId && o.Kind == b.Kind && o.Slug == b.Slug))
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.UserId, userId), cancellation);
        await EraseAsync(guestId, cancellation);
    }

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Bookmarks.Where(b => b.UserId == userId).ExecuteDeleteAsync(cancellation);
}
