using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Passwords;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Accounts;

/// <summary>Gives a new row, or a guest's, an address and a password. The only way to an account.</summary>
internal sealed class OpenAccount(AppDb db, ILookupNormalizer normalizer, PasswordHashing passwords)
{
    public const string AddressTaken = "address-taken";

    /// <param name="user">A new row, or the guest's that the context tracks.</param>
    /// <param name="email">A trimmed address.</param>
    /// <param name="password">A password that can be chosen; null for whoever signs in with a provider.</param>
    /// <param name="welcome">What else is saved with the account, or not at all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async Task<Outcome<AppUser>> HandleAsync(
        AppUser user, string email, string? password, Func<AppUser, Task> welcome, CancellationToken cancellation)
    {
        // First the hash and then the look at the address, so a taken one costs the same work.
        user.PasswordHash = password is null ? null : await passwords.HashAsync(password, cancellation);
        user.Email = user.UserName = email;
        user.NormalizedEmail = user.NormalizedUserName = normalizer.NormalizeEmail(email);
        user.SecurityStamp = user.ConcurrencyStamp = SecretToken.Next();
        if (await IsTakenAsync(user.NormalizedEmail, cancellation) || !await SaveAsync(user, welcome, cancellation))
        {
            // What was refused must not be saved by whoever saves next.
            db.ChangeTracker.Clear();
            return Problem.Conflict(AddressTaken, "There is an account with this address already.");
        }

        return user;
    }

    private Task<bool> IsTakenAsync(string normalizedEmail, CancellationToken cancellation) =>
        db.Users.AnyAsync(u => u.NormalizedEmail == normalizedEmail, cancellation);

    /// <returns>False when another sign-up took the address at the same moment: the unique index let one through.</returns>
    private async Task<bool> SaveAsync(AppUser user, Func<AppUser, Task> welcome, CancellationToken cancellation)
    {
        try
        {
            if (db.Entry(user).State == EntityState.Detached)
            {
                db.Add(user);
            }

            await welcome(user);
            await db.SaveChangesAsync(cancellation);
            return true;
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await IsTakenAsync(user.NormalizedEmail!, cancellation))
            {
                // Any other fault is still a bug.
                throw;
            }

            return false;
        }
    }
}
