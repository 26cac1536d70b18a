using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.People;

public sealed record AssignmentDraft
{
    /// <summary>When it ends; absent: until it is taken back.</summary>
    public DateTimeOffset? Until { get; set; }
}

public sealed record AssignmentView(Guid CoachId, Guid LearnerId, DateTimeOffset Since, DateTimeOffset? Until);

/// <summary>Assigns a coach to a learner. What the coach sees is still the learner's to share.</summary>
internal sealed class AssignCoach(Coaches coaches)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPut("/users/{userId:guid}/coaches/{coachId:guid}", PutAsync)
            .WithSummary("Assign a coach to a learner")
            .RequirePermission(Permissions.AssignCoaches)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapDelete("/users/{userId:guid}/coaches/{coachId:guid}", DeleteAsync)
            .WithSummary("End a coach's assignment to a learner")
            .RequirePermission(Permissions.AssignCoaches)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<AssignmentView>, ProblemHttpResult>> PutAsync(
        Guid userId, Guid coachId, AssignmentDraft draft, AssignCoach assign, CancellationToken cancellation) =>
        (await assign.HandleAsync(userId, coachId, draft, cancellation)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid userId, Guid coachId, Coaches coaches, CancellationToken cancellation) =>
        (await coaches.DismissAsync(userId, coachId, cancellation)).ToNoContent();

    public async Task<Outcome<AssignmentView>> HandleAsync(
        Guid userId, Guid coachId, AssignmentDraft draft, CancellationToken cancellation)
    {
        var outcome = await coaches.AssignAsync(userId, coachId, draft.Until?.ToUniversalTime(), cancellation);
        return outcome.Value is { } coach ? new AssignmentView(coach.Id, userId, coach.Since, coach.Until) : outcome.Problem!;
    }
}
