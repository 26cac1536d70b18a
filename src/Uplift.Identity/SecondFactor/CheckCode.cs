using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.SecondFactor;

/// <summary>Takes a code of the authenticator app or a recovery code. Either is taken once, whoever sends it how often at once.</summary>
internal sealed class CheckCode(
    AppDb db,
    AuthenticatorSeal seal,
    RecoveryCodes recovery,
    AccountMails mails,
    AuditLog audit,
    AttemptLimits attempts,
    TimeProvider clock)
{
    /// <returns>The problem that it is no good code, or too many were tried.</returns>
    public async Task<Problem?> HandleAsync(AppUser user, string code, CancellationToken cancellation)
    {
        var typed = code.Trim().Replace(" ", "", StringComparison.Ordinal);
        var isFromApp = typed.Length == Totp.Digits && typed.All(char.IsAsciiDigit);
        var kind = isFromApp ? AttemptKind.SecondFactor : AttemptKind.Recovery;
        if (await attempts.TakeAsync(kind, user.Email!, cancellation) is { } tooMany)
        {
            return tooMany;
        }

        var isGood = isFromApp
            ? await TakeFromAppAsync(user.Id, typed, cancellation)
            : await TakeRecoveryAsync(user, typed, cancellation);
        if (!isGood)
        {
            await audit.RecordNowAsync("second-factor.checked", AuditOutcome.Refused, cancellation, user.Id);
            return new Problem(
                ProblemKind.Invalid, "code-refused", "That code is not right, or was used before. Wait for the next one, or use a recovery code.");
        }

        await attempts.ForgiveAsync(kind, user.Email!, cancellation);
        return null;
    }

    private async Task<bool> TakeFromAppAsync(Guid userId, string code, CancellationToken cancellation)
    {
        var app = await db.Authenticators.AsNoTracking().SingleOrDefaultAsync(a => a.UserId == userId, cancellation);
        var step = app is null ? null : Totp.MatchingStep(seal.Open(app.SealedSecret), code, clock.GetUtcNow());

        // The comparison in the statement lets one of several requests with the same code through.
        return step is not null && await db.Authenticators.Where(a => a.UserId == userId && a.LastStep < step)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.LastStep, step.Value), cancellation) == 1;
    }

    private async Task<bool> TakeRecoveryAsync(AppUser user, string code, CancellationToken cancellation)
    {
        if (!await recovery.TakeAsync(user.Id, code, cancellation))
        {
            return false;
        }

        var left = await recovery.CountAsync(user.Id, cancellation);
        audit.Record("recovery-code.used", AuditOutcome.Done, user.Id, detail: $"{left} left");
        await mails.ChangedAsync(user, $"A recovery code was used to sign in; {left} are left.", cancellation);
        return true;
    }
}
