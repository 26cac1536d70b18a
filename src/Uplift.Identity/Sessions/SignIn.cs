using System.ComponentModel.DataAnnotations;
using Uplift.Identity.Accounts;
using Uplift.Identity.Passwords;
using Uplift.Identity.Tickets;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

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
internal sealed class SignIn(AppDb db, CheckPassword check, TicketDesk tickets, BeginSession begin)
{
    private static readonly TimeSpan CodeWithin = TimeSpan.FromMinutes(10);

    public async Task<Outcome<SignedInView>> HandleAsync(SignInDraft draft, CancellationToken cancellation)
    {
        var outcome = await check.HandleAsync(draft.Email, draft.Password, cancellation);
        if (outcome.Value is not { } user)
        {
            return outcome.Problem!;
        }

        if (!user.TwoFactorEnabled)
        {
            return await begin.HandleAsync(user, "password", cancellation);
        }

        var ticket = tickets.Issue(TicketPurpose.SecondFactor, user.Id, CodeWithin);
        await db.SaveChangesAsync(cancellation);
        return new SignedInView(HasGuestRows: false, ticket);
    }
}
