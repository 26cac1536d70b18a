using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Passwords;
using Uplift.Identity.SecondFactor;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Sessions;

public sealed record ConfirmDraft
{
    [Required(AllowEmptyStrings = true, ErrorMessage = "Enter your password.")]
    [StringLength(NewPasswordAttribute.Longest, MinimumLength = 1, ErrorMessage = "Enter your password; it has at most 128 characters.")]
    public string Password { get; set; } = "";

    [StringLength(40, ErrorMessage = "A code is shorter.")]
    public string? Code { get; set; }
}

/// <summary>Signs a person in again where they are signed in, so that they may change how they sign in.</summary>
internal sealed class ConfirmIdentity(AppDb db, CheckPassword check, CheckCode checkCode, CurrentUser user, BeginSession begin)
{
    public Task<bool> NeedsCodeAsync(CancellationToken cancellation) =>
        db.Users.AnyAsync(u => u.Id == user.Id && u.TwoFactorEnabled, cancellation);

    public async Task<Problem?> HandleAsync(ConfirmDraft draft, CancellationToken cancellation)
    {
        var email = await db.Users.Where(u => u.Id == user.Id).Select(u => u.Email).SingleOrDefaultAsync(cancellation);
        if (email is null)
        {
            return SessionAuthentication.SignInFirst;
        }

        var outcome = await check.HandleAsync(email, draft.Password, cancellation);
        if (outcome.Value is not { } person)
        {
            return outcome.Problem;
        }

        if (person.TwoFactorEnabled && await checkCode.HandleAsync(person, draft.Code ?? "", cancellation) is { } wrong)
        {
            return wrong;
        }

        await begin.HandleAsync(person, "confirmed", cancellation);
        return null;
    }
}
