using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Library.Guides;

public sealed record GuideQuery
{
    public string? Topic { get; init; }

    /// <summary><c>beginner</c>, <c>intermediate</c> or <c>advanced</c>.</summary>
    [AllowedValues(null, "", "beginner", "intermediate", "advanced", ErrorMessage = "A level is beginner, intermediate or advanced.")]
    public string? Level { get; init; }

    public string? Tag { get; init; }

    /// <summary><c>-updatedOn</c> (newest first, the default; also <c>updated</c>), <c>title</c>, <c>-title</c> or <c>readMinutes</c> (shortest first; also <c>read</c>).</summary>
    public string? Sort { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }

    /// <summary>Only these, with commas between them, to 50.</summary>
    public string? Slugs { get; init; }

    /// <summary>Whether to say how many there are on all pages.</summary>
    public bool? Total { get; init; }
}

public sealed record GuideRow(
    string Slug, string Title, string Summary, string TopicId, string TopicName, Level Level, int ReadMinutes, DateOnly UpdatedOn);

/// <summary>Published guides, filtered, sorted and paged by keyset.</summary>
internal sealed class ListGuides(AppDb db, Lists lists)
{
    private static readonly SortOrders<Guide> Orders = new SortOrders<Guide>()
        .Add("-updatedOn", by => by.Down(g => g.UpdatedOn).Down(g => g.Slug), "updated")
        .Add("title", by => by.Up(g => g.Title).Up(g => g.Slug))
        .Add("-title", by => by.Down(g => g.Title).Down(g => g.Slug))
        .Add("readMinutes", by => by.Up(g => g.ReadMinutes).Up(g => g.Slug), "read");

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/guides", GetAsync)
        .WithMetadata(new PublicReadAttribute("topic", "level", "tag", "sort", "limit", "fields", "total"))
        .AllowAnonymous()
        .WithSummary("List the guides")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<GuideRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] GuideQuery query, ListGuides list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<GuideRow>>> HandleAsync(GuideQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, query.Limit, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public async Task<Outcome<Slice<GuideRow>>> SliceAsync(GuideQuery query, int? size, CancellationToken cancellation)
    {
        var (slugs, problem) = Batch.Slugs(query.Slugs);
        if (problem is not null)
        {
            return problem;
        }

        var topics = db.Topics;
        return await lists.SliceAsync(
            Filter(db.Guides.Published().AsNoTracking(), query),
            Orders,
            g => new GuideRow(
                g.Slug,
                g.Title,
                g.Summary,
                g.TopicId,
                topics.Where(t => t.Id == g.TopicId).Select(t => t.Name).FirstOrDefault() ?? g.TopicId,
                g.Level,
                g.ReadMinutes,
                g.UpdatedOn),
            new ListRequest(query.Sort, size ?? slugs?.Count, query.After, query.Fields),
            Lists.Scope("guides", query.Topic, query.Level, query.Tag, query.Slugs),
            cancellation);
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

        return Batch.Slugs(query.Slugs).Slugs is { } slugs ? guides.Where(g => slugs.Contains(g.Slug)) : guides;
    }
}
