using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.History;

/// <summary>Deletes an interview with its answers, verdicts and appeals.</summary>
internal sealed class DeleteInterview(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapDelete("/{interviewId:guid}", DeleteAsync)
        .WithSummary("Delete an interview")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid interviewId, DeleteInterview delete, CancellationToken cancellation) =>
        (await delete.HandleAsync(interviewId, cancellation)).ToNoContent();

    public async Task<Outcome<string>> HandleAsync(Guid interviewId, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var deleted = await db.Interviews.Where(i => i.Id == interviewId && i.OwnerId == ownerId).ExecuteDeleteAsync(cancellation);
        return deleted == 0 ? Problem.NotFound("interview") : "deleted";
    }
}
