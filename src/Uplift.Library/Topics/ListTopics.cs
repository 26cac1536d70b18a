using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library.Content;
using Uplift.Library.Contracts;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Library.Topics;

public sealed record TopicQuery
{
    /// <summary><c>position</c> (the order of the taxonomy, the default), <c>name</c> or <c>-name</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 100 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>All topics in the order of the taxonomy, with how much there is on each. Read once for each content version.</summary>
internal sealed class ListTopics
{
    private static readonly SortOrders<(int Position, TopicSummary Topic)> Orders = new SortOrders<(int Position, TopicSummary Topic)>()
        .Add("position", by => by.Up(t => t.Position))
        .Add("name", by => by.Up(t => t.Topic.Name).Up(t => t.Topic.Id))
        .Add("-name", by => by.Down(t => t.Topic.Name).Down(t => t.Topic.Id));

    private readonly Lists lists;
    private readonly OncePerVersion<IReadOnlyList<TopicSummary>> topics;
    private readonly OncePerVersion<IReadOnlyDictionary<string, string>> names;

    public ListTopics(IServiceScopeFactory scopes, ContentVersion version, Lists lists)
    {
        this.lists = lists;
        topics = new OncePerVersion<IReadOnlyList<TopicSummary>>(version, async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ReadAsync(scope.ServiceProvider.GetRequiredService<AppDb>());
        });
        names = new OncePerVersion<IReadOnlyDictionary<string, string>>(version, async () =>
            (await topics.GetAsync(default)).ToDictionary(topic => topic.Id, topic => topic.Name));
    }

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/topics", GetAsync)
        .WithMetadata(new PublicReadAttribute("sort", "limit", "fields"))
        .AllowAnonymous()
        .WithSummary("List the topics")
        .UpToVersion(ApiVersions.BeforePagedTopics, page => page["items"]!)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<TopicSummary>>, ProblemHttpResult>> GetAsync(
        [AsParameters] TopicQuery query, ListTopics list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<TopicSummary>>> HandleAsync(TopicQuery query, CancellationToken cancellation)
    {
        var all = (await HandleAsync(cancellation)).Select((topic, position) => (Position: position, Topic: topic)).ToList();
        // A menu wants all of them, and there are few.
        var slice = await lists.SliceAsync(
            all,
            Orders,
            row => row.Topic,
            new ListRequest(query.Sort, query.Limit ?? Lists.MostRows, query.After, query.Fields),
            Lists.Scope("topics"));
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public Task<IReadOnlyList<TopicSummary>> HandleAsync(CancellationToken cancellation) => topics.GetAsync(cancellation);

    /// <summary>The name of each topic by its id.</summary>
    public Task<IReadOnlyDictionary<string, string>> NamesAsync(CancellationToken cancellation) => names.GetAsync(cancellation);

    private static async Task<IReadOnlyList<TopicSummary>> ReadAsync(AppDb db)
    {
        var taxonomy = await db.Topics.AsNoTracking().OrderBy(t => t.Position).ToListAsync();
        var questions = await db.Questions.Published()
            .GroupBy(q => new { q.TopicId, q.Level })
            .Select(group => new { group.Key.TopicId, group.Key.Level, Count = group.Count() })
            .ToListAsync();
        var guides = await db.Guides.Published()
            .GroupBy(g => g.TopicId)
            .Select(group => new { TopicId = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.TopicId, group => group.Count);
        var counts = questions.ToDictionary(count => (count.TopicId, count.Level), count => count.Count);
        return
        [
            .. taxonomy.Select(topic => new TopicSummary(
                topic.Id,
                topic.Name,
                topic.Area,
                guides.GetValueOrDefault(topic.Id),
                counts.GetValueOrDefault((topic.Id, Level.Beginner)),
                counts.GetValueOrDefault((topic.Id, Level.Intermediate)),
                counts.GetValueOrDefault((topic.Id, Level.Advanced)))),
        ];
    }
}
