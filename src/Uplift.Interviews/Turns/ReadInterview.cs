using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Turns;

/// <summary>Where an interview stands: the question that waits for an answer, or that it has ended.</summary>
internal sealed class ReadInterview(AppDb db, FindInterview interviews, ILibrary library, AdvanceInterview advance)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapGet("/{interviewId:guid}", GetAsync)
        .WithSummary("Read where an interview stands")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<InterviewView>, ProblemHttpResult>> GetAsync(
        Guid interviewId, ReadInterview read, CancellationToken cancellation) =>
        (await read.HandleAsync(interviewId, cancellation)).ToOk();

    public async Task<Outcome<InterviewView>> HandleAsync(Guid interviewId, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ReadInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        // The clock is the server's: whoever looks first after it ran out finds the interview ended.
        if (await advance.EndIfLateAsync(interview, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        return await ViewAsync(interview, cancellation);
    }

    /// <summary>For the sender of a form: that the clock ran out meanwhile is for the form's own handler to notice.</summary>
    public async Task<Outcome<InterviewView>> BeforeFormAsync(Guid interviewId, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ReadInterview, cancellation);
        return found.Value is { } interview ? await ViewAsync(interview, cancellation) : found.Problem!;
    }

    private async Task<InterviewView> ViewAsync(Interview interview, CancellationToken cancellation)
    {
        var question = interview.Open is { } open ? await library.FindQuestionOfAsync(open, cancellation) : null;
        return InterviewView.From(interview, question);
    }
}
