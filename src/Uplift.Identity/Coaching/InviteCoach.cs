using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Coaching;

/// <param name="Link">Shown this once; nobody can read it again.</param>
public sealed record NewCoachInvitationView(Guid Id, DateTimeOffset ExpiresAt, string Link);

/// <summary>Makes a link by which somebody becomes the coach of whoever made it. What the coach sees is still theirs to share.</summary>
internal sealed class InviteCoach(
    AppDb db, CurrentUser user, AuditLog audit, SiteAddress site, IHttpContextAccessor accessor, TimeProvider clock)
{
    private const int MostOpen = 10;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/coach-invitations", PostAsync)
        .RefusesIdempotencyKey()
        .WithSummary("Invite somebody to be your coach")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status409Conflict);

    private static async Task<Results<Created<NewCoachInvitationView>, ProblemHttpResult>> PostAsync(
        InviteCoach invite, CancellationToken cancellation) =>
        (await invite.HandleAsync(cancellation)).ToCreated(_ => "/api/v1/me/coaches");

    public async Task<Outcome<NewCoachInvitationView>> HandleAsync(CancellationToken cancellation)
    {
        var (userId, now) = (user.Id, clock.GetUtcNow());
        await db.CoachInvitations.Where(i => i.LearnerId == userId && i.ExpiresAt <= now).ExecuteDeleteAsync(cancellation);
        if (await db.CoachInvitations.CountAsync(i => i.LearnerId == userId, cancellation) >= MostOpen)
        {
            return Problem.Conflict("too-many-coach-invitations", "You have ten open invitations. Each works once and for fourteen days; use one of them.");
        }

        var token = SecretToken.Next();
        var invitation = new CoachInvitation
        {
            Id = Ids.Next(clock),
            LearnerId = userId,
            TokenHash = SecretToken.Hash(token)!,
            MadeAt = now,
            ExpiresAt = now + CoachInvitation.Lasts,
        };
        db.CoachInvitations.Add(invitation);
        audit.Record("coach-invitation.made", AuditOutcome.Done, target: $"coach-invitation:{invitation.Id}");
        await db.SaveChangesAsync(cancellation);
        return new NewCoachInvitationView(
            invitation.Id, invitation.ExpiresAt, $"{site.Of(accessor.HttpContext!.Request)}/coaches/join/{token}");
    }
}
