using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Library.Bookmarks;

public sealed record BookmarkRow(string Kind, string Slug, string Title, string TopicName, Level Level, DateTimeOffset CreatedAt);

/// <summary>A person's bookmarks, newest first, the latest hundred.</summary>
internal sealed class ListBookmarks(AppDb db, CurrentUser user)
{
    public const int Most = 100;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/bookmarks", GetAsync)
        .RequireAuthorization(Policies.SignedIn)
        .WithSummary("List your bookmarks")
        .ProducesProblem(StatusCodes.Status401Unauthorized)
        .ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<Ok<IReadOnlyList<BookmarkRow>>> GetAsync(ListBookmarks list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(cancellation));

    public async Task<IReadOnlyList<BookmarkRow>> HandleAsync(CancellationToken cancellation)
    {
        var id = user.Id;
        var (documents, topics) = (db.SearchDocuments, db.Topics);
        // The search documents hold the title of both kinds, so one join serves.
        return await db.Bookmarks.AsNoTracking()
            .Where(b => b.UserId == id)
            .OrderByDescending(b => b.CreatedAt)
            .Take(Most)
            .Join(documents, b => new { b.Kind, b.Slug }, d => new { d.Kind, d.Slug }, (b, d) => new { b, d })
            .Join(topics, pair => pair.d.TopicId, t => t.Id, (pair, t) => new { pair.b, pair.d, t })
            .OrderByDescending(row => row.b.CreatedAt)
            .Select(row => new BookmarkRow(
                row.b.Kind == ItemKind.Guide ? "guide" : "question", row.b.Slug, row.d.Title, row.t.Name, row.d.Level, row.b.CreatedAt))
            .ToListAsync(cancellation);
    }
}
