using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Tickets;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Accounts;

/// <summary>The ticket of a mailed link, as a program sends it.</summary>
public sealed record TicketDraft
{
    [Required, StringLength(200)]
    public string? Ticket { get; set; }
}

/// <summary>Confirms an address by the link that was mailed to it. Opening the link changes nothing, because mail scanners do that.</summary>
internal sealed class VerifyEmail(AppDb db, TicketDesk tickets, AuditLog audit)
{
    public static readonly Problem LinkUsed = new(
        ProblemKind.Invalid, "link-used", "This link has been used already, or is too old. Ask for a new one.");

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/email-verifications/redemptions", PostAsync)
        .WithSummary("Confirm an address by the mailed ticket")
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Reset))
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<NoContent, ProblemHttpResult>> PostAsync(
        TicketDraft draft, VerifyEmail verify, CancellationToken cancellation) =>
        await verify.HandleAsync(draft.Ticket, cancellation) is { } problem ? problem.ToResult() : TypedResults.NoContent();

    public async Task<Problem?> HandleAsync(string? token, CancellationToken cancellation)
    {
        if (await tickets.RedeemAsync(TicketPurpose.VerifyEmail, token, cancellation) is not { } ticket)
        {
            return LinkUsed;
        }

        // The address that the mail went to; the account may have moved since.
        var confirmed = await db.Users.Where(u => u.Id == ticket.UserId && u.NormalizedEmail == ticket.Data)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.EmailConfirmed, true), cancellation);
        await audit.RecordNowAsync(
            "address.confirmed", confirmed == 1 ? AuditOutcome.Done : AuditOutcome.Refused, cancellation, ticket.UserId);
        return confirmed == 1 ? null : LinkUsed;
    }
}
