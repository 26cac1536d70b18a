using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Paging;

namespace Uplift.Library.Questions;

/// <param name="After">The cursor of the page before.</param>
public sealed record QuestionQuery(string? Topic, string? Level, string? Tag, string? After);

public sealed record QuestionRow(
    string Slug, string Prompt, string TopicId, string TopicName, Level Level, string Kind, int ReadSeconds);

/// <summary>Published questions by topic, level and slug, filtered and paged by keyset.</summary>
internal sealed class ListQuestions(AppDb db)
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/questions", GetAsync)
        .WithMetadata(new PublicReadAttribute("topic", "level", "tag"))
        .AllowAnonymous()
        .WithSummary("List the questions");

    private static async Task<Ok<Page<QuestionRow>>> GetAsync(
        [AsParameters] QuestionQuery query, ListQuestions list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(query, cancellation));

    public async Task<Page<QuestionRow>> HandleAsync(QuestionQuery query, CancellationToken cancellation) =>
        (await SliceAsync(query, PageSize, cancellation)).ToPage();

    public async Task<Slice<QuestionRow>> SliceAsync(QuestionQuery query, int size, CancellationToken cancellation)
    {
        var topics = db.Topics;
        var rows = await Filter(db.Questions.Published().AsNoTracking(), query)
            .OrderBy(q => q.SortKey)
            .Take(size + 1)
            .Select(q => new
            {
                q.SortKey,
                Row = new QuestionRow(
                    q.Slug,
                    q.Prompt,
                    q.TopicId,
                    topics.Where(t => t.Id == q.TopicId).Select(t => t.Name).FirstOrDefault() ?? q.TopicId,
                    q.Level,
                    q.Kind,
                    q.ReadSeconds),
            })
            .ToListAsync(cancellation);
        return new Slice<QuestionRow>(
            [.. rows.Take(size).Select(row => new Positioned<QuestionRow>(Cursor.Encode(row.SortKey), row.Row))], rows.Count > size);
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(QuestionQuery query, CancellationToken cancellation) =>
        Filter(db.Questions.Published(), query with { After = null }).CountAsync(cancellation);

    private IQueryable<Question> Filter(IQueryable<Question> questions, QuestionQuery query)
    {
        if (!string.IsNullOrEmpty(query.Topic))
        {
            questions = questions.Where(q => q.TopicId == query.Topic);
        }

        if (LevelNames.Parse(query.Level) is { } level)
        {
            questions = questions.Where(q => q.Level == level);
        }

        if (!string.IsNullOrEmpty(query.Tag))
        {
            var tags = db.ItemTags;
            questions = questions.Where(q => tags.Any(t => t.Kind == ItemKind.Question && t.Tag == query.Tag && t.Slug == q.Slug));
        }

        return Cursor.Decode(query.After) is { } key ? questions.Where(q => string.Compare(q.SortKey, key) > 0) : questions;
    }
}
