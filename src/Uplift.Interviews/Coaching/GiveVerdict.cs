using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Examiner;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Coaching;

public sealed record CoachVerdictDraft
{
    /// <summary>covered, partly, missed or contradicted.</summary>
    [Required(ErrorMessage = "Choose a verdict.")]
    [AllowedValues(PointVerdict.Covered, PointVerdict.Partly, PointVerdict.Missed, PointVerdict.Contradicted, ErrorMessage = "A coach says covered, partly, missed or contradicted.")]
    public PointVerdict? Verdict { get; set; }

    [Required(ErrorMessage = "Say why: a verdict without a reason teaches nothing.")]
    [StringLength(CoachVerdict.LongestReason, MinimumLength = 3, ErrorMessage = "A reason has 3 to 600 characters.")]
    public string Reason { get; set; } = "";
}

/// <summary>
/// A coach's own verdict on a point, with a reason. Both are shown and neither changes the other: the score stays the
/// examiner's, and the learner sees who thinks what.
/// </summary>
internal sealed class GiveVerdict(AppDb db, CurrentUser user, CommentAnswer answers, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder interviews)
    {
        interviews.MapPut("/{interviewId:guid}/report/answers/{turnId:guid}/verdicts/{point}", PutAsync)
            .WithSummary("Give your own verdict on a point as a coach")
            .RequirePermission(Permissions.CoachLearners)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        interviews.MapDelete("/{interviewId:guid}/report/answers/{turnId:guid}/verdicts/{point}", DeleteAsync)
            .WithSummary("Take your own verdict back")
            .RequirePermission(Permissions.CoachLearners)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<CoachVerdictView>, ProblemHttpResult>> PutAsync(
        Guid interviewId, Guid turnId, string point, CoachVerdictDraft draft, GiveVerdict give, CancellationToken cancellation) =>
        (await give.HandleAsync(interviewId, turnId, point, draft, cancellation)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid interviewId, Guid turnId, string point, GiveVerdict give, CancellationToken cancellation) =>
        (await give.TakeBackAsync(interviewId, turnId, point, cancellation)).ToNoContent();

    public async Task<Outcome<CoachVerdictView>> HandleAsync(
        Guid interviewId, Guid turnId, string point, CoachVerdictDraft draft, CancellationToken cancellation)
    {
        var found = await answers.FindAsync(interviewId, turnId, cancellation);
        if (found.Value is not { } answer)
        {
            return found.Problem!;
        }

        if (answer.Turn.Verdict?.Points.Any(p => p.PointId == point) != true)
        {
            return Problem.NotFound("point");
        }

        var me = user.Id;
        var verdict = await db.CoachVerdicts.SingleOrDefaultAsync(v => v.TurnId == turnId && v.PointId == point && v.CoachId == me, cancellation);
        if (verdict is null)
        {
            verdict = new CoachVerdict { TurnId = turnId, PointId = point, CoachId = me, InterviewId = interviewId };
            db.CoachVerdicts.Add(verdict);
        }

        verdict.Say(draft.Verdict!.Value, draft.Reason.Trim(), clock.GetUtcNow());
        await answers.TellAsync(answer.Interview, cancellation);
        return new CoachVerdictView(turnId, point, user.DisplayName, true, verdict.Verdict, verdict.Reason, verdict.At);
    }

    public async Task<Outcome<string>> TakeBackAsync(Guid interviewId, Guid turnId, string point, CancellationToken cancellation)
    {
        var me = user.Id;
        var deleted = await db.CoachVerdicts
            .Where(v => v.TurnId == turnId && v.PointId == point && v.CoachId == me && v.InterviewId == interviewId)
            .ExecuteDeleteAsync(cancellation);
        return deleted == 0 ? Problem.NotFound("point") : "taken back";
    }
}
