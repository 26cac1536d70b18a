using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Versions;

/// <summary>Names the state that a resume is in, so that it is kept; takes such a name away; goes back to it.</summary>
internal sealed class NameVersion(AppDb db, CurrentUser user, WriteResume write, ListVersions versions)
{
    public const int MostVersions = 20;

    public static void Map(IEndpointRouteBuilder resumes)
    {
        resumes.MapPost("/{id:guid}/versions", PostAsync)
            .WithSummary("Keep a resume as it is now as a version")
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        resumes.MapDelete("/{id:guid}/versions/{number:int}", DeleteAsync)
            .WithSummary("Delete a version")
            .ProducesProblem(StatusCodes.Status404NotFound);
        resumes.MapPut("/{id:guid}/versions/{number:int}/restoration", PutRestorationAsync)
            .WithSummary("Make a resume what it was in a version")
            .ChangesAVersion();
    }

    private static async Task<Results<Created<VersionView>, ProblemHttpResult>> PostAsync(
        Guid id, VersionDraft draft, NameVersion name, CancellationToken cancellation) =>
        (await name.HandleAsync(id, draft, cancellation))
            .ToCreated(made => FormattableString.Invariant($"/api/v1/resumes/{id}/versions/{made.Number}"));

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, int number, NameVersion name, CancellationToken cancellation) =>
        (await name.ForgetAsync(id, number, cancellation)).ToNoContent();

    private static async Task<Results<Ok<ResumeView>, StatusCodeHttpResult, ProblemHttpResult>> PutRestorationAsync(
        Guid id, int number, IfMatch? ifMatch, NameVersion name, HttpContext context, CancellationToken cancellation) =>
        (await name.RestoreAsync(id, number, ifMatch, cancellation)).ToOk(context, resume => resume.Version);

    public async Task<Outcome<VersionView>> HandleAsync(Guid id, VersionDraft draft, CancellationToken cancellation)
    {
        var resume = await db.Resumes.AsNoTracking().OwnedBy(user.Id).SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (resume is null)
        {
            return Problem.NotFound("resume");
        }

        var head = await db.Revisions.SingleAsync(r => r.ResumeId == id && r.Number == resume.Head, cancellation);
        if (head.Name is null && await db.Revisions.CountAsync(r => r.ResumeId == id && r.Name != null, cancellation) >= MostVersions)
        {
            return Problem.Conflict("too-many-versions", "This resume has twenty versions. Delete one that you do not need any more.");
        }

        head.Name = draft.Name.Trim();
        await db.SaveChangesAsync(cancellation);
        return VersionView.From(head);
    }

    /// <summary>The state loses its name; undo may still lead to it for a while.</summary>
    public async Task<Outcome<string>> ForgetAsync(Guid id, int number, CancellationToken cancellation)
    {
        var own = db.Resumes.OwnedBy(user.Id);
        var forgotten = await db.Revisions
            .Where(r => r.ResumeId == id && r.Number == number && r.Name != null && own.Any(resume => resume.Id == r.ResumeId))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.Name, (string?)null), cancellation);
        return forgotten == 0 ? Problem.NotFound("version") : "forgotten";
    }

    /// <summary>As a step of its own, so that it can be undone.</summary>
    public async Task<Outcome<ResumeView>> RestoreAsync(Guid id, int number, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var found = await write.FindAsync(id, ifMatch, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        return await versions.FindAsync(id, number, cancellation) is { } version
            ? await write.SaveAsync(
                resume, new PrintedDocument(version.Document, version.Template, version.Paper, version.Locale), "version", isTyping: false, cancellation)
            : Problem.NotFound("version");
    }
}
