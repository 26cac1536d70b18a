using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Coaching.Learners;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Plans;

/// <summary>Keeps what a person prepares for, or forgets it.</summary>
internal sealed class SavePlan(
    AppDb db, ILibrary library, FindLearner learners, ChooseGoal choose, ReadPlan read, CurrentUser user, TimeProvider clock)
{
    /// <summary>A plan of days further off would be a guess.</summary>
    public const int LongestDays = 365;

    public static void Map(IEndpointRouteBuilder plan)
    {
        plan.MapPut("/", PutAsync).WithSummary("Plan for an interview").ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        plan.MapDelete("/", DeleteAsync).WithSummary("Forget the plan").ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<PlanView>, ProblemHttpResult>> PutAsync(PlanDraft draft, SavePlan save, CancellationToken cancellation) =>
        (await save.HandleAsync(draft, cancellation)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(SavePlan save, CancellationToken cancellation) =>
        (await save.RemoveAsync(cancellation)).ToNoContent();

    public async Task<Outcome<PlanView>> HandleAsync(PlanDraft draft, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var learner = await learners.HandleAsync(ownerId, cancellation);
        var today = learner.Today(clock.GetUtcNow());
        if (draft.InterviewOn <= today || draft.InterviewOn > today.AddDays(LongestDays))
        {
            return Problem.Invalid("/interviewOn", "out-of-range", "Choose a day from tomorrow on, within a year.");
        }

        var topics = (await library.ListTopicsAsync(cancellation)).Select(topic => topic.Id).ToHashSet();
        if (draft.Topics.FirstOrDefault(topic => !topics.Contains(topic)) is { } unknown)
        {
            return Problem.Invalid("/topics", "unknown-topic", $"There is no topic “{unknown}”.");
        }

        var (goal, refused) = await choose.HandleAsync(draft.Goal, learner.Plan?.Goal, cancellation);
        if (refused is not null)
        {
            return refused;
        }

        var plan = await db.StudyPlans.SingleOrDefaultAsync(p => p.OwnerId == ownerId, cancellation)
            ?? db.StudyPlans.Add(new StudyPlan { OwnerId = ownerId }).Entity;
        plan.Write(draft, goal, clock);
        await db.SaveChangesAsync(cancellation);
        return await read.OfAsync(learner with { Plan = plan }, plan, cancellation);
    }

    public async Task<Outcome<string>> RemoveAsync(CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var deleted = await db.StudyPlans.Where(p => p.OwnerId == ownerId).ExecuteDeleteAsync(cancellation);
        return deleted == 0 ? Problem.NotFound("plan") : "deleted";
    }
}
