using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Library.Reading;

internal sealed class ReadingData(AppDb db) : IGuestWork
{
    public string Noun => "guides in reading";

    public IReadOnlyList<Type> Tables { get; } = [typeof(GuideReading)];

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

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("library/reading.json", await db.GuideReadings.AsNoTracking()
            .Where(r => r.UserId == userId)
            .OrderBy(r => r.UpdatedAt)
            .Select(r => new { r.GuideSlug, r.Sections, r.FinishedAt, r.UpdatedAt })
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.GuideReadings.Where(r => r.UserId == userId).ExecuteDeleteAsync(cancellation);
}
