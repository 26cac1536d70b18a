using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Bookmarks;

public sealed record BookmarkView(string Kind, string Slug, DateTimeOffset CreatedAt);

/// <summary>Marks a guide or question so that its owner finds it again. Doing it twice changes nothing.</summary>
internal sealed class BookmarkItem(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/guides/{slug}/bookmark", (string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
            GetAsync(ItemKind.Guide, slug, bookmark, cancellation)).Described("Whether a guide is bookmarked");
        api.MapGet("/questions/{slug}/bookmark", (string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
            GetAsync(ItemKind.Question, slug, bookmark, cancellation)).Described("Whether a question is bookmarked");
        api.MapPut("/guides/{slug}/bookmark", (string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
            PutAsync(ItemKind.Guide, slug, bookmark, cancellation)).Described("Bookmark a guide");
        api.MapDelete("/guides/{slug}/bookmark", (string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
            DeleteAsync(ItemKind.Guide, slug, bookmark, cancellation)).Described("Remove the bookmark of a guide");
        api.MapPut("/questions/{slug}/bookmark", (string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
            PutAsync(ItemKind.Question, slug, bookmark, cancellation)).Described("Bookmark a question");
        api.MapDelete("/questions/{slug}/bookmark", (string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
            DeleteAsync(ItemKind.Question, slug, bookmark, cancellation)).Described("Remove the bookmark of a question");
    }

    private static async Task<Results<Ok<BookmarkView>, ProblemHttpResult>> GetAsync(
        ItemKind kind, string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
        (await bookmark.FindAsync(kind, slug, cancellation)).ToOk();

    private static async Task<Results<Ok<BookmarkView>, ProblemHttpResult>> PutAsync(
        ItemKind kind, string slug, BookmarkItem bookmark, CancellationToken cancellation) =>
        (await bookmark.AddAsync(kind, slug, cancellation)).ToOk();

    private static async Task<NoContent> DeleteAsync(
        ItemKind kind, string slug, BookmarkItem bookmark, CancellationToken cancellation)
    {
        await bookmark.RemoveAsync(kind, slug, cancellation);
        return TypedResults.NoContent();
    }

    public async Task<Outcome<BookmarkView>> FindAsync(ItemKind kind, string slug, CancellationToken cancellation)
    {
        var id = user.Id;
        var at = await db.Bookmarks.Where(b => b.UserId == id && b.Kind == kind && b.Slug == slug)
            .Select(b => (DateTimeOffset?)b.CreatedAt)
            .SingleOrDefaultAsync(cancellation);
        return at is null ? Problem.NotFound("bookmark") : new BookmarkView(kind == ItemKind.Guide ? "guide" : "question", slug, at.Value);
    }

    public async Task<Outcome<BookmarkView>> AddAsync(ItemKind kind, string slug, CancellationToken cancellation)
    {
        var exists = kind == ItemKind.Guide
            ? await db.Guides.Published().AnyAsync(g => g.Slug == slug, cancellation)
            : await db.Questions.Published().AnyAsync(q => q.Slug == slug, cancellation);
        if (!exists)
        {
            return Problem.NotFound(kind == ItemKind.Guide ? "guide" : "question");
        }

        var (id, now) = (user.Id, clock.GetUtcNow());
        var bookmark = await db.Bookmarks.SingleOrDefaultAsync(
            b => b.UserId == id && b.Kind == kind && b.Slug == slug, cancellation);
        if (bookmark is null)
        {
            bookmark = await InsertAsync(new Bookmark { UserId = id, Kind = kind, Slug = slug, CreatedAt = now }, cancellation);
        }

        return new BookmarkView(kind == ItemKind.Guide ? "guide" : "question", slug, bookmark.CreatedAt);
    }

    private async Task<Bookmark> InsertAsync(Bookmark bookmark, CancellationToken cancellation)
    {
        try
        {
            db.Bookmarks.Add(bookmark);
            await db.SaveChangesAsync(cancellation);
            return bookmark;
        }
        catch (DbUpdateException)
        {
            // The same button pressed twice at the same moment: the other request made it. Any other fault is still a bug.
            db.ChangeTracker.Clear();
            if (await db.Bookmarks.FindAsync([bookmark.UserId, bookmark.Kind, bookmark.Slug], cancellation) is not { } other)
            {
                throw;
            }

            return other;
        }
    }

    public Task RemoveAsync(ItemKind kind, string slug, CancellationToken cancellation)
    {
        var id = user.Id;
        return db.Bookmarks.Where(b => b.UserId == id && b.Kind == kind && b.Slug == slug).ExecuteDeleteAsync(cancellation);
    }
}

internal static class BookmarkEndpoints
{
    public static void Described(this RouteHandlerBuilder endpoint, string summary) => endpoint
        .RequireSignedIn()
        .WithSummary(summary)
        .ProducesProblem(StatusCodes.Status404NotFound);
}
