using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Coaching.Stories;

public sealed record StoryQuery
{
    [Description("-updatedAt, updatedAt, title, -title, timesTold (what was told least first) or -timesTold; -updatedAt unless told.")]
    public string? Sort { get; set; }

    [Description("Only stories that show this competence.")]
    [AllowedValues(
        null, "ownership", "conflict", "failure", "leadership", "influence", "ambiguity", "delivery", "customer", "learning", "mentoring",
        ErrorMessage = "A competence is ownership, conflict, failure, leadership, influence, ambiguity, delivery, customer, learning or mentoring.")]
    public string? Competence { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }

    [Description("Only these, with commas between them, to 50.")]
    public string? Ids { get; set; }

    [Description("Whether to say how many there are on all pages.")]
    public bool? Total { get; set; }
}

/// <summary>A person's stories without their texts, filtered, sorted and paged by keyset.</summary>
internal sealed class ListStories(AppDb db, CurrentUser user, Lists lists)
{
    private static readonly SortOrders<Story> Orders = new SortOrders<Story>()
        .Add("-updatedAt", by => by.Down(s => s.UpdatedAt).Down(s => s.Id))
        .Add("updatedAt", by => by.Up(s => s.UpdatedAt).Up(s => s.Id))
        .Add("title", by => by.Up(s => s.Title).Up(s => s.Id))
        .Add("-title", by => by.Down(s => s.Title).Down(s => s.Id))
        .Add("timesTold", by => by.Up(s => s.TimesTold).Up(s => s.Id))
        .Add("-timesTold", by => by.Down(s => s.TimesTold).Down(s => s.Id));

    public static void Map(IEndpointRouteBuilder stories) => stories
        .MapGet("/", GetAsync)
        .WithSummary("List your stories")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<StoryRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] StoryQuery query, ListStories list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<StoryRow>>> HandleAsync(StoryQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public async Task<Outcome<Slice<StoryRow>>> SliceAsync(StoryQuery query, CancellationToken cancellation)
    {
        var (ids, problem) = Batch.Ids(query.Ids);
        return problem ?? await lists.SliceAsync(
            Filter(query),
            Orders,
            StoryRow.Of,
            new ListRequest(query.Sort, query.Limit ?? ids?.Count, query.After, query.Fields),
            Lists.Scope("stories", user.Id, query.Competence, query.Ids),
            cancellation);
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(StoryQuery query, CancellationToken cancellation) => Filter(query).CountAsync(cancellation);

    private IQueryable<Story> Filter(StoryQuery query)
    {
        var stories = db.Stories.AsNoTracking().OwnedBy(user.Id);
        if (Competences.Parse(query.Competence) is { } competence)
        {
            var bit = Competences.ToBits([competence]);
            stories = stories.Where(s => (s.Competences & bit) != 0);
        }

        return Batch.Ids(query.Ids).Ids is { } ids ? stories.Where(s => ids.Contains(s.Id)) : stories;
    }
}
