using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Library.Bookmarks;

public sealed record BookmarkQuery
{
    [Description("-createdAt, newest first, or createdAt.")]
    public string? Sort { get; set; }

    [Description("Only guides, or only questions.")]
    [AllowedValues(null, "guide", "question", ErrorMessage = "A bookmark is of a guide or a question.")]
    public string? Kind { get; set; }

    [Description("How many at most, 20 unless told, to 100.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

public sealed record BookmarkRow(string Kind, string Slug, string Title, string TopicName, Level Level, DateTimeOffset CreatedAt);

/// <summary>A person's bookmarks, newest first. What was withdrawn from the library is left out.</summary>
internal sealed class ListBookmarks(AppDb db, CurrentUser user, Lists lists)
{
    public const int Most = Lists.MostRows;

    private static readonly SortOrders<Marked> Orders = new SortOrders<Marked>()
        .Add("-createdAt", by => by.Down(m => m.Mark.CreatedAt).Down(m => m.Mark.Kind).Down(m => m.Mark.Slug))
        .Add("createdAt", by => by.Up(m => m.Mark.CreatedAt).Up(m => m.Mark.Kind).Up(m => m.Mark.Slug));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/bookmarks", GetAsync)
        .RequireSignedIn()
        .WithSummary("List your bookmarks")
        .UpToVersion(ApiVersions.BeforePagedBookmarks, page => page["items"]!)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<BookmarkRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] BookmarkQuery query, ListBookmarks list, HttpContext context, CancellationToken cancellation)
    {
        query.Limit ??= ApiVersions.Of(context) <= ApiVersions.BeforePagedBookmarks ? Most : null;
        return (await list.HandleAsync(query, cancellation)).ToOk();
    }

    /// <summary>The latest, as many as a page may have.</summary>
    public async Task<IReadOnlyList<BookmarkRow>> HandleAsync(CancellationToken cancellation) =>
        (await HandleAsync(new BookmarkQuery { Limit = Most }, cancellation)).Value!.Items;

    public async Task<Outcome<Page<BookmarkRow>>> HandleAsync(BookmarkQuery query, CancellationToken cancellation) =>
        await SliceAsync(query, cancellation) is var slice && slice.Value is { } rows ? rows.ToPage() : slice.Problem!;

    public Task<Outcome<Slice<BookmarkRow>>> SliceAsync(BookmarkQuery query, CancellationToken cancellation) =>
        lists.SliceAsync(
            Filter(query),
            Orders,
            row => new BookmarkRow(
                row.Mark.Kind == ItemKind.Guide ? "guide" : "question",
                row.Mark.Slug,
                row.Document.Title,
                row.Topic.Name,
                row.Document.Level,
                row.Mark.CreatedAt),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("bookmarks", user.Id, query.Kind),
            cancellation);

    private IQueryable<Marked> Filter(BookmarkQuery query)
    {
        var (id, documents, topics) = (user.Id, db.SearchDocuments, db.Topics);
        var marks = db.Bookmarks.AsNoTracking().Where(b => b.UserId == id);
        if (query.Kind is not null)
        {
            var kind = query.Kind == "guide" ? ItemKind.Guide : ItemKind.Question;
            marks = marks.Where(b => b.Kind == kind);
        }

        // The search documents hold the title of both kinds, so one join serves.
        return marks
            .Join(documents, b => new { b.Kind, b.Slug }, d => new { d.Kind, d.Slug }, (b, d) => new { b, d })
            .Join(topics, pair => pair.d.TopicId, t => t.Id, (pair, t) => new Marked { Mark = pair.b, Document = pair.d, Topic = t });
    }

    private sealed class Marked
    {
        public required Bookmark Mark { get; init; }

        public required SearchDocument Document { get; init; }

        public required Topic Topic { get; init; }
    }
}
