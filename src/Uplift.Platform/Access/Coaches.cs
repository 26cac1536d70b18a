using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Platform.Access;

/// <summary>A learner's coach.</summary>
/// <param name="IsShared">Whether the thing that was asked about is shared with them.</param>
public sealed record CoachView(Guid Id, string DisplayName, DateTimeOffset Since, DateTimeOffset? Until, bool IsShared);

/// <summary>A learner of a coach.</summary>
public sealed class CoachedLearner
{
    public required Guid LearnerId { get; init; }

    public required string DisplayName { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset? Until { get; init; }
}

/// <summary>One thing that a learner shared with a coach.</summary>
public sealed class SharedThing
{
    public required Guid ResourceId { get; init; }

    public required Guid LearnerId { get; init; }

    public required string LearnerName { get; init; }

    public required DateTimeOffset SharedAt { get; init; }

    /// <summary>When the coach first said something to it; null while they owe an answer.</summary>
    public required DateTimeOffset? AnsweredAt { get; init; }
}

/// <summary>Who coaches whom, and what of a learner's a coach may see.</summary>
public sealed class Coaches(AppDb db, AuditLog audit, TimeProvider clock, Lists lists)
{
    private static readonly SortOrders<CoachView> Orders = new SortOrders<CoachView>()
        .Add("displayName", by => by.Up(c => c.DisplayName).Up(c => c.Id))
        .Add("-displayName", by => by.Down(c => c.DisplayName).Down(c => c.Id))
        .Add("since", by => by.Up(c => c.Since).Up(c => c.Id))
        .Add("-since", by => by.Down(c => c.Since).Down(c => c.Id));

    /// <summary>Assigns a coach, or gives an assignment another end.</summary>
    public async Task<Outcome<CoachView>> AssignAsync(Guid learnerId, Guid coachId, DateTimeOffset? until, CancellationToken cancellation)
    {
        var people = await db.Set<AppUser>().AsNoTracking()
            .Where(u => (u.Id == learnerId || u.Id == coachId) && u.Email != null)
            .Select(u => new { u.Id, u.Role, u.DisplayName })
            .ToListAsync(cancellation);
        var coach = people.Find(person => person.Id == coachId);
        if (coach is null || people.All(person => person.Id != learnerId))
        {
            return Problem.NotFound("person");
        }

        var now = clock.GetUtcNow();
        if (Check(learnerId, coachId, coach.Role, until, now) is { } problem)
        {
            return problem;
        }

        var assignment = await db.CoachAssignments.FindAsync([coachId, learnerId], cancellation);
        if (assignment is null)
        {
            assignment = new CoachAssignment { CoachId = coachId, LearnerId = learnerId, Since = now };
            db.CoachAssignments.Add(assignment);
        }

        assignment.Until = until;
        audit.Record("coach.assigned", AuditOutcome.Done, learnerId, $"user:{coachId}", until is { } end ? $"until {end:O}" : null);
        await db.SaveChangesAsync(cancellation);
        return new CoachView(coachId, coach.DisplayName, assignment.Since, assignment.Until, false);
    }

    /// <summary>Ends an assignment, and with it every share with that coach: a later assignment begins with none.</summary>
    public async Task<Outcome<string>> DismissAsync(Guid learnerId, Guid coachId, CancellationToken cancellation)
    {
        // Under an idempotency key there is one already.
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        var ended = await db.CoachAssignments
            .Where(a => a.CoachId == coachId && a.LearnerId == learnerId).ExecuteDeleteAsync(cancellation);
        if (ended == 0)
        {
            return Problem.NotFound("person");
        }

        await db.Shares.Where(s => s.CoachId == coachId && s.OwnerId == learnerId).ExecuteDeleteAsync(cancellation);
        await audit.RecordNowAsync("coach.dismissed", AuditOutcome.Done, cancellation, learnerId, $"user:{coachId}");
        if (transaction is not null)
        {
            await transaction.CommitAsync(cancellation);
        }

        return "dismissed";
    }

    /// <summary>A learner's coaches at this time, and whether each sees this thing.</summary>
    public async Task<IReadOnlyList<CoachView>> OfAsync(Guid learnerId, Guid resourceId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (people, shares) = (db.Set<AppUser>(), db.Shares);
        return await db.CoachAssignments.AsNoTracking()
            .Where(a => a.LearnerId == learnerId && a.Since <= now && (a.Until == null || a.Until > now))
            .Join(people, a => a.CoachId, u => u.Id, (a, u) => new { a, u })
            .OrderBy(row => row.u.DisplayName)
            .ThenBy(row => row.u.Id)
            .Select(row => new CoachView(
                row.u.Id,
                row.u.DisplayName,
                row.a.Since,
                row.a.Until,
                shares.Any(s => s.ResourceId == resourceId && s.CoachId == row.u.Id)))
            .ToListAsync(cancellation);
    }

    /// <summary>A coach's learners at this time, to be filtered, sorted and joined.</summary>
    public IQueryable<CoachedLearner> LearnersOf(Guid coachId)
    {
        var (now, people) = (clock.GetUtcNow(), db.Set<AppUser>());
        return db.CoachAssignments.AsNoTracking()
            .Where(a => a.CoachId == coachId && a.Since <= now && (a.Until == null || a.Until > now))
            .Join(people, a => a.LearnerId, u => u.Id, (a, u) => new CoachedLearner
            {
                LearnerId = a.LearnerId,
                DisplayName = u.DisplayName,
                Since = a.Since,
                Until = a.Until,
            });
    }

    /// <summary>One of a coach's learners; null for anybody else.</summary>
    public async Task<CoachedLearner?> FindLearnerAsync(Guid coachId, Guid learnerId, CancellationToken cancellation) =>
        await LearnersOf(coachId).SingleOrDefaultAsync(l => l.LearnerId == learnerId, cancellation);

    /// <summary>What the learners of a coach share with them at this time.</summary>
    public IQueryable<SharedThing> SharedWith(Guid coachId, string kind)
    {
        var (now, people, assignments) = (clock.GetUtcNow(), db.Set<AppUser>(), db.CoachAssignments);
        return db.Shares.AsNoTracking()
            .Where(s => s.CoachId == coachId && s.ResourceKind == kind)
            .Where(s => assignments.Any(a =>
                a.CoachId == coachId && a.LearnerId == s.OwnerId && a.Since <= now && (a.Until == null || a.Until > now)))
            .Join(people, s => s.OwnerId, u => u.Id, (s, u) => new SharedThing
            {
                ResourceId = s.ResourceId,
                LearnerId = s.OwnerId,
                LearnerName = u.DisplayName,
                SharedAt = s.SharedAt,
                AnsweredAt = s.AnsweredAt,
            });
    }

    /// <summary>The coach said something to it, so it waits no longer.</summary>
    public async Task AnswerAsync(Guid resourceId, Guid coachId, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await db.Shares.Where(s => s.ResourceId == resourceId && s.CoachId == coachId && s.AnsweredAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.AnsweredAt, now), cancellation);
    }

    /// <summary>The same as a page. A learner has few coaches, so they are put in order in memory.</summary>
    public async Task<Outcome<Slice<CoachView>>> OfAsync(Guid learnerId, Guid resourceId, ListRequest request, CancellationToken cancellation) =>
        await lists.SliceAsync(
            await OfAsync(learnerId, resourceId, cancellation), Orders, coach => coach, request, Lists.Scope("coaches", learnerId, resourceId));

    /// <summary>Shares a thing with one of its owner's coaches. Doing it twice changes nothing.</summary>
    /// <returns>Whether it was not shared with them before.</returns>
    public async Task<Outcome<bool>> ShareAsync(Resource resource, Guid coachId, CancellationToken cancellation)
    {
        var coach = (await OfAsync(resource.OwnerId, resource.Id, cancellation)).FirstOrDefault(one => one.Id == coachId);
        if (coach is null)
        {
            return Problem.NotFound("coach");
        }

        if (!coach.IsShared)
        {
            db.Shares.Add(new Share
            {
                ResourceKind = resource.Kind,
                ResourceId = resource.Id,
                CoachId = coachId,
                OwnerId = resource.OwnerId,
                SharedAt = clock.GetUtcNow(),
            });
            audit.Record("share.made", AuditOutcome.Done, target: $"{resource.Kind}:{resource.Id}", detail: $"with user:{coachId}");
            await db.SaveChangesAsync(cancellation);
        }

        return !coach.IsShared;
    }

    public async Task<Outcome<string>> UnshareAsync(Resource resource, Guid coachId, CancellationToken cancellation)
    {
        var (kind, id, ownerId) = (resource.Kind, resource.Id, resource.OwnerId);
        var ended = await db.Shares
            .Where(s => s.ResourceId == id && s.CoachId == coachId && s.ResourceKind == kind && s.OwnerId == ownerId)
            .ExecuteDeleteAsync(cancellation);
        if (ended > 0)
        {
            await audit.RecordNowAsync("share.ended", AuditOutcome.Done, cancellation, target: $"{kind}:{id}", detail: $"with user:{coachId}");
        }

        return "not shared";
    }

    /// <summary>The thing is gone, so links and shares to it lead nowhere.</summary>
    public async Task ForgetAsync(Guid resourceId, CancellationToken cancellation)
    {
        await db.Shares.Where(s => s.ResourceId == resourceId).ExecuteDeleteAsync(cancellation);
        await db.ShareLinks.Where(l => l.ResourceId == resourceId).ExecuteDeleteAsync(cancellation);
    }

    private static Problem? Check(Guid learnerId, Guid coachId, Role role, DateTimeOffset? until, DateTimeOffset now)
    {
        if (learnerId == coachId)
        {
            return Problem.Invalid("/coachId", "same-person", "Nobody is their own coach.");
        }

        if (!Permissions.Of(role).Contains(Permissions.CoachLearners))
        {
            return Problem.Conflict("not-a-coach", "This person's role does not let them coach. Make them a coach first.");
        }

        return until <= now ? Problem.Invalid("/until", "past", "The end must lie ahead.") : null;
    }
}
