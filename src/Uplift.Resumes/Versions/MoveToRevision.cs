using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Versions;

/// <summary>Undo and redo: puts a resume into a state that it was in, and forgets none of the others.</summary>
internal sealed class MoveToRevision(AppDb db, WriteResume write, ReadResume read, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapPut("/{id:guid}/revision", PutAsync)
        .WithSummary("Undo or redo: put a resume into a state that it was in")
        .WithDescription("A resume's previous is what undo leads to, its next what redo leads to.")
        .ChangesAVersion();

    private static async Task<Results<Ok<ResumeView>, StatusCodeHttpResult, ProblemHttpResult>> PutAsync(
        Guid id, RevisionChoice choice, IfMatch? ifMatch, MoveToRevision move, HttpContext context, CancellationToken cancellation) =>
        (await move.HandleAsync(id, choice.Number, ifMatch, cancellation)).ToOk(context, resume => resume.Version);

    public async Task<Outcome<ResumeView>> HandleAsync(Guid id, int number, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var found = await write.FindAsync(id, ifMatch, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        var revision = await db.Revisions.AsNoTracking().SingleOrDefaultAsync(r => r.ResumeId == id && r.Number == number, cancellation);
        if (revision is null)
        {
            return Problem.NotFound("version");
        }

        resume.StandAt(revision, clock);
        await db.SaveChangesAsync(cancellation);
        return await read.HandleAsync(id, cancellation);
    }
}
