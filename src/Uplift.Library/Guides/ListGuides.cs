using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Paging;

namespace Uplift.Library.Guides;

/// <param name="Sort"><c>updated</c> (newest first, the default), <c>title</c> or <c>read</c> (shortest first).</param>
/// <param name="After">The cursor of the page before.</param>
public sealed record GuideQuery(string? Topic, string? Level, string? Tag, string? Sort, string? After);

public sealed record GuideRow(
    string Slug, string Title, string Summary, string TopicId, string TopicName, Level Level, int ReadMinutes, DateOnly UpdatedOn);

/// <summary>Published guides, filtered, sorted and paged by keyset.</summary>
internal sealed class ListGuides(AppDb db)
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/guides", GetAsync)
        .WithMetadata(new PublicReadAttribute("topic", "level", "tag", "sort"))
        .AllowAnonymous()
        .WithSummary("List the guides");

    private static async Task<Ok<Page<GuideRow>>> GetAsync(
        [AsParameters] GuideQuery query, ListGuides list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(query, cancellation));

    public async Task<Page<GuideRow>> HandleAsync(GuideQuery query, CancellationToken cancellation) =>
        (await SliceAsync(query, PageSize, cancellation)).ToPage();

    public async Task<Slice<GuideRow>> SliceAsync(GuideQuery query, int size, CancellationToken cancellation)
    {
        var sort = query.Sort is "title" or "read" ? query.Sort : "updated";
        var guides = Filter(db.Guides.Published().AsNoTracking(), query);
        var topics = db.Topics;
        var rows = await Seek(guides, sort, query.After)
            .Take(size + 1)
            .Select(g => new GuideRow(
                g.Slug,
                g.Title,
                g.Summary,
                g.TopicId,
                topics.Where(t => t.Id == g.TopicId).Select(t => t.Name).FirstOrDefault() ?? g.TopicId,
                g.Level,
                g.ReadMinutes,
                g.UpdatedOn))
            .ToListAsync(cancellation);
        return Slice<GuideRow>.Of(rows, size, row => Key(sort, row));
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(GuideQuery query, CancellationToken cancellation) =>
        Filter(db.Guides.Published(), query).CountAsync(cancellation);

    private IQueryable<Guide> Filter(IQueryable<Guide> guides, GuideQuery query)
    {
        if (!string.IsNullOrEmpty(query.Topic))
        {
            guides = guides.Where(g => g.TopicId == query.Topic);
        }

        if (LevelNames.Parse(query.Level) is { } level)
        {
            guides = guides.Where(g => g.Level == level);
        }

        if (!string.IsNullOrEmpty(query.Tag))
        {
            var tags = db.ItemTags;
            guides = guides.Where(g => tags.Any(t => t.Kind == ItemKind.Guide && t.Tag == query.Tag && t.Slug == g.Slug));
        }

        return guides;
    }

    private static IQueryable<Guide> Seek(IQueryable<Guide> guides, string sort, string? after)
    {
        var (value, slug) = Split(Cursor.Decode(after));
        switch (sort)
        {
            case "title":
                guides = value is null
                    ? guides
                    : guides.Where(g => string.Compare(g.Title, value) > 0 || (g.Title == value && string.Compare(g.Slug, slug) > 0));
                return guides.OrderBy(g => g.Title).ThenBy(g => g.Slug);
            case "read":
                guides = int.TryParse(value, CultureInfo.InvariantCulture, out var minutes)
                    ? guides.Where(g => g.ReadMinutes > minutes || (g.ReadMinutes == minutes && string.Compare(g.Slug, slug) > 0))
                    : guides;
                return guides.OrderBy(g => g.ReadMinutes).ThenBy(g => g.Slug);
            default:
                guides = DateOnly.TryParseExact(value, "o", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                    ? guides.Where(g => g.UpdatedOn < day || (g.UpdatedOn == day && string.Compare(g.Slug, slug) < 0))
                    : guides;
                return guides.OrderByDescending(g => g.UpdatedOn).ThenByDescending(g => g.Slug);
        }
    }

    // A title may hold the separator; a slug cannot.
    private static (string? Value, string Slug) Split(string? key) =>
        key?.LastIndexOf('|') is { } bar and >= 0 ? (key[..bar], key[(bar + 1)..]) : (null, "");

    private static string Key(string sort, GuideRow row) => sort switch
    {
        "title" => $"{row.Title}|{row.Slug}",
        "read" => string.Create(CultureInfo.InvariantCulture, $"{row.ReadMinutes}|{row.Slug}"),
        _ => $"{row.UpdatedOn.ToString("o", CultureInfo.InvariantCulture)}|{row.Slug}",
    };
}
