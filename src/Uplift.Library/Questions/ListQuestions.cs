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

namespace Uplift.Library.Questions;

public sealed record QuestionQuery
{
    public string? Topic { get; init; }

    /// <summary><c>beginner</c>, <c>intermediate</c> or <c>advanced</c>.</summary>
    [AllowedValues(null, "", "beginner", "intermediate", "advanced", ErrorMessage = "A level is beginner, intermediate or advanced.")]
    public string? Level { get; init; }

    public string? Tag { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary><c>topic</c> (then by level and slug, the default), <c>slug</c> or <c>-slug</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }

    /// <summary>Only these, with commas between them, to 50.</summary>
    public string? Slugs { get; init; }

    /// <summary>Whether to say how many there are on all pages.</summary>
    public bool? Total { get; init; }
}

public sealed record QuestionRow(
    string Slug, string Prompt, string TopicId, string TopicName, Level Level, string Kind, int ReadSeconds);

/// <summary>Published questions by topic, level and slug, filtered and paged by keyset.</summary>
internal sealed class ListQuestions(AppDb db, Lists lists, QuestionPages pages)
{
    private static readonly SortOrders<Question> Orders = new SortOrders<Question>()
        .Add("topic", by => by.Up(q => q.SortKey))
        .Add("slug", by => by.Up(q => q.Slug))
        .Add("-slug", by => by.Down(q => q.Slug));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/questions", GetAsync)
        .WithMetadata(new PublicReadAttribute("topic", "level", "tag", "sort", "limit", "fields", "total"))
        .AllowAnonymous()
        .WithSummary("List the questions")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<QuestionRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] QuestionQuery query, ListQuestions list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<QuestionRow>>> HandleAsync(QuestionQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, query.Limit, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public async Task<Outcome<Slice<QuestionRow>>> SliceAsync(QuestionQuery query, int? size, CancellationToken cancellation)
    {
        var (slugs, problem) = Batch.Slugs(query.Slugs);
        if (problem is not null)
        {
            return problem;
        }

        var request = new ListRequest(query.Sort, size ?? slugs?.Count, query.After, query.Fields);
        var scope = Lists.Scope("questions", query.Topic, query.Level, query.Tag, query.Slugs);
        return slugs is null && string.IsNullOrEmpty(query.Tag)
            ? await lists.SliceAsync<Question, QuestionRow>(Orders, request, scope, wanted => wanted.Order.Name == "topic"
                ? pages.ReadAsync(db, query.Topic, LevelNames.Parse(query.Level), wanted, cancellation)
                : Lists.ReadAsync(Filter(db.Questions.Published().AsNoTracking(), query), QuestionPages.View(db.Topics), wanted, cancellation))
            : await lists.SliceAsync(
                Filter(db.Questions.Published().AsNoTracking(), query), Orders, QuestionPages.View(db.Topics), request, scope, cancellation);
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(QuestionQuery query, CancellationToken cancellation) =>
        Filter(db.Questions.Published(), query).CountAsync(cancellation);

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

        return Batch.Slugs(query.Slugs).Slugs is { } slugs ? questions.Where(q => slugs.Contains(q.Slug)) : questions;
    }
}
