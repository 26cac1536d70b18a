using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Shelf;

/// <summary>One resume of one's own: with all that Uplift knows of it, or the document alone.</summary>
internal sealed class ReadResume(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder resumes)
    {
        resumes.MapGet("/{id:guid}", GetAsync)
            .WithSummary("Read a resume")
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status404NotFound);
        resumes.MapGet("/{id:guid}/document", GetDocumentAsync)
            .WithSummary("Read the document alone, as JSON Resume 1.0")
            .Produces<string>(StatusCodes.Status200OK, "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<ResumeView>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, ReadResume read, HttpContext context, CancellationToken cancellation) =>
        (await read.HandleAsync(id, cancellation)).ToOk(context, resume => resume.Version);

    private static async Task<Results<ContentHttpResult, ProblemHttpResult>> GetDocumentAsync(
        Guid id, ReadResume read, CancellationToken cancellation)
    {
        var outcome = await read.HandleAsync(id, cancellation);
        return outcome.Value is { } resume
            ? TypedResults.Content(ResumeText.ToFile(resume.Document), "application/json; charset=utf-8")
            : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<ResumeView>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var revisions = db.Revisions;
        var found = await db.Resumes.AsNoTracking().OwnedBy(user.Id).Where(resume => resume.Id == id)
            .Select(resume => new
            {
                Resume = resume,
                Previous = revisions.Where(r => r.ResumeId == resume.Id && r.Number < resume.Head).Max(r => (int?)r.Number),
                Next = revisions.Where(r => r.ResumeId == resume.Id && r.Number > resume.Head).Min(r => (int?)r.Number),
            })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? Problem.NotFound("resume") : ResumeView.From(found.Resume, found.Previous, found.Next);
    }
}
