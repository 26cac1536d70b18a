using System.ComponentModel.DataAnnotations;
using Uplift.Identity.Accounts;
using Uplift.Identity.Passwords;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Text;

namespace Uplift.Identity.Sessions;

public sealed record SignInDraft
{
    [Required(ErrorMessage = "Enter your e-mail address."), StringLength(254, ErrorMessage = "An address has at most 254 characters."), OneLine]
    public string Email { get; set; } = "";

    [Required(AllowEmptyStrings = true, ErrorMessage = "Enter your password.")]
    [StringLength(NewPasswordAttribute.Longest, MinimumLength = 1, ErrorMessage = "Enter your password; it has at most 128 characters.")]
    public string Password { get; set; } = "";
}

/// <param name="HasGuestRows">The person was a guest with work of their own, and is to be asked about it.</param>
/// <param name="CodeTicket">Nobody is signed in yet: with this and a code of the second factor it goes on.</param>
internal sealed record SignedInView(bool HasGuestRows, string? CodeTicket = null);

/// <summary>Signs a person in with address and password. Every refusal is the same, so it tells nobody who has an account.</summary>
internal sealed class SignIn(CheckPassword check, BeginSession begin)
{
    public async Task<Outcome<SignedInView>> HandleAsync(SignInDraft draft, CancellationToken cancellation)
    {
        var outcome = await check.HandleAsync(draft.Email, draft.Password, cancellation);
        return outcome.Value is { } user
            ? await begin.AfterFirstFactorAsync(user, "password", cancellation)
            : outcome.Problem!;
    }
}
