using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Resumes.Contracts;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Concepts;

namespace Uplift.Resumes.Applications;

/// <summary>What neighbours may know of a person's jobs.</summary>
internal sealed class MyJobs(AppDb db, CurrentUser user) : IMyJobs
{
    private const int Most = 50;

    /// <summary>The topic of what no sentence of a resume proves and every interview asks.</summary>
    private const string SoftTopic = "behavioural";

    public async Task<IReadOnlyList<ApplicationLink>> LatestAsync(CancellationToken cancellation) => await db.Applications.AsNoTracking()
        .OwnedBy(user.Id)
        .Where(a => a.Advert != "" && a.Stage != ApplicationStage.Closed)
        .OrderByDescending(a => a.UpdatedAt).ThenByDescending(a => a.Id)
        .Take(Most)
        .Select(a => new ApplicationLink(a.Id, a.Employer, a.Role))
        .ToListAsync(cancellation);

    public async Task<(ApplicationLink Application, JobAsked Asked)?> AskedAsync(Guid applicationId, CancellationToken cancellation)
    {
        var found = await db.Applications.AsNoTracking()
            .OwnedBy(user.Id)
            .Where(a => a.Id == applicationId)
            .Select(a => new { Link = new ApplicationLink(a.Id, a.Employer, a.Role), a.Advert })
            .SingleOrDefaultAsync(cancellation);
        return found is null ? null : (found.Link, Read(found.Advert));
    }

    public JobAsked Read(string advert)
    {
        var read = AdvertReader.Read(advert);
        var table = ConceptTable.Shared;
        var years = read.Requirements.Where(requirement => requirement.Kind == RequirementKind.Years).Select(requirement => requirement.Years ?? 0);
        return new JobAsked(
            read.Title,
            CareerLevels.ToAsk(read.Title is { } title ? Titles.LevelOf(title) : null, years),
            [.. read.Requirements.Where(CanBeLearned).Select(requirement => new JobNeed(requirement.Name, WeightOf(requirement), TopicsOf(requirement, table)))]);
    }

    public Task<string?> ResumeNameAsync(Guid resumeId, CancellationToken cancellation) =>
        db.Resumes.AsNoTracking().OwnedBy(user.Id).Where(r => r.Id == resumeId).Select(r => r.Name).SingleOrDefaultAsync(cancellation);

    /// <summary>Not a degree, a permit or a number of years; and not a duty that names nothing.</summary>
    private static bool CanBeLearned(Requirement requirement) =>
        requirement.Kind is RequirementKind.Tool or RequirementKind.Knowledge or RequirementKind.Method or RequirementKind.SoftSkill;

    private static int WeightOf(Requirement requirement) => requirement.Priority switch
    {
        Priority.Must => 3,
        Priority.Nice => 2,
        _ => 1,
    };

    private static IReadOnlyList<string> TopicsOf(Requirement requirement, ConceptTable table) => requirement.Kind == RequirementKind.SoftSkill
        ? [SoftTopic]
        : [.. requirement.AnyOf.Select(table.Find).OfType<Concept>().SelectMany(concept => concept.Topics).Distinct(StringComparer.Ordinal)];
}
