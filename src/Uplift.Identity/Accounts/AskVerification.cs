using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Identity.Tickets;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Identity.Accounts;

/// <summary>Mails a signed-in person a new link to confirm their address with; the old one stops working.</summary>
internal sealed class AskVerification(AppDb db, TicketDesk tickets, AccountMails mails, AttemptLimits attempts, CurrentUser user)
{
    private static readonly TimeSpan LinkWorksFor = TimeSpan.FromDays(3);

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/me/email-verifications", PostAsync)
        .WithSummary("Ask for a new link to confirm my address")
        .RequireSignedIn()
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Reset))
        .ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<Results<Accepted, ProblemHttpResult>> PostAsync(AskVerification ask, CancellationToken cancellation) =>
        await ask.HandleAsync(cancellation) is { } problem ? problem.ToResult() : TypedResults.Accepted((string?)null);

    public async Task<Problem?> HandleAsync(CancellationToken cancellation)
    {
        var person = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == user.Id && u.Email != null, cancellation);
        if (person is null)
        {
            return SessionAuthentication.SignInFirst;
        }

        if (await attempts.TakeAsync(AttemptKind.SignUp, person.Email!, cancellation) is { } tooMany)
        {
            return tooMany;
        }

        await tickets.RevokeAsync(TicketPurpose.VerifyEmail, person.Id, cancellation);
        var ticket = tickets.Issue(TicketPurpose.VerifyEmail, person.Id, LinkWorksFor, person.NormalizedEmail!);
        await mails.VerifyAsync(person.Email!, ticket, cancellation);
        return null;
    }
}
