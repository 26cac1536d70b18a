using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Examiner;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Reports;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Judging;

public sealed record OwnVerdictDraft
{
    [Required(ErrorMessage = "Choose what you think."), RegularExpression("^(covered|partly|missed)$", ErrorMessage = "Your verdict is covered, partly or missed.")]
    public string? Verdict { get; set; }
}

/// <summary>
/// Where rules and model disagree about a point, whoever gave the answer decides. It counts, and the report says that it is
/// their own. Deciding again replaces it.
/// </summary>
internal sealed class MarkPoint(AppDb db, FindInterview interviews, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapPut("/{interviewId:guid}/answers/{answerId:guid}/points/{pointId}/own-verdict", PutAsync)
        .WithSummary("Decide about a point on which rules and model disagree")
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<PointView>, ProblemHttpResult>> PutAsync(
        Guid interviewId, Guid answerId, [StringLength(100)] string pointId, OwnVerdictDraft draft, MarkPoint mark, CancellationToken cancellation) =>
        (await mark.HandleAsync(interviewId, answerId, pointId, draft, cancellation)).ToOk();

    public async Task<Outcome<PointView>> HandleAsync(
        Guid interviewId, Guid answerId, string pointId, OwnVerdictDraft draft, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        if (interview.State == InterviewState.Running)
        {
            return Problem.Conflict("interview-running", "The interview is still running; its verdicts come at the end.");
        }

        if (interview.Turns.FirstOrDefault(t => t.Id == answerId) is not { Verdict: not null } turn || Point(turn, pointId) is not { } point)
        {
            return Problem.NotFound("answer");
        }

        if (!point.IsDisputed)
        {
            return Problem.Conflict("not-disputed", "The judges agree about this point, so their verdict stands.");
        }

        turn.Mark(pointId, Enum.Parse<PointVerdict>(draft.Verdict!, ignoreCase: true), clock.GetUtcNow());
        var (earned, weight) = InterviewScore.Of(interview);
        interview.Reckon(earned, weight);
        await db.SaveChangesAsync(cancellation);
        return Views.Of(Point(turn, pointId)!);
    }

    private static Grading.PointVerdictRecord? Point(Turn turn, string pointId) =>
        turn.Verdict?.Points.FirstOrDefault(point => point.PointId == pointId);
}
