using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Api;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Resumes.Shelf;

/// <summary>Deletes a resume with its versions and links, for good.</summary>
internal sealed class DeleteResume(AppDb db, CurrentUser user, Coaches sharing, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapDelete("/{id:guid}", DeleteAsync)
        .WithSummary("Delete a resume with its versions and links")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, IfMatch? ifMatch, DeleteResume delete, CancellationToken cancellation) =>
        (await delete.HandleAsync(id, ifMatch, cancellation)).ToNoContent();

    /// <param name="id">Which.</param>
    /// <param name="ifMatch">Without it the resume goes whatever its version: nothing is overwritten.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public async Task<Outcome<Guid>> HandleAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var resume = await db.Resumes.OwnedBy(user.Id).SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (resume is null)
        {
            return Problem.NotFound("resume");
        }

        if (ifMatch is not null && IfMatch.Refuse(ifMatch, resume.Version) is { } changed)
        {
            return changed;
        }

        // Under an idempotency key there is one already.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        db.Resumes.Remove(resume);
        audit.Record("resume.deleted", AuditOutcome.Done, target: $"resume:{id}");
        await db.SaveChangesAsync(cancellation);
        await sharing.ForgetAsync(id, cancellation);
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }

        return id;
    }
}
