using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Contracts;

namespace Uplift.Coaching.Plans;

/// <summary>Reads what a plan is for: of an application's advert, of a pasted one, or of a role.</summary>
internal sealed class ChooseGoal(IMyJobs jobs, ILibrary library)
{
    /// <summary>An advert asks for far less; a text of nothing but names could ask for more.</summary>
    private const int MostNeeds = 60;

    /// <param name="draft">What was sent.</param>
    /// <param name="before">The goal that the plan has.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <returns>The goal, null where the plan is to have none, or why there is none.</returns>
    public async Task<(PlanGoal? Goal, Problem? Problem)> HandleAsync(PlanGoalDraft? draft, PlanGoal? before, CancellationToken cancellation)
    {
        var level = LevelNames.Parse(draft?.Level);
        return draft switch
        {
            null => (null, null),
            { Level.Length: > 0 } when level is null => (null, Problem.Invalid("/goal/level", "unknown-level", "Choose beginner, intermediate or advanced.")),
            { Keep: true } => (before is null || level is null ? before : before with { Level = level.Value }, null),
            { Application: { } id } => await OfApplicationAsync(id, level, cancellation),
            { Advert.Length: > 0 } => OfAdvert(draft.Advert, level),
            { Role.Length: > 0 } => await OfRoleAsync(draft.Role, level, cancellation),
            _ => (null, null),
        };
    }

    private async Task<(PlanGoal?, Problem?)> OfApplicationAsync(Guid id, Level? level, CancellationToken cancellation)
    {
        if (await jobs.AskedAsync(id, cancellation) is not { } found)
        {
            return (null, Problem.Invalid("/goal/application", "unknown-application", "No application of yours has this id."));
        }

        var (application, asked) = found;
        return asked.Needs.Count == 0
            ? (null, Problem.Invalid("/goal/application", "no-requirements", "The application has no advert in which something is asked that can be learned. Paste the advert's text."))
            : (Of(asked, $"{application.Role}, {application.Employer}", id, level), null);
    }

    private (PlanGoal?, Problem?) OfAdvert(string advert, Level? level)
    {
        var asked = jobs.Read(advert.Replace("\r\n", "\n", StringComparison.Ordinal));
        return asked.Needs.Count == 0
            ? (null, Problem.Invalid("/goal/advert", "no-requirements", "Nothing is asked in this text that can be learned. Paste the whole advert."))
            : (Of(asked, asked.Title ?? "A job advert", null, level), null);
    }

    private async Task<(PlanGoal?, Problem?)> OfRoleAsync(string id, Level? level, CancellationToken cancellation)
    {
        if (InterviewRoles.All.FirstOrDefault(one => one.Id == id) is not { } role)
        {
            return (null, Problem.Invalid("/goal/role", "unknown-role", $"Choose one of {string.Join(", ", InterviewRoles.All.Select(one => one.Id))}."));
        }

        var topics = await library.ListTopicsAsync(cancellation);
        return (new PlanGoal(
            role.Name,
            null,
            role.Id,
            level ?? Level.Intermediate,
            [.. topics.Where(topic => role.Topics.Contains(topic.Id)).Select(topic => new PlanNeed(topic.Name, PlanGoal.MostWeight, [topic.Id]))]), null);
    }

    private static PlanGoal Of(JobAsked asked, string title, Guid? application, Level? level) => new(
        title,
        application,
        null,
        level ?? asked.Level,
        [.. asked.Needs.Take(MostNeeds).Select(need => new PlanNeed(need.Name, need.Weight, need.Topics))]);
}
