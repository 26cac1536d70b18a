using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Library.Notes;
using Uplift.Platform.Data;

namespace Uplift.Library;

/// <summary>What a person keeps of the library, for the neighbours.</summary>
internal sealed class LibraryShelf(AppDb db) : IShelf
{
    public async Task<Shelf> ReadAsync(Guid ownerId, int most, ShelfParts parts, CancellationToken cancellation) => new(
        parts.HasFlag(ShelfParts.Bookmarks) ? await BookmarksAsync(ownerId, most, cancellation) : [],
        parts.HasFlag(ShelfParts.Notes) ? await NotesAsync(ownerId, most, cancellation) : [],
        parts.HasFlag(ShelfParts.Reading) ? await ReadingAsync(ownerId, most, cancellation) : []);

    private async Task<IReadOnlyList<MarkedItem>> BookmarksAsync(Guid ownerId, int most, CancellationToken cancellation)
    {
        var (documents, topics) = (db.SearchDocuments, db.Topics);
        return await db.Bookmarks.AsNoTracking()
            .Where(b => b.UserId == ownerId)
            .Join(documents, b => new { b.Kind, b.Slug }, d => new { d.Kind, d.Slug }, (b, d) => new { b, d })
            .Join(topics, pair => pair.d.TopicId, t => t.Id, (pair, t) => new { pair.b, pair.d, t })
            .OrderByDescending(row => row.b.CreatedAt)
            // After the join: what was withdrawn must not take the place of what can be opened.
            .Take(most)
            .Select(row => new MarkedItem(
                row.b.Kind == ItemKind.Guide ? "guide" : "question", row.b.Slug, row.d.Title, row.t.Name, row.d.Level, row.b.CreatedAt))
            .ToListAsync(cancellation);
    }

    private async Task<IReadOnlyList<KeptNote>> NotesAsync(Guid ownerId, int most, CancellationToken cancellation) =>
        await db.Notes.AsNoTracking()
            .OwnedBy(ownerId)
            .OrderByDescending(n => n.UpdatedAt)
            .ThenByDescending(n => n.Id)
            .Take(most)
            .Select(n => new KeptNote(
                n.Id,
                n.Title,
                n.Pinned,
                n.AboutSlug == null ? null : n.AboutKind == ItemKind.Guide ? "guide" : "question",
                n.AboutSlug,
                n.UpdatedAt))
            .ToListAsync(cancellation);

    private async Task<IReadOnlyList<GuideInReading>> ReadingAsync(Guid ownerId, int most, CancellationToken cancellation)
    {
        var guides = db.Guides.Published();
        var rows = await db.GuideReadings.AsNoTracking()
            .Where(r => r.UserId == ownerId && r.FinishedAt == null)
            .Join(guides, r => r.GuideSlug, g => g.Slug, (r, g) => new { r.Sections, r.UpdatedAt, g.Slug, g.Title, g.ReadMinutes, g.Parts })
            .OrderByDescending(row => row.UpdatedAt)
            .ThenBy(row => row.Slug)
            .Take(most)
            .ToListAsync(cancellation);
        return [.. rows.Select(row => Of(row.Slug, row.Title, row.ReadMinutes, row.Parts.Sections, row.Sections, row.UpdatedAt)).OfType<GuideInReading>()];
    }

    // A guide may have lost the sections that were not read; then nothing is left to do in it.
    private static GuideInReading? Of(
        string slug, string title, int minutes, IReadOnlyList<GuideSection> sections, List<string> read, DateTimeOffset updatedAt)
    {
        var unread = sections.Where(section => !read.Contains(section.Id)).ToList();
        return unread.Count == 0
            ? null
            : new GuideInReading(
                slug,
                title,
                sections.Count - unread.Count,
                sections.Count,
                unread[0].Title,
                unread[0].Id,
                Math.Max(1, (int)Math.Ceiling(minutes * (double)unread.Count / sections.Count)),
                updatedAt);
    }
}
