using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.SecondFactor;
using Uplift.Identity.Tickets;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Sessions;

public sealed record SignInCodeDraft
{
    /// <summary>Says that the password was right, a moment ago.</summary>
    [Required]
    public string Ticket { get; set; } = "";

    [Required(ErrorMessage = "Enter the code."), StringLength(40, ErrorMessage = "A code is shorter.")]
    public string Code { get; set; } = "";
}

/// <summary>The second step of a sign-in: a code of the authenticator app, or a recovery code.</summary>
internal sealed class SignInWithCode(AppDb db, TicketDesk tickets, CheckCode check, BeginSession begin)
{
    private static readonly Problem TooLate = new(
        ProblemKind.Invalid, "sign-in-expired", "That took too long. Begin again with your address and password.");

    public async Task<Outcome<SignedInView>> HandleAsync(SignInCodeDraft draft, CancellationToken cancellation)
    {
        var ticket = await tickets.FindAsync(TicketPurpose.SecondFactor, draft.Ticket, cancellation);
        var user = ticket is null ? null : await db.Users.SingleOrDefaultAsync(u => u.Id == ticket.UserId && u.DisabledAt == null, cancellation);
        if (user is null)
        {
            return TooLate;
        }

        if (await check.HandleAsync(user, draft.Code, cancellation) is { } problem)
        {
            return problem;
        }

        return await tickets.RedeemAsync(TicketPurpose.SecondFactor, draft.Ticket, cancellation) is null
            ? TooLate
            : await begin.HandleAsync(user, "password and code", cancellation);
    }
}
