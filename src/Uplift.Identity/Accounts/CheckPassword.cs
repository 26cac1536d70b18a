using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Identity.Accounts;

/// <summary>Finds the account of an address and a password. Unknown, locked and wrong all cost one hash.</summary>
internal sealed class CheckPassword(
    AppDb db, UserManager<AppUser> users, IOptions<IdentityOptions> options, TimeProvider clock)
{
    public async Task<AppUser?> HandleAsync(string email, string password, CancellationToken cancellation)
    {
        var user = await users.FindByEmailAsync(email.Trim());
        if (user?.PasswordHash is null || user.LockoutEnd > clock.GetUtcNow())
        {
            _ = users.PasswordHasher.HashPassword(user ?? new AppUser(), password);
            return null;
        }

        if (!await users.CheckPasswordAsync(user, password))
        {
            await CountFailureAsync(user.Id, cancellation);
            return null;
        }

        await ForgetFailuresAsync(user, cancellation);
        return user;
    }

    // Identity's own counter reads, adds and writes, so guesses sent side by side would count as one; the database's does not.
    private async Task CountFailureAsync(Guid userId, CancellationToken cancellation)
    {
        var last = options.Value.Lockout.MaxFailedAccessAttempts - 1;
        DateTimeOffset? until = clock.GetUtcNow().Add(options.Value.Lockout.DefaultLockoutTimeSpan);
        await db.Users.Where(u => u.Id == userId).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LockoutEnd, u => u.AccessFailedCount >= last ? until : u.LockoutEnd)
                .SetProperty(u => u.AccessFailedCount, u => u.AccessFailedCount >= last ? 0 : u.AccessFailedCount + 1),
            cancellation);
    }

    private async Task ForgetFailuresAsync(AppUser user, CancellationToken cancellation)
    {
        if (user.AccessFailedCount > 0 || user.LockoutEnd is not null)
        {
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.LockoutEnd, (DateTimeOffset?)null)
                    .SetProperty(u => u.AccessFailedCount, 0),
                cancellation);
        }
    }
}
