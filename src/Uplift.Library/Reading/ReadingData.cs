using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Library.Reading;

internal sealed class ReadingData(AppDb db) : IPersonalData
{
    public string Noun => "guides in reading";

    public Task<int> CountAsync(Guid userId, CancellationToken cancellation) =>
        db.GuideReadings.CountAsync(r => r.UserId == userId, cancellation);

    public async Task MoveAsync(Guid guestId, Guid userId, CancellationToken cancellation)
    {
        var readings = db.GuideReadings;
        await db.GuideReadings
            .Where(r => r.UserId == guestId && !readings.Any(o => o.UserId == userId && o.GuideSlug == r.GuideSlug))
            .ExecuteUpdateAsync(set => set.SetProperty(r => r.UserId, userId), cancellation);
        await EraseAsync(guestId, cancellation);
    }

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.GuideReadings.Where(r => r.UserId == userId).ExecuteDeleteAsync(cancellation);
}
