using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Access;

/// <summary>Who coaches a person or is coached by them, and what they share.</summary>
internal sealed class SharingData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(CoachAssignment), typeof(Share), typeof(ShareLink)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        await archive.AddAsync("sharing/coaches.json", await db.CoachAssignments.AsNoTracking()
            .Where(a => a.LearnerId == userId || a.CoachId == userId)
            .Select(a => new { Role = a.LearnerId == userId ? "learner" : "coach", a.Since, a.Until })
            .ToListAsync(cancellation));
        await archive.AddAsync("sharing/shares.json", await db.Shares.AsNoTracking()
            .Where(s => s.OwnerId == userId)
            .Select(s => new { s.ResourceKind, s.ResourceId, s.SharedAt })
            .ToListAsync(cancellation));
        await archive.AddAsync("sharing/links.json", await db.ShareLinks.AsNoTracking()
            .Where(l => l.OwnerId == userId)
            .Select(l => new { l.ResourceKind, l.ResourceId, l.Label, l.MadeAt, l.ExpiresAt, l.Views, l.LastViewedAt })
            .ToListAsync(cancellation));
    }

    public async Task EraseAsync(Guid userId, CancellationToken cancellation)
    {
        await db.CoachAssignments.Where(a => a.LearnerId == userId || a.CoachId == userId).ExecuteDeleteAsync(cancellation);
        await db.Shares.Where(s => s.OwnerId == userId || s.CoachId == userId).ExecuteDeleteAsync(cancellation);
        await db.ShareLinks.Where(l => l.OwnerId == userId).ExecuteDeleteAsync(cancellation);
    }
}
