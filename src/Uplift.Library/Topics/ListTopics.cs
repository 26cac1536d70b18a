using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library.Content;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Http;

namespace Uplift.Library.Topics;

/// <summary>All topics in the order of the taxonomy, with how much there is on each. Read once for each content version.</summary>
internal sealed class ListTopics
{
    private readonly OncePerVersion<IReadOnlyList<TopicSummary>> topics;
    private readonly OncePerVersion<IReadOnlyDictionary<string, string>> names;

    public ListTopics(IServiceScopeFactory scopes, ContentVersion version)
    {
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
        .WithMetadata(new PublicReadAttribute())
        .AllowAnonymous()
        .WithSummary("List the topics");

    private static async Task<Ok<IReadOnlyList<TopicSummary>>> GetAsync(ListTopics list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(cancellation));

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
