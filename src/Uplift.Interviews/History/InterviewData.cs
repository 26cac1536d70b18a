using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Interviews.History;

internal sealed class InterviewData(AppDb db) : IPersonalData
{
    public string Noun => "interviews";

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) =>
        db.Interviews.CountAsync(i => i.OwnerId == userId, cancellation);

    public Task MoveAsync(Guid guestId, Guid userId, CancellationToken cancellation) =>
        db.Interviews.Where(i => i.OwnerId == guestId)
            .ExecuteUpdateAsync(set => set.SetProperty(i => i.OwnerId, userId), cancellation);

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Interviews.Where(i => i.OwnerId == userId).ExecuteDeleteAsync(cancellation);
}
