using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Sessions;
using Uplift.Identity.Tickets;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Text;

namespace Uplift.Identity.Addresses;

public sealed record EmailDraft
{
    [Required(ErrorMessage = "Enter the new address.")]
    [EmailAddress(ErrorMessage = "Write the address in full, such as ada@example.org.")]
    [StringLength(254, ErrorMessage = "An address has at most 254 characters.")]
    [OneLine]
    public string Email { get; set; } = "";
}

/// <summary>
/// Asks both addresses whether the account moves. A new address that has an account gets a notice instead, and the answer is
/// the same.
/// </summary>
internal sealed class ChangeEmail(
    AppDb db,
    ILookupNormalizer normalizer,
    FreshSignIn fresh,
    TicketDesk tickets,
    AccountMails mails,
    AuditLog audit,
    AttemptLimits attempts,
    TimeProvider clock)
{
    private static readonly TimeSpan LinksWorkFor = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/me/email-changes", PostAsync)
        .WithSummary("Ask to move my account to another address")
        .WithDescription("Needs a sign-in of the last ten minutes. Both addresses are asked by mail; the account moves when both agree.")
        .RequireSignedIn()
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Reset))
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Accepted, ProblemHttpResult>> PostAsync(
        EmailDraft draft, ChangeEmail change, CancellationToken cancellation) =>
        await change.HandleAsync(draft, cancellation) is { } problem ? problem.ToResult() : TypedResults.Accepted((string?)null);

    public async Task<Problem?> HandleAsync(EmailDraft draft, CancellationToken cancellation)
    {
        var asking = await fresh.PersonAsync(cancellation);
        if (asking.Value is not { } person)
        {
            return asking.Problem;
        }

        if (await attempts.TakeAsync(AttemptKind.SignUp, person.Email!, cancellation) is { } tooMany)
        {
            return tooMany;
        }

        var email = draft.Email.Trim();
        var normalized = normalizer.NormalizeEmail(email);
        if (normalized == person.NormalizedEmail)
        {
            return Problem.Invalid("/email", "invalid", "That is your address already.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.EmailChanges.Where(c => c.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await tickets.RevokeAsync(TicketPurpose.LeaveEmail, person.Id, cancellation);
        await tickets.RevokeAsync(TicketPurpose.TakeEmail, person.Id, cancellation);
        db.Add(new EmailChange { UserId = person.Id, NewEmail = email, ExpiresAt = clock.GetUtcNow() + LinksWorkFor });
        var leave = tickets.Issue(TicketPurpose.LeaveEmail, person.Id, LinksWorkFor, normalized);
        var take = tickets.Issue(TicketPurpose.TakeEmail, person.Id, LinksWorkFor, normalized);
        audit.Record("address-change.requested", AuditOutcome.Done);
        await mails.LeaveAddressAsync(person.Email!, email, leave, cancellation);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancellation))
        {
            await mails.AddressTakenAsync(email, cancellation);
        }
        else
        {
            await mails.TakeAddressAsync(email, take, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return null;
    }
}
