using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Interviews.Events;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Streams;

namespace Uplift.Interviews.History;

/// <summary>Deletes an interview with its answers, verdicts and appeals, and whatever showed its report to others.</summary>
internal sealed class DeleteInterview(
    AppDb db, FindInterview interviews, Coaches coaches, IEnumerable<IFollowInterviews> followers, Bells bells)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapDelete("/{interviewId:guid}", DeleteAsync)
        .WithSummary("Delete an interview")
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid interviewId, DeleteInterview delete, CancellationToken cancellation) =>
        (await delete.HandleAsync(interviewId, cancellation)).ToNoContent();

    public async Task<Outcome<string>> HandleAsync(Guid interviewId, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.DeleteInterview, cancellation);
        if (found.Value is not { } resource)
        {
            return found.Problem!;
        }

        // Under an idempotency key there is one already.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var deleted = await db.Interviews.Where(i => i.Id == interviewId && i.OwnerId == resource.OwnerId).ExecuteDeleteAsync(cancellation);
        await coaches.ForgetAsync(interviewId, cancellation);
        foreach (var follower in followers)
        {
            await follower.DeletedAsync(interviewId, resource.OwnerId, cancellation);
        }

        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }

        bells.Ring(RingAfterSave.Thing(interviewId));
        return deleted == 0 ? Problem.NotFound("interview") : "deleted";
    }
}
