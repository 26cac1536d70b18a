using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Library.Reading;

/// <param name="Guide">Its slug.</param>
/// <param name="Sections">Ids of the sections that were read.</param>
/// <param name="FinishedAt">Null while some are left.</param>
internal sealed record ReadingRow(string Guide, IReadOnlyList<string> Sections, DateTimeOffset? FinishedAt, DateTimeOffset UpdatedAt);

/// <summary>How far a person has read which guides, the latest first.</summary>
internal sealed class ListReading(AppDb db, CurrentUser user)
{
    public const int Most = 50;

    public async Task<IReadOnlyList<ReadingRow>> HandleAsync(CancellationToken cancellation)
    {
        var id = user.Id;
        var guides = db.Guides.Published();
        return await db.GuideReadings.AsNoTracking()
            .Where(r => r.UserId == id && guides.Any(g => g.Slug == r.GuideSlug))
            .OrderByDescending(r => r.UpdatedAt)
            .ThenBy(r => r.GuideSlug)
            .Take(Most)
            .Select(r => new ReadingRow(r.GuideSlug, r.Sections, r.FinishedAt, r.UpdatedAt))
            .ToListAsync(cancellation);
    }
}
