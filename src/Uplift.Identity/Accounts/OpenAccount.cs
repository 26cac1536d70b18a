using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Accounts;

/// <summary>Gives a new row, or a guest's, an address and a password. The only way to an account.</summary>
internal sealed class OpenAccount(AppDb db, UserManager<AppUser> users)
{
    public const string AddressTaken = "address-taken";

    public async Task<Outcome<AppUser>> HandleAsync(AppUser user, string email, string? password)
    {
        user.Email = email;
        user.UserName = email;
        var problem = await SaveAsync(user, password);
        if (problem is null)
        {
            return user;
        }

        // What was refused must not be saved by whoever saves next.
        db.ChangeTracker.Clear();
        return problem;
    }

    /// <summary>For whoever signs in with a provider.</summary>
    public Task<Outcome<AppUser>> WithoutPasswordAsync(AppUser user, string email) => HandleAsync(user, email, password: null);

    // Both ways of Identity hash first and look at the address then, so a taken address costs the same work.
    private async Task<Problem?> SaveAsync(AppUser user, string? password)
    {
        try
        {
            var isNew = db.Entry(user).State == EntityState.Detached;
            var result = password is null
                // A guest has no security stamp yet, and Identity saves no account without one.
                ? isNew ? await users.CreateAsync(user) : await users.UpdateSecurityStampAsync(user)
                : isNew ? await users.CreateAsync(user, password) : await users.AddPasswordAsync(user, password);
            return result.Succeeded ? null : Explain(result);
        }
        catch (DbUpdateException)
        {
            // Two sign-ups at the same moment: the unique index let one through. Any other fault is still a bug.
            db.ChangeTracker.Clear();
            if (!await db.Users.AnyAsync(u => u.NormalizedEmail == users.NormalizeEmail(user.Email)))
            {
                throw;
            }

            return Taken();
        }
    }

    private static Problem Explain(IdentityResult result)
    {
        var codes = result.Errors.Select(error => error.Code).ToList();
        if (codes.Contains(nameof(IdentityErrorDescriber.DuplicateEmail))
            || codes.Contains(nameof(IdentityErrorDescriber.DuplicateUserName)))
        {
            return Taken();
        }

        var refused = result.Errors.First();
        return refused.Code switch
        {
            nameof(IdentityErrorDescriber.InvalidEmail) => Problem.Invalid("/email", "invalid", "This is not an e-mail address."),
            nameof(IdentityErrorDescriber.ConcurrencyFailure) =>
                Problem.Conflict("changed-meanwhile", "This was changed by another request at the same moment. Try again."),
            _ => Problem.Invalid("/password", "invalid", refused.Description),
        };
    }

    private static Problem Taken() => Problem.Conflict(AddressTaken, "There is an account with this address already.");
}
