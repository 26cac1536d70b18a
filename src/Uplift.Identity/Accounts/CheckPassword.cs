using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Passwords;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Accounts;

/// <summary>Finds the account of an address and a password. Unknown and wrong cost one hash and get the same answer.</summary>
internal sealed class CheckPassword(
    AppDb db, ILookupNormalizer normalizer, PasswordHashing passwords, EmailVerification verification, AttemptLimits attempts)
{
    public async Task<Outcome<AppUser>> HandleAsync(string email, string password, CancellationToken cancellation)
    {
        if (await attempts.TakeAsync(AttemptKind.Password, email, cancellation) is { } tooMany)
        {
            return tooMany;
        }

        var normalized = normalizer.NormalizeEmail(email.Trim());
        var user = await db.Users.SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, cancellation);

        // An account that is disabled or waits for its address looks like a wrong password, after the same work.
        if (!await IsRightAsync(user, password, cancellation)
            || user!.DisabledAt is not null
            || (verification.IsRequired && !user.EmailConfirmed))
        {
            return Failed();
        }

        await attempts.ForgiveAsync(AttemptKind.Password, email, cancellation);
        return user;
    }

    /// <summary>Whether it is this person's password. A hash of an older kind or cost is replaced on the way.</summary>
    private async Task<bool> IsRightAsync(AppUser? user, string password, CancellationToken cancellation)
    {
        if (user?.PasswordHash is not { } hash)
        {
            await passwords.HashAsync(password, cancellation);
            return false;
        }

        var result = await passwords.VerifyAsync(hash, password, cancellation);
        if (result == PasswordVerificationResult.SuccessRehashNeeded)
        {
            var renewed = await passwords.HashAsync(password, cancellation);
            await db.Users.Where(u => u.Id == user.Id && u.PasswordHash == hash).ExecuteUpdateAsync(
                set => set.SetProperty(u => u.PasswordHash, renewed), cancellation);
        }

        return result != PasswordVerificationResult.Failed;
    }

    private Problem Failed() => new(
        ProblemKind.Invalid,
        "sign-in-failed",
        "That did not work. Check the address and the password."
        + (verification.IsRequired ? " A new account waits until you follow the link in the mail we sent." : ""));
}
