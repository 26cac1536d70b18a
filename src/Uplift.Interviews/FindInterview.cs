using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews;

/// <summary>An interview with its turns, for whoever may do to it what they want to do.</summary>
internal sealed class FindInterview(AppDb db, AccessControl access)
{
    /// <summary>A stranger's interview looks absent; a known person without the right is told the rule.</summary>
    public async Task<Outcome<Interview>> HandleAsync(Guid id, string action, CancellationToken cancellation)
    {
        var interview = await db.Interviews.Include(i => i.Turns.OrderBy(t => t.Ordinal))
            .SingleOrDefaultAsync(i => i.Id == id, cancellation);
        if (interview is null)
        {
            return Problem.NotFound("interview");
        }

        var decision = await access.DecideAsync(action, interview.AsResource(), cancellation);
        if (decision.IsAllowed)
        {
            return interview;
        }

        return decision.Refusal ?? Problem.NotFound("interview");
    }

    /// <summary>The same without the turns, for a thing that hangs on the interview.</summary>
    public async Task<Outcome<Resource>> ResourceAsync(Guid id, string action, CancellationToken cancellation)
    {
        var ownerId = await db.Interviews.Where(i => i.Id == id).Select(i => (Guid?)i.OwnerId).SingleOrDefaultAsync(cancellation);
        if (ownerId is null)
        {
            return Problem.NotFound("interview");
        }

        var resource = new Resource(ResourceKinds.Report, id, ownerId.Value);
        var decision = await access.DecideAsync(action, resource, cancellation);
        return decision.IsAllowed ? resource : decision.Refusal ?? Problem.NotFound("interview");
    }
}
