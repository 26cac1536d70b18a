using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;
using Uplift.Resumes.Matching;
using Uplift.Resumes.Matching.Adverts;
using Uplift.Resumes.Matching.Concepts;
using Uplift.Resumes.Matching.Evidence;
using Uplift.Resumes.Shelf;
using Uplift.Resumes.Versions;

namespace Uplift.Resumes.Interviewing;

/// <summary>
/// Plans an interview by what a resume claims and an advert asks for. Code alone chooses: the same texts give the same plan,
/// and whatever they say to a reader, they can do no more than name things.
/// </summary>
internal sealed class PlanFromResumes(
    AppDb db, CurrentUser user, ReadResume resumes, ListVersions versions, ILibrary library, TimeProvider clock) : IPlanInterviews
{
    private const int MostClaims = 12;
    private const int MostTopics = 8;
    private const int ChosenBesideAnAdvert = 2;

    public async Task<Outcome<InterviewPlan>> PlanAsync(PlanDraft draft, CancellationToken cancellation)
    {
        var found = await SourceAsync(draft, cancellation);
        if (found.Value is not { } source)
        {
            return found.Problem!;
        }

        var known = (await library.ListTopicsAsync(cancellation)).ToDictionary(topic => topic.Id, topic => topic.Name, StringComparer.Ordinal);
        var plan = Plan(source, known, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        return plan.Claims.Count + plan.Topics.Count > 0 ? plan : source switch
        {
            { Advert: not null } => Problem.Invalid("/advert", "nothing-to-ask", "Nothing that the library has questions on was found in this advert. Is it the whole text?"),
            { Resume: not null } => Problem.Invalid("/resumeId", "nothing-to-ask", "This resume names nothing in a role or project yet that could be asked about."),
            _ => Problem.Invalid("/applicationId", "nothing-to-ask", "This application has neither an advert nor a resume yet."),
        };
    }

    private async Task<Outcome<Source>> SourceAsync(PlanDraft draft, CancellationToken cancellation)
    {
        var (resumeId, version, advert, role) = (draft.ResumeId, draft.ResumeVersion, draft.Advert, (string?)null);
        if (draft.ApplicationId is { } applicationId)
        {
            var application = await db.Applications.AsNoTracking().OwnedBy(user.Id).Where(a => a.Id == applicationId)
                .Select(a => new { a.Role, a.ResumeId, a.ResumeVersion, a.Advert })
                .SingleOrDefaultAsync(cancellation);
            if (application is null)
            {
                return Problem.NotFound("application");
            }

            (role, advert) = (application.Role, advert ?? application.Advert);
            (resumeId, version) = resumeId is null ? (application.ResumeId, application.ResumeVersion) : (resumeId, version);
        }

        // What a browser sends has two characters at a line's end.
        advert = string.IsNullOrWhiteSpace(advert) ? null : advert.Replace("\r\n", "\n", StringComparison.Ordinal);
        if (resumeId is not { } id)
        {
            return new Source(null, null, draft.ApplicationId, null, advert, role);
        }

        var found = await resumes.HandleAsync(id, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        var sent = version is { } number ? await versions.FindAsync(id, number, cancellation) : null;
        if (sent is null && draft.ResumeVersion is not null)
        {
            return Problem.NotFound("version");
        }

        // A version that an application names may have been deleted since; then the resume stands in.
        return new Source(id, sent?.Number, draft.ApplicationId, sent is null ? resume.Document : ResumeText.Read(sent.Document), advert, role ?? resume.Name);
    }

    private static InterviewPlan Plan(Source source, Dictionary<string, string> known, DateOnly today)
    {
        var advert = source.Advert is null ? null : AdvertReader.Read(source.Advert);
        var ladder = source.Resume is null ? null : new EvidenceLadder(EvidenceLines.Of(source.Resume, today), today);
        var (level, reason) = advert is not null ? PlannedLevel.Of(advert)
            : ladder is not null ? PlannedLevel.Of(source.Resume!, ladder)
            : (Level.Intermediate, "");
        return new InterviewPlan(
            source.ResumeId,
            source.Version,
            source.ApplicationId,
            advert?.Title ?? source.Name,
            level,
            reason,
            source.Resume is null ? [] : Claims(source.Resume, advert, known, today),
            advert is not null ? Topics(advert, level, known) : ladder is not null ? Topics(ladder, level, known) : [],
            advert?.Ignored ?? []);
    }

    /// <summary>Claims that show what the advert asks for come first.</summary>
    private static List<PlannedClaim> Claims(Resume resume, Advert? advert, Dictionary<string, string> known, DateOnly today)
    {
        var asked = advert?.Requirements.SelectMany(requirement => requirement.AnyOf).ToHashSet(StringComparer.Ordinal) ?? [];
        var chosen = advert is null ? MostClaims : ChosenBesideAnAdvert;
        return
        [
            .. ResumeClaims.Of(resume, today)
                .OrderByDescending(claim => claim.Concepts.Any(concept => asked.Contains(concept.Name)))
                .Take(MostClaims)
                .Select((claim, index) => new PlannedClaim(
                    claim.Pointer,
                    claim.Text,
                    claim.Role,
                    claim.Question,
                    [.. claim.Concepts.SelectMany(concept => concept.Topics).Distinct(StringComparer.Ordinal).Where(known.ContainsKey)],
                    index < chosen)),
        ];
    }

    private static List<PlannedTopic> Topics(Advert advert, Level level, Dictionary<string, string> known) =>
    [
        .. advert.Requirements
            .SelectMany(requirement => JobMatch.TopicsOf(requirement, ConceptTable.Shared).Select(topic => (Topic: topic, Requirement: requirement)))
            .Where(one => known.ContainsKey(one.Topic))
            .GroupBy(one => one.Topic, one => one.Requirement, StringComparer.Ordinal)
            .Take(MostTopics)
            .Select(topic =>
            {
                var (its, why) = PlannedLevel.Of(level, [.. topic], advert.Requirements);
                return new PlannedTopic(topic.Key, known[topic.Key], its, why, [.. topic.OrderBy(requirement => requirement.Kind == RequirementKind.Years).Select(requirement => new TopicReason(
                    requirement.Name,
                    requirement.Words.Text,
                    requirement.Span.Text.Trim(),
                    QuotedFrom.Advert,
                    requirement.Priority.ToString().ToLowerInvariant(),
                    requirement.Cue))]);
            }),
    ];

    /// <summary>What the resume names most often.</summary>
    private static List<PlannedTopic> Topics(EvidenceLadder ladder, Level level, Dictionary<string, string> known) =>
    [
        .. ladder.Mentions
            .SelectMany(hit => hit.Mention.Concept.Topics.Select(topic => (Topic: topic, Hit: hit)))
            .Where(one => known.ContainsKey(one.Topic))
            .GroupBy(one => one.Topic, one => one.Hit, StringComparer.Ordinal)
            .OrderByDescending(topic => topic.Count())
            .Take(MostTopics)
            .Select(topic => new PlannedTopic(topic.Key, known[topic.Key], level, null, [.. topic.DistinctBy(hit => hit.Mention.Concept.Name).Select(hit => new TopicReason(
                hit.Mention.Concept.Name,
                hit.Line.Text.Substring(hit.Mention.Start, hit.Mention.Length),
                hit.Line.Text,
                QuotedFrom.Resume,
                null,
                null))])),
    ];

    /// <summary>What a plan is made of.</summary>
    private sealed record Source(Guid? ResumeId, int? Version, Guid? ApplicationId, Resume? Resume, string? Advert, string? Name);
}
