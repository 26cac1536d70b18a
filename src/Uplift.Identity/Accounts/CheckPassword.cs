using Microsoft.AspNetCore.Identity;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Accounts;

/// <summary>Finds the account of an address and a password. Unknown and wrong cost one hash and get the same answer.</summary>
internal sealed class CheckPassword(UserManager<AppUser> users, AttemptLimits attempts)
{
    public async Task<Outcome<AppUser>> HandleAsync(string email, string password, CancellationToken cancellation)
    {
        if (await attempts.TakeAsync(AttemptKind.Password, email, cancellation) is { } tooMany)
        {
            return tooMany;
        }

        var user = await users.FindByEmailAsync(email.Trim());
        if (user?.PasswordHash is null)
        {
            _ = users.PasswordHasher.HashPassword(user ?? new AppUser(), password);
            return Failed();
        }

        // A disabled account looks like a wrong password, after the same work.
        if (!await users.CheckPasswordAsync(user, password) || user.DisabledAt is not null)
        {
            return Failed();
        }

        await attempts.ForgiveAsync(AttemptKind.Password, email, cancellation);
        return user;
    }

    private static Problem Failed() => new(
        ProblemKind.Invalid, "sign-in-failed", "That did not work. Check the address and the password.");
}
