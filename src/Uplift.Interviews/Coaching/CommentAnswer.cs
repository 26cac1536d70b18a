using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Notices;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Coaching;

public sealed record CommentDraft
{
    /// <summary>The answer it is about.</summary>
    public Guid Turn { get; set; }

    [Required(ErrorMessage = "Write what you want to say.")]
    [StringLength(CoachComment.LongestText, ErrorMessage = "A comment has at most 600 characters.")]
    public string Text { get; set; } = "";
}

/// <summary>A coach says something to an answer that its owner shared with them, or takes it back.</summary>
internal sealed class CommentAnswer(
    AppDb db, CurrentUser user, FindInterview interviews, Coaches coaches, TellPerson tell, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder interviews)
    {
        interviews.MapPost("/{interviewId:guid}/report/comments", PostAsync)
            .WithSummary("Comment on an answer as a coach")
            .RequirePermission(Permissions.CoachLearners)
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        interviews.MapDelete("/{interviewId:guid}/report/comments/{commentId:guid}", DeleteAsync)
            .WithSummary("Take a comment back")
            .RequirePermission(Permissions.CoachLearners)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Created<CommentView>, ProblemHttpResult>> PostAsync(
        Guid interviewId, CommentDraft draft, CommentAnswer comment, CancellationToken cancellation) =>
        (await comment.HandleAsync(interviewId, draft, cancellation)).ToCreated(_ => $"/api/v1/interviews/{interviewId}/report/feedback");

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid interviewId, Guid commentId, CommentAnswer comment, CancellationToken cancellation) =>
        (await comment.TakeBackAsync(interviewId, commentId, cancellation)).ToNoContent();

    public async Task<Outcome<CommentView>> HandleAsync(Guid interviewId, CommentDraft draft, CancellationToken cancellation)
    {
        var found = await FindAsync(interviewId, draft.Turn, cancellation);
        if (found.Value is not { } answer)
        {
            return found.Problem!;
        }

        var (me, turnId) = (user.Id, draft.Turn);
        var places = await db.CoachComments.Where(c => c.TurnId == turnId && c.CoachId == me).Select(c => c.Place).ToListAsync(cancellation);
        if (Enumerable.Range(1, CoachComment.MostPerAnswer).Except(places).Order().FirstOrDefault() is not (> 0 and var place))
        {
            return Problem.Conflict("enough-comments", "You have said three things to this answer, which is as much as somebody can act upon. Take one back to say another.");
        }

        var comment = new CoachComment
        {
            Id = Ids.Next(clock),
            InterviewId = interviewId,
            TurnId = turnId,
            CoachId = me,
            Place = place,
            QuestionSlug = answer.Turn.QuestionSlug,
            Text = draft.Text.Trim(),
            At = clock.GetUtcNow(),
        };
        db.CoachComments.Add(comment);
        await TellAsync(answer.Interview, cancellation);
        return new CommentView(comment.Id, turnId, user.DisplayName, true, comment.Text, comment.At);
    }

    public async Task<Outcome<string>> TakeBackAsync(Guid interviewId, Guid commentId, CancellationToken cancellation)
    {
        var me = user.Id;
        var deleted = await db.CoachComments.Where(c => c.Id == commentId && c.InterviewId == interviewId && c.CoachId == me)
            .ExecuteDeleteAsync(cancellation);
        return deleted == 0 ? Problem.NotFound("comment") : "taken back";
    }

    /// <summary>An answer of an ended interview, for a coach who may say something to it.</summary>
    internal async Task<Outcome<AnswerOfLearner>> FindAsync(Guid interviewId, Guid turnId, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.CommentReport, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        if (interview.OwnerId == user.Id)
        {
            return Problem.Conflict("own-report", "This is your own interview. Appeal against a verdict that you think is wrong.");
        }

        if (interview.State == InterviewState.Running)
        {
            return Problem.Conflict("interview-running", "The interview is still running; its report comes at the end.");
        }

        return interview.Turns.SingleOrDefault(t => t.Id == turnId && t.Answer is not null) is { } turn
            ? new AnswerOfLearner(interview, turn)
            : Problem.NotFound("answer");
    }

    /// <summary>Saves what was said, and tells the learner.</summary>
    internal async Task TellAsync(Interview interview, CancellationToken cancellation)
    {
        await tell.HandleAsync(
            interview.OwnerId, $"{user.DisplayName} said something to your answers.", $"/interviews/{interview.Id}/report", cancellation);
        await coaches.AnswerAsync(interview.Id, user.Id, cancellation);
    }
}

internal sealed record AnswerOfLearner(Interview Interview, Turn Turn);
