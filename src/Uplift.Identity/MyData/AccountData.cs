using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.PersonalData;

namespace Uplift.Identity.MyData;

/// <summary>The account itself with what hangs on it. Secrets are not given out, not even to their owner.</summary>
internal sealed class AccountData(AppDb db) : IPersonalData
{
    public IReadOnlyList<Type> Tables { get; } =
    [
        typeof(AppUser),
        typeof(Session),
        typeof(IdentityUserClaim<Guid>),
        typeof(IdentityUserLogin<Guid>),
        typeof(IdentityUserToken<Guid>),
    ];

    public async Task ExportAsync(Guid userId, PersonalArchive archive, CancellationToken cancellation)
    {
        var account = await db.Users.AsNoTracking()
            .Where(u => u.Id == userId)
            .Select(u => new
            {
                u.Id,
                u.Email,
                u.EmailConfirmed,
                u.DisplayName,
                u.Role,
                u.CreatedAt,
                u.LastSeenAt,
                u.TimeZone,
                u.Culture,
                u.Theme,
                u.TwoFactorEnabled,
                u.ErasureDueAt,
            })
            .SingleAsync(cancellation);
        await archive.AddAsync("account/account.json", account);
        await archive.AddAsync("account/sessions.json", await db.Sessions.AsNoTracking()
            .Where(s => s.UserId == userId)
            .OrderBy(s => s.CreatedAt)
            .Select(s => new { s.CreatedAt, s.LastSeenAt, s.ExpiresAt, s.UserAgent, s.Address })
            .ToListAsync(cancellation));
        await archive.AddAsync("account/external-identities.json", await db.Set<IdentityUserLogin<Guid>>().AsNoTracking()
            .Where(l => l.UserId == userId)
            .Select(l => new { Provider = l.ProviderDisplayName ?? l.LoginProvider, Subject = l.ProviderKey })
            .ToListAsync(cancellation));
    }

    /// <summary>Sessions, claims, external identities and tokens go with the row.</summary>
    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Users.Where(u => u.Id == userId).ExecuteDeleteAsync(cancellation);
}
