using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Identity.Sessions;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Notices;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Coaching;

public sealed record CoachTokenDraft
{
    [Required, StringLength(100)]
    public string Token { get; set; } = "";
}

/// <summary>Whose coach somebody became, or would become.</summary>
public sealed record LearnerView(Guid Id, string DisplayName);

/// <summary>
/// Somebody takes a learner's invitation. A learner becomes a coach by it, which lets them see what learners share with them
/// and nothing else; a role that cannot coach is not changed silently.
/// </summary>
internal sealed class AcceptCoachInvitation(
    AppDb db, CurrentUser user, CurrentSession session, Coaches coaches, AuditLog audit, TellPerson tell, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/coach-invitations/redemptions", PostAsync)
        .WithSummary("Become somebody's coach by their invitation")
        .RequireSignedIn()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<LearnerView>, ProblemHttpResult>> PostAsync(
        CoachTokenDraft draft, AcceptCoachInvitation accept, CancellationToken cancellation) =>
        (await accept.HandleAsync(draft.Token, cancellation)).ToOk();

    /// <summary>Whose invitation it is, without taking it.</summary>
    public async Task<Outcome<LearnerView>> LookAsync(string? token, CancellationToken cancellation) =>
        await FindAsync(token, cancellation) is { } found ? found.Learner : Problem.NotFound("coach-invitation");

    public async Task<Outcome<LearnerView>> HandleAsync(string? token, CancellationToken cancellation)
    {
        if (await FindAsync(token, cancellation) is not { } found)
        {
            return Problem.NotFound("coach-invitation");
        }

        var (invitationId, learner) = found;
        if (learner.Id == user.Id)
        {
            return Problem.Conflict("own-coach-invitation", "This is your own invitation. Send the link to whoever shall coach you.");
        }

        var person = await db.Users.SingleAsync(u => u.Id == user.Id, cancellation);
        var becomesCoach = person.Role == Role.Learner;
        if (!becomesCoach && !Permissions.Of(person.Role).Contains(Permissions.CoachLearners))
        {
            return Problem.Conflict("not-a-coach", $"Your role here is {person.Role.Word()}, which cannot coach. Ask an admin, or use another account.");
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Of two people who open the link at once one takes it.
        if (await db.CoachInvitations.Where(i => i.Id == invitationId).ExecuteDeleteAsync(cancellation) == 0)
        {
            return Problem.NotFound("coach-invitation");
        }

        if (becomesCoach)
        {
            person.Role = Role.Coach;
            audit.Record("role.changed", AuditOutcome.Done, person.Id, detail: "from learner to coach, by a learner's invitation");
            await db.SaveChangesAsync(cancellation);
        }

        if ((await coaches.AssignAsync(learner.Id, person.Id, until: null, cancellation)).Problem is { } problem)
        {
            return problem;
        }

        await tell.HandleAsync(
            learner.Id, $"{person.DisplayName} is your coach now. They see what you share with them.", "/coaches", cancellation);
        if (becomesCoach)
        {
            // No session keeps the rights it began with.
            await session.RenewAsync(person, cancellation);
        }

        await transaction.CommitAsync(cancellation);
        return learner;
    }

    private async Task<(Guid Id, LearnerView Learner)?> FindAsync(string? token, CancellationToken cancellation)
    {
        if (SecretToken.Hash(token) is not { } hash)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var row = await db.CoachInvitations.AsNoTracking()
            .Where(i => i.TokenHash == hash && i.ExpiresAt > now)
            .Join(db.Users, i => i.LearnerId, u => u.Id, (i, u) => new { i.Id, Learner = new LearnerView(u.Id, u.DisplayName) })
            .SingleOrDefaultAsync(cancellation);
        return row is null ? null : (row.Id, row.Learner);
    }
}
