using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Library.Bookmarks;

internal sealed class BookmarkData(AppDb db) : IGuestWork
{
    public string Noun => "bookmarks";

    public IReadOnlyList<Type> Tables { get; } = [typeof(Bookmark)];

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

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("library/bookmarks.json", await db.Bookmarks.AsNoTracking()
            .Where(b => b.UserId == userId)
            .OrderBy(b => b.CreatedAt)
            .Select(b => new { b.Kind, b.Slug, b.CreatedAt })
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Bookmarks.Where(b => b.UserId == userId).ExecuteDeleteAsync(cancellation);
}
