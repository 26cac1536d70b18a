using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Drafts;

/// <summary>A draft, to whoever may write for the library, with its faults or as the file it would be.</summary>
internal sealed class ReadDraft(AppDb db)
{
    public static void Map(IEndpointRouteBuilder drafts)
    {
        drafts.MapGet("/{id:guid}", GetAsync)
            .WithSummary("Read a question's draft")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        drafts.MapGet("/{id:guid}/file", GetFileAsync)
            .WithSummary("Download a question's draft as a file for the content folder")
            .Produces<string>(StatusCodes.Status200OK, "text/markdown")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<QuestionDraftView>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, ReadDraft read, HttpContext context, CancellationToken cancellation) =>
        (await read.HandleAsync(id, cancellation)).ToOk(context, draft => draft.Version);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetFileAsync(Guid id, ReadDraft read, CancellationToken cancellation)
    {
        var outcome = await read.HandleAsync(id, cancellation);
        return outcome.Value is { } draft
            ? TypedResults.File(Encoding.UTF8.GetBytes(draft.Text), "text/markdown; charset=utf-8", $"{draft.Slug}.md")
            : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<QuestionDraftView>> HandleAsync(Guid id, CancellationToken cancellation) =>
        await db.DraftedQuestions.AsNoTracking().SingleOrDefaultAsync(draft => draft.Id == id, cancellation) is { } draft
            ? QuestionDraftView.Of(draft)
            : Problem.NotFound("question-draft");
}
