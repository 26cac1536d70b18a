using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Notes;

/// <summary>Deletes a note of one's own, for good.</summary>
internal sealed class DeleteNote(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder notes) => notes
        .MapDelete("/{id:guid}", DeleteAsync)
        .WithSummary("Delete a note")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status412PreconditionFailed);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, IfMatch? ifMatch, DeleteNote delete, CancellationToken cancellation) =>
        (await delete.HandleAsync(id, ifMatch, cancellation)).ToNoContent();

    /// <param name="id">Which.</param>
    /// <param name="ifMatch">Without it the note goes whatever its version: nothing is overwritten.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public async Task<Outcome<Guid>> HandleAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var note = await db.Notes.OwnedBy(user.Id).SingleOrDefaultAsync(n => n.Id == id, cancellation);
        if (note is null)
        {
            return Problem.NotFound("note");
        }

        if (ifMatch is not null && IfMatch.Refuse(ifMatch, note.Version) is { } changed)
        {
            return changed;
        }

        db.Notes.Remove(note);
        await db.SaveChangesAsync(cancellation);
        return id;
    }
}
