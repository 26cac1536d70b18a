using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Interviews.History;

/// <summary>A person's interviews for neighbours that point to them.</summary>
internal sealed class MyInterviews(AppDb db, CurrentUser user, ListInterviews list) : IMyInterviews
{
    public async Task<IReadOnlyList<InterviewLink>> LatestAsync(CancellationToken cancellation) =>
        [.. ((await list.HandleAsync(new InterviewQuery(), cancellation)).Value?.Items ?? []).Select(row => new InterviewLink(row.Id, row.StartedAt, row.FirstPrompt))];

    public Task<bool> OwnsAsync(Guid id, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        return db.Interviews.AnyAsync(interview => interview.Id == id && interview.OwnerId == ownerId, cancellation);
    }
}
