using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Interviews.Contracts;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Starting;

/// <summary>
/// Shows what an interview on a resume, for an application or for an advert would be: which claims, which topics, and the
/// words that led to each. Nothing is kept; starting it is another call.
/// </summary>
internal sealed class PlanInterview(IPlanInterviews plans, CurrentUser user)
{
    private static readonly Problem SignInFirst = new(ProblemKind.Unauthenticated, "unauthenticated", "Sign in first.");

    private static readonly Problem AccountNeeded = new(
        ProblemKind.Forbidden, "account-needed", "An interview from a resume or an advert needs an account. Sign up, and what you did as a guest stays yours; or sign in.");

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/interview-plans", PostAsync)
        .RequireSignedIn()
        .WithSummary("Plan an interview from a resume or an advert")
        .WithDescription("Which claims and topics it would come to, and the words that led to each. Nothing is kept; send the same source to `/interviews`, with the pointers and topics you want.")
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<InterviewPlan>, ProblemHttpResult>> PostAsync(
        PlanDraft draft, PlanInterview plan, CancellationToken cancellation) => (await plan.HandleAsync(draft, cancellation)).ToOk();

    public async Task<Outcome<InterviewPlan>> HandleAsync(PlanDraft draft, CancellationToken cancellation)
    {
        if (!user.IsSignedIn)
        {
            return user.HasSession ? AccountNeeded : SignInFirst;
        }

        return draft.HasSource()
            ? await plans.PlanAsync(draft, cancellation)
            : Problem.Invalid("/resumeId", "no-source", "Name a resume, an application or the text of an advert.");
    }
}
