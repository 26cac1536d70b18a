using Uplift.Interviews.Contracts;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Starting;

/// <summary>Without resumes and applications there is nothing to plan from.</summary>
internal sealed class NoPlans : IPlanInterviews
{
    public Task<Outcome<InterviewPlan>> PlanAsync(PlanDraft draft, CancellationToken cancellation) =>
        Task.FromResult<Outcome<InterviewPlan>>(Problem.NotFound("resume"));
}
