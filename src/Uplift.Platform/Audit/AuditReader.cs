using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Paging;

namespace Uplift.Platform.Audit;

/// <param name="Actor">Whose doings.</param>
/// <param name="Subject">Whose account it concerns.</param>
/// <param name="After">The cursor of the page before.</param>
public sealed record AuditQuery(
    string? Action, AuditOutcomeWord? Outcome, Guid? Actor, Guid? Subject, DateTimeOffset? From, DateTimeOffset? Until, string? After);

/// <param name="ActorEmail">Null when nobody did it or the person was erased since.</param>
public sealed record AuditEntryView(
    Guid Id,
    DateTimeOffset At,
    string Action,
    AuditOutcome Outcome,
    Guid? ActorId,
    string? ActorEmail,
    Guid? SubjectId,
    string? SubjectEmail,
    string Target,
    string Detail,
    string Address);

/// <summary>Reads the audit log, newest first.</summary>
public sealed class AuditReader(AppDb db)
{
    private const int PageSize = 50;

    public async Task<Page<AuditEntryView>> ListAsync(AuditQuery query, CancellationToken cancellation)
    {
        var rows = await View(Filter(query).Take(PageSize + 1)).ToListAsync(cancellation);
        return Page<AuditEntryView>.Of(rows, PageSize, row => row.Id.ToString());
    }

    /// <summary>All of it, read as it is consumed, so that the log's length costs no memory.</summary>
    public IAsyncEnumerable<AuditEntryView> All(AuditQuery query) => View(Filter(query)).AsAsyncEnumerable();

    private IQueryable<AuditEntry> Filter(AuditQuery query)
    {
        var entries = db.AuditEntries.AsNoTracking();
        if (!string.IsNullOrEmpty(query.Action))
        {
            entries = entries.Where(e => e.Action == query.Action);
        }

        if (query.Outcome is { Outcome: var outcome })
        {
            entries = entries.Where(e => e.Outcome == outcome);
        }

        if (query.Actor is { } actorId)
        {
            entries = entries.Where(e => e.ActorId == actorId);
        }

        if (query.Subject is { } subjectId)
        {
            entries = entries.Where(e => e.SubjectId == subjectId);
        }

        if (query.From?.ToUniversalTime() is { } from)
        {
            entries = entries.Where(e => e.At >= from);
        }

        if (query.Until?.ToUniversalTime() is { } until)
        {
            entries = entries.Where(e => e.At < until);
        }

        if (Guid.TryParse(Cursor.Decode(query.After), out var last))
        {
            entries = entries.Where(e => e.Id < last);
        }

        return entries.OrderByDescending(e => e.Id);
    }

    private IQueryable<AuditEntryView> View(IQueryable<AuditEntry> entries)
    {
        var people = db.Set<AppUser>();
        return entries.Select(e => new AuditEntryView(
            e.Id,
            e.At,
            e.Action,
            e.Outcome,
            e.ActorId,
            people.Where(u => u.Id == e.ActorId).Select(u => u.Email).FirstOrDefault(),
            e.SubjectId,
            people.Where(u => u.Id == e.SubjectId).Select(u => u.Email).FirstOrDefault(),
            e.Target,
            e.Detail,
            e.Address));
    }
}
