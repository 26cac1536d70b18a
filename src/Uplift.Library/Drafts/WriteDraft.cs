using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Drafts;

/// <summary>Changes a draft by hand and checks it again; says that somebody reviewed it; deletes it.</summary>
internal sealed class WriteDraft(AppDb db, DraftCheck check, AuditLog audit, TimeProvider clock)
{
    private static readonly Problem Missing = Problem.NotFound("question-draft");

    public static void Map(IEndpointRouteBuilder drafts)
    {
        drafts.MapPut("/{id:guid}", PutAsync).WithSummary("Change a question's draft and check it again").ChangesAVersion();
        drafts.MapPut("/{id:guid}/review", PutReviewAsync)
            .WithSummary("Say that you have read a question's draft and that it is right")
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ChangesAVersion();
        drafts.MapDelete("/{id:guid}", DeleteAsync)
            .WithSummary("Delete a question's draft")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<Results<Ok<QuestionDraftView>, StatusCodeHttpResult, ProblemHttpResult>> PutAsync(
        Guid id, QuestionDraftText text, IfMatch? ifMatch, WriteDraft write, HttpContext context, CancellationToken cancellation) =>
        (await write.ChangeAsync(id, text, ifMatch, cancellation)).ToOk(context, draft => draft.Version);

    private static async Task<Results<Ok<QuestionDraftView>, StatusCodeHttpResult, ProblemHttpResult>> PutReviewAsync(
        Guid id, IfMatch? ifMatch, WriteDraft write, HttpContext context, CancellationToken cancellation) =>
        (await write.ReviewAsync(id, ifMatch, cancellation)).ToOk(context, draft => draft.Version);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, IfMatch? ifMatch, WriteDraft write, CancellationToken cancellation) =>
        (await write.RemoveAsync(id, ifMatch, cancellation)).ToNoContent();

    public async Task<Outcome<QuestionDraftView>> ChangeAsync(Guid id, QuestionDraftText text, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var (draft, problem) = await FindAsync(id, ifMatch, cancellation);
        if (draft is null)
        {
            return problem!;
        }

        var typed = text.Text.ReplaceLineEndings("\n");
        draft.Write(typed, DraftCheck.Run(typed, check.Load()), clock);
        await db.SaveChangesAsync(cancellation);
        return QuestionDraftView.Of(draft);
    }

    /// <summary>Of the version that was read, so that nobody vouches for what another wrote meanwhile.</summary>
    public async Task<Outcome<QuestionDraftView>> ReviewAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var (draft, problem) = await FindAsync(id, ifMatch, cancellation);
        if (draft is null)
        {
            return problem!;
        }

        var now = clock.GetUtcNow();
        var dated = ReviewLine.Dated(draft.Text, DateOnly.FromDateTime(now.UtcDateTime));
        var look = DraftCheck.Run(dated, check.Load());
        if (look.Faults.Count > 0)
        {
            return Problem.Conflict("question-draft-faulty", "The draft still has faults; mend them first.");
        }

        draft.Write(dated, look, clock);
        draft.NoteReview(now);
        audit.Record("question-draft.reviewed", AuditOutcome.Done, target: $"question-draft:{draft.Id}", detail: draft.Slug);
        await db.SaveChangesAsync(cancellation);
        return QuestionDraftView.Of(draft);
    }

    public async Task<Outcome<Guid>> RemoveAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var draft = await db.DraftedQuestions.SingleOrDefaultAsync(one => one.Id == id, cancellation);
        if (draft is null || (ifMatch is not null && IfMatch.Refuse(ifMatch, draft.Version) is not null))
        {
            return draft is null ? Missing : IfMatch.Refuse(ifMatch, draft.Version)!;
        }

        db.DraftedQuestions.Remove(draft);
        audit.Record("question-draft.deleted", AuditOutcome.Done, target: $"question-draft:{draft.Id}", detail: draft.Slug);
        await db.SaveChangesAsync(cancellation);
        return id;
    }

    private async Task<(DraftedQuestion? Draft, Problem? Problem)> FindAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var draft = await db.DraftedQuestions.SingleOrDefaultAsync(one => one.Id == id, cancellation);
        return draft is null ? (null, Missing)
            : IfMatch.Refuse(ifMatch, draft.Version) is { } changed ? (null, changed)
            : (draft, null);
    }
}
