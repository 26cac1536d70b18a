using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Interviews.Turns;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.History;

/// <summary>Ends an interview before its last question. What was not reached is not marked.</summary>
internal sealed class EndInterview(AppDb db, FindInterview interviews, AdvanceInterview advance)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapPut("/{interviewId:guid}/ending", PutAsync)
        .WithSummary("End an interview early")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<InterviewView>, ProblemHttpResult>> PutAsync(
        Guid interviewId, EndInterview end, CancellationToken cancellation) =>
        (await end.HandleAsync(interviewId, cancellation)).ToOk();

    public async Task<Outcome<InterviewView>> HandleAsync(Guid interviewId, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ChangeInterview, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        if (!await advance.EndIfLateAsync(interview, cancellation))
        {
            await advance.EndAsync(interview, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return InterviewView.From(interview, null);
    }
}
