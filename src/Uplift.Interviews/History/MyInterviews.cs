using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Interviews.History;

/// <summary>A person's interviews for neighbours that point to them.</summary>
internal sealed class MyInterviews(AppDb db, CurrentUser user, ListInterviews list) : IMyInterviews
{
    private const int Most = 20;
    private const int LooksAtLast = 100;

    public async Task<IReadOnlyList<InterviewLink>> LatestAsync(CancellationToken cancellation) =>
        [.. ((await list.HandleAsync(new InterviewQuery(), cancellation)).Value?.Items ?? []).Select(row => new InterviewLink(row.Id, row.StartedAt, row.FirstPrompt))];

    public async Task<IReadOnlyList<InterviewResult>> OfApplicationAsync(Guid applicationId, Guid? chosen, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        return await db.Interviews.AsNoTracking()
            .Where(i => i.OwnerId == ownerId && (i.ApplicationId == applicationId || i.Id == chosen))
            .OrderByDescending(i => i.Id)
            .Take(Most)
            .Select(i => new InterviewResult(
                i.Id,
                i.StartedAt,
                i.Turns.Where(t => t.Ordinal == 1).Select(t => t.Prompt).FirstOrDefault() ?? "",
                i.State == InterviewState.Ended,
                i.Earned,
                i.Weight,
                i.ResumeId,
                i.ResumeVersion))
            .ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<AnsweredInterview>> LatestAnsweringAsync(
        Guid ownerId, IReadOnlyList<string> slugs, int most, CancellationToken cancellation)
    {
        var found = await Answering(ownerId, slugs)
            .Take(most)
            .Select(i => new
            {
                i.Id,
                i.EndedAt,
                Answers = i.Turns.Where(t => t.Answer != null && slugs.Contains(t.QuestionSlug)).OrderBy(t => t.Ordinal)
                    .Select(t => new GivenAnswer(t.Number, t.QuestionSlug, t.Answer!)).ToList(),
            })
            .ToListAsync(cancellation);
        return [.. found.Select(one => new AnsweredInterview(one.Id, one.EndedAt!.Value, one.Answers))];
    }

    public async Task<IReadOnlyList<EndedInterview>> LatestEndedAnsweringAsync(Guid ownerId, IReadOnlyList<string> slugs, CancellationToken cancellation) =>
        await Answering(ownerId, slugs).Select(i => new EndedInterview(i.Id, i.EndedAt!.Value)).ToListAsync(cancellation);

    private IQueryable<Interview> Answering(Guid ownerId, IReadOnlyList<string> slugs) =>
        db.Interviews.AsNoTracking().Where(i => i.OwnerId == ownerId).OrderByDescending(i => i.Id).Take(LooksAtLast)
            .Where(i => i.State == InterviewState.Ended && i.Mode != InterviewMode.Rehearsal)
            .Where(i => i.Turns.Any(t => t.Answer != null && slugs.Contains(t.QuestionSlug)))
            .OrderByDescending(i => i.Id);

    public Task<bool> OwnsAsync(Guid id, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        return db.Interviews.AnyAsync(interview => interview.Id == id && interview.OwnerId == ownerId, cancellation);
    }
}
