using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Addresses;
using Uplift.Identity.PersonalTokens;
using Uplift.Identity.SecondFactor;
using Uplift.Identity.Tickets;
using Uplift.Identity.Tokens;
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
        typeof(IdentityUserPasskey<Guid>),
        typeof(Authenticator),
        typeof(RecoveryCode),
        typeof(Ticket),
        typeof(EmailChange),
        typeof(TokenFamily),
        typeof(PersonalToken),
        typeof(ArchiveOrder),
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
        await archive.AddAsync("account/programs.json", await db.TokenFamilies.AsNoTracking()
            .Where(f => f.UserId == userId)
            .OrderBy(f => f.Id)
            .Select(f => new { f.CreatedAt, f.ExpiresAt, f.UserAgent })
            .ToListAsync(cancellation));
        await archive.AddAsync("account/personal-tokens.json", await db.PersonalTokens.AsNoTracking()
            .Where(t => t.UserId == userId)
            .OrderBy(t => t.Id)
            .Select(t => new { t.Name, t.Scope, t.CreatedAt, t.ExpiresAt, t.LastUsedAt })
            .ToListAsync(cancellation));
        await archive.AddAsync("account/passkeys.json", (await db.Passkeys.AsNoTracking()
            .Where(p => p.UserId == userId)
            .ToListAsync(cancellation)).Select(p => new { p.Data.Name, p.Data.CreatedAt }).ToList());
    }

    /// <summary>Sessions, external identities, passkeys, tokens and the rest go with the row.</summary>
    public Task EraseAsync(Guid userId, CancellationToken cancellation) =>
        db.Users.Where(u => u.Id == userId).ExecuteDeleteAsync(cancellation);
}
