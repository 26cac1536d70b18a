using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Turns;

/// <summary>Reveals the next hint of the open turn. Hints are noted in the report; they cost no points.</summary>
internal sealed class ShowHint(AppDb db, FindInterview interviews, ILibrary library)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapPost("/{interviewId:guid}/hints", PostAsync)
        .AcceptsIdempotencyKey()
        .WithSummary("Show the next hint")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Ok<InterviewView>, ProblemHttpResult>> PostAsync(
        Guid interviewId, ShowHint show, CancellationToken cancellation) =>
        (await show.HandleAsync(interviewId, null, null, cancellation)).ToOk();

    /// <param name="turn">The turn that the sender saw; null means the open one.</param>
    /// <param name="draft">What was typed so far, kept when it came along.</param>
    public async Task<Outcome<InterviewView>> HandleAsync(Guid interviewId, Guid? turn, string? draft, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        var question = interview.Open is { } open ? await library.FindQuestionOfAsync(open, cancellation) : null;
        var hints = question is null ? 0 : Hints.For(question, interview.Open!.FollowUp).Count;
        if (interview.ShowHint(turn, hints).Problem is { } problem)
        {
            return problem;
        }

        if (draft is not null)
        {
            interview.Open!.Keep(draft, interview.Open.DraftSavedAt ?? interview.Open.AskedAt);
        }

        await db.SaveChangesAsync(cancellation);
        return InterviewView.From(interview, question);
    }
}
