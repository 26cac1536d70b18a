using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity.Registration;

/// <summary>The invitations that a person made. The addresses in them are other people's, so they are not exported.</summary>
internal sealed class InvitationData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } = [typeof(Invitation)];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation) =>
        await archive.AddAsync("account/invitations.json", await db.Invitations.AsNoTracking()
            .Where(i => i.InvitedById == userId)
            .OrderBy(i => i.Id)
            .Select(i => new { i.Role, i.MadeAt, i.ExpiresAt, i.UsedAt })
            .ToListAsync(cancellation));

    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Invitations.Where(i => i.InvitedById == userId).ExecuteDeleteAsync(cancellation);
}
