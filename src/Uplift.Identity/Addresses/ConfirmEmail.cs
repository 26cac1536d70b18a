using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Accounts;
using Uplift.Identity.Tickets;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Addresses;

/// <param name="HasMoved">Both addresses have agreed, and the account moved.</param>
public sealed record AgreedView(bool HasMoved);

/// <summary>One of the two addresses agrees to a move; with the second agreement the account moves.</summary>
internal sealed class ConfirmEmail(
    AppDb db, ILookupNormalizer normalizer, TicketDesk tickets, AccountMails mails, AuditLog audit, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/email-changes/redemptions", PostAsync)
        .WithSummary("Agree to a change of address by the mailed ticket")
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Reset))
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<AgreedView>, ProblemHttpResult>> PostAsync(
        TicketDraft draft, ConfirmEmail confirm, CancellationToken cancellation) =>
        (await confirm.HandleAsync(draft.Ticket, cancellation)).ToOk();

    public async Task<Outcome<AgreedView>> HandleAsync(string? token, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var taken = await tickets.RedeemAsync(TicketPurpose.TakeEmail, token, cancellation);
        var ticket = taken ?? await tickets.RedeemAsync(TicketPurpose.LeaveEmail, token, cancellation);
        var now = clock.GetUtcNow();
        var change = ticket is null
            ? null
            : await db.EmailChanges.SingleOrDefaultAsync(c => c.UserId == ticket.UserId && c.ExpiresAt > now, cancellation);
        if (change is null)
        {
            return VerifyEmail.LinkUsed;
        }

        change.Agree(isNew: taken is not null);
        await db.SaveChangesAsync(cancellation);
        if (change.IsAgreed && await MoveAsync(change, cancellation) is { } problem)
        {
            return problem;
        }

        await transaction.CommitAsync(cancellation);
        return new AgreedView(change.IsAgreed);
    }

    private async Task<Problem?> MoveAsync(EmailChange change, CancellationToken cancellation)
    {
        var normalized = normalizer.NormalizeEmail(change.NewEmail);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == normalized, cancellation))
        {
            return Problem.Conflict(OpenAccount.AddressTaken, "There is an account with this address already.");
        }

        var person = await db.Users.SingleAsync(u => u.Id == change.UserId, cancellation);
        var old = person.Email!;
        person.Email = person.UserName = change.NewEmail;
        person.NormalizedEmail = person.NormalizedUserName = normalized;
        person.EmailConfirmed = true;
        db.Remove(change);
        // Links that went to the old address open nothing any more.
        await tickets.RevokeAsync(TicketPurpose.ResetPassword, person.Id, cancellation);
        await tickets.RevokeAsync(TicketPurpose.VerifyEmail, person.Id, cancellation);
        audit.Record("address.changed", AuditOutcome.Done, person.Id);
        await mails.ChangedAsync(old, "Your account moved to another address; this one no longer signs you in.", cancellation);
        await mails.ChangedAsync(person, "Your account moved to this address.", cancellation);
        return null;
    }
}
