using System.ComponentModel.DataAnnotations;
using Uplift.Identity.Accounts;
using Uplift.Identity.Guests;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Sessions;

public sealed record SignInDraft
{
    [Required(ErrorMessage = "Enter your e-mail address."), StringLength(254, ErrorMessage = "An address has at most 254 characters."), OneLine]
    public string Email { get; set; } = "";

    [Required(AllowEmptyStrings = true, ErrorMessage = "Enter your password.")]
    [StringLength(SignUpDraft.LongestPassword, MinimumLength = 1, ErrorMessage = "Enter your password; it has at most 128 characters.")]
    public string Password { get; set; } = "";
}

/// <param name="HasGuestRows">The person was a guest with work of their own, and is to be asked about it.</param>
internal sealed record SignedInView(bool HasGuestRows);

/// <summary>Signs a person in with address and password. Every refusal is the same, so it tells nobody who has an account.</summary>
internal sealed class SignIn(CheckPassword check, CurrentUser visitor, CurrentSession session, GuestOffer offer)
{
    public async Task<Outcome<SignedInView>> HandleAsync(SignInDraft draft, CancellationToken cancellation)
    {
        var outcome = await check.HandleAsync(draft.Email, draft.Password, cancellation);
        if (outcome.Value is not { } user)
        {
            return outcome.Problem!;
        }

        var hasGuestRows = visitor.IsGuest && (await offer.CountAsync(visitor.Id, cancellation)).Count > 0;
        await session.StartAsync(user, hasGuestRows ? visitor.Id : null, cancellation);
        return new SignedInView(hasGuestRows);
    }
}
