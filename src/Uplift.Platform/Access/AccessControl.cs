using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Platform.Access;

/// <summary>Decides whether the current user may do something to a thing. The rules are in <see cref="AccessRules"/>.</summary>
public sealed class AccessControl(AppDb db, CurrentUser user, AccessDecisions decisions, AuditLog audit, TimeProvider clock)
{
    /// <summary>Costs a statement only when the subject is a coach and not the owner, so the usual case costs none.</summary>
    public async Task<Decision> DecideAsync(string action, Resource resource, CancellationToken cancellation)
    {
        var subject = Subject.Of(user);
        var coach = subject.Id != resource.OwnerId && subject.Has(Permissions.CoachLearners)
            ? await FindCoachAsync(subject.Id, resource, cancellation)
            : null;
        return await DecideAsync(new AccessRequest(subject, action, resource, clock.GetUtcNow(), coach), cancellation);
    }

    internal async Task<Decision> DecideAsync(AccessRequest request, CancellationToken cancellation)
    {
        var decision = decisions.Keep(AccessRules.Decide(request));
        if (decision.Refusal is not null)
        {
            await audit.RecordNowAsync(
                "access.refused",
                AuditOutcome.Refused,
                cancellation,
                request.Resource.OwnerId,
                $"{request.Resource.Kind}:{request.Resource.Id}",
                $"{decision.Action}: {decision.Rule}");
        }

        return decision;
    }

    private async Task<CoachFact?> FindCoachAsync(Guid coachId, Resource resource, CancellationToken cancellation)
    {
        var (kind, resourceId, learnerId) = (resource.Kind, resource.Id, resource.OwnerId);
        var shares = db.Shares;
        return await db.CoachAssignments.AsNoTracking()
            .Where(a => a.CoachId == coachId && a.LearnerId == learnerId)
            .Select(a => new CoachFact(
                new TimeWindow(a.Since, a.Until),
                shares.Any(s => s.ResourceId == resourceId && s.CoachId == coachId && s.ResourceKind == kind)))
            .SingleOrDefaultAsync(cancellation);
    }
}
