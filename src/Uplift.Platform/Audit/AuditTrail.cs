using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Platform.Audit;

/// <summary>
/// What the audit log holds of a person. Erasure takes the network addresses out and leaves the entries: what happened stays
/// provable, under an id that leads to nobody any more.
/// </summary>
internal sealed class AuditTrail(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(AuditEntry)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("account/activity.json", await db.AuditEntries.AsNoTracking()
            .Where(e => e.SubjectId == userId || e.ActorId == userId)
            .OrderBy(e => e.Id)
            // What others did to the account is the person's to know; from where they did it is not.
            .Select(e => new { e.At, e.Action, e.Outcome, e.Target, Address = e.ActorId == userId ? e.Address : "" })
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) => db.AuditEntries
        .Where(e => (e.ActorId == userId || (e.SubjectId == userId && e.ActorId == null)) && e.Address != "")
        .ExecuteUpdateAsync(set => set.SetProperty(e => e.Address, ""), cancellation);
}
