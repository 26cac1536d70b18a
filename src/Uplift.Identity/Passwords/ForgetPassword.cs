using System.ComponentModel.DataAnnotations;
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
using Uplift.Platform.Text;

namespace Uplift.Identity.Passwords;

public sealed record ForgottenDraft
{
    [Required(ErrorMessage = "Enter your e-mail address.")]
    [EmailAddress(ErrorMessage = "Write the address in full, such as ada@example.org.")]
    [StringLength(254, ErrorMessage = "An address has at most 254 characters.")]
    [OneLine]
    public string Email { get; set; } = "";
}

/// <summary>
/// Mails a link to choose a new password with. An address without an account gets the same answer for the same work, a
/// ticket of nobody's included, and no mail.
/// </summary>
internal sealed class ForgetPassword(
    AppDb db, ILookupNormalizer normalizer, TicketDesk tickets, AccountMails mails, AuditLog audit, AttemptLimits attempts)
{
    private static readonly TimeSpan LinkWorksFor = TimeSpan.FromMinutes(30);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/password-resets", PostAsync)
        .WithSummary("Ask for a link to choose a new password")
        .WithDescription("The answer is the same for an address without an account. The link works once, for half an hour.")
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Reset))
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Accepted, ProblemHttpResult>> PostAsync(
        ForgottenDraft draft, ForgetPassword forget, CancellationToken cancellation) =>
        await forget.HandleAsync(draft, cancellation) is { } problem ? problem.ToResult() : TypedResults.Accepted((string?)null);

    public async Task<Problem?> HandleAsync(ForgottenDraft draft, CancellationToken cancellation)
    {
        if (await attempts.TakeAsync(AttemptKind.Reset, draft.Email, cancellation) is { } tooMany)
        {
            return tooMany;
        }

        var normalized = normalizer.NormalizeEmail(draft.Email.Trim());
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedEmail == normalized, cancellation);

        // One link at a time: asking again makes the older ones worthless.
        await tickets.RevokeAsync(TicketPurpose.ResetPassword, user?.Id ?? Guid.Empty, cancellation);
        var ticket = tickets.Issue(TicketPurpose.ResetPassword, user?.Id, LinkWorksFor, normalized);
        audit.Record("password-reset.requested", user is null ? AuditOutcome.Refused : AuditOutcome.Done, user?.Id);
        if (user?.Email is { } email)
        {
            await mails.ResetPasswordAsync(email, ticket, cancellation);
        }
        else
        {
            await db.SaveChangesAsync(cancellation);
        }

        return null;
    }
}
