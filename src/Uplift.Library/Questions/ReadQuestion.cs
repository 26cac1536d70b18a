using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Questions;

public sealed record QuestionView(
    string Slug,
    string Prompt,
    string TopicId,
    string TopicName,
    Level Level,
    string Kind,
    int ReadSeconds,
    IReadOnlyList<string> Tags,
    string ShortAnswerHtml,
    string FullAnswerHtml,
    IReadOnlyList<KeyPoint> KeyPoints,
    IReadOnlyList<Misconception> Misconceptions,
    IReadOnlyList<Reference> References);

/// <summary>One question with its model answer and key points.</summary>
internal sealed class ReadQuestion(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/questions/{slug}", GetAsync)
        .WithMetadata(new PublicReadAttribute())
        .AllowAnonymous()
        .WithSummary("Read a question and its model answer")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<QuestionView>, ProblemHttpResult>> GetAsync(
        string slug, ReadQuestion read, CancellationToken cancellation) =>
        (await read.HandleAsync(slug, cancellation)).ToOk();

    public async Task<Outcome<QuestionView>> HandleAsync(string slug, CancellationToken cancellation)
    {
        var topics = db.Topics;
        var found = await db.Questions.Published().AsNoTracking()
            .Where(q => q.Slug == slug)
            .Select(q => new { Question = q, TopicName = topics.Where(t => t.Id == q.TopicId).Select(t => t.Name).FirstOrDefault() })
            .SingleOrDefaultAsync(cancellation);
        if (found is null)
        {
            return Problem.NotFound("question");
        }

        var question = found.Question;
        return new QuestionView(
            question.Slug,
            question.Prompt,
            question.TopicId,
            found.TopicName ?? question.TopicId,
            question.Level,
            question.Kind,
            question.ReadSeconds,
            question.Record.Tags,
            question.ShortAnswerHtml,
            question.FullAnswerHtml,
            question.Record.KeyPoints,
            question.Record.Misconceptions,
            question.Record.References);
    }

    public Task<bool> IsBookmarkedAsync(string slug, CancellationToken cancellation)
    {
        var id = user.Id;
        return db.Bookmarks.AnyAsync(b => b.UserId == id && b.Kind == ItemKind.Question && b.Slug == slug, cancellation);
    }
}
