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
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Passwords;

public sealed record ResetDraft
{
    [NewPassword]
    public string Password { get; set; } = "";
}

/// <summary>What a program sends: the ticket of the mailed link, and the new password.</summary>
public sealed record ResetByTicketDraft
{
    [Required, StringLength(200)]
    public string? Ticket { get; set; }

    [NewPassword]
    public string NewPassword { get; set; } = "";
}

/// <summary>
/// Sets a new password by the mailed link, which works once, and signs everybody out. It begins no session, so a second
/// factor is still asked for.
/// </summary>
internal sealed class ResetPassword(
    AppDb db, TicketDesk tickets, PasswordHashing passwords, CurrentSession session, AccountMails mails, AuditLog audit)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/password-resets/redemptions", PostAsync)
        .WithSummary("Choose a new password by the mailed ticket")
        .WithDescription("Ends every session and token, and begins none.")
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Reset))
        .RefusesIdempotencyKey()
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<NoContent, ProblemHttpResult>> PostAsync(
        ResetByTicketDraft draft, ResetPassword reset, CancellationToken cancellation) =>
        await reset.HandleAsync(draft.Ticket, new ResetDraft { Password = draft.NewPassword }, cancellation) is { } problem
            ? problem.ToResult()
            : TypedResults.NoContent();

    public async Task<Problem?> HandleAsync(string? token, ResetDraft draft, CancellationToken cancellation)
    {
        var hash = await passwords.HashAsync(draft.Password, cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var ticket = await tickets.RedeemAsync(TicketPurpose.ResetPassword, token, cancellation);
        var user = ticket?.UserId is null
            ? null
            : await db.Users.SingleOrDefaultAsync(u => u.Id == ticket.UserId && u.NormalizedEmail == ticket.Data, cancellation);
        if (user is null)
        {
            await transaction.CommitAsync(cancellation);
            return VerifyEmail.LinkUsed;
        }

        if (!user.EmailConfirmed)
        {
            await TakeOverAsync(user, cancellation);
        }

        user.PasswordHash = hash;
        user.EmailConfirmed = true;
        audit.Record("password.reset", AuditOutcome.Done, user.Id);
        await mails.ChangedAsync(user, "Your password was changed by a link that we mailed to you, and everybody was signed out.", cancellation);
        await session.EndAllAsync(user.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>
    /// Nobody had shown that the address is theirs. Whoever opened the account may be a stranger who waits for its real owner,
    /// so every other way in that they may have prepared goes.
    /// </summary>
    private async Task TakeOverAsync(AppUser user, CancellationToken cancellation)
    {
        user.TwoFactorEnabled = false;
        await db.Authenticators.Where(a => a.UserId == user.Id).ExecuteDeleteAsync(cancellation);
        await db.RecoveryCodes.Where(c => c.UserId == user.Id).ExecuteDeleteAsync(cancellation);
        await db.Passkeys.Where(p => p.UserId == user.Id).ExecuteDeleteAsync(cancellation);
        await db.PersonalTokens.Where(t => t.UserId == user.Id).ExecuteDeleteAsync(cancellation);
        await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == user.Id).ExecuteDeleteAsync(cancellation);
    }
}
