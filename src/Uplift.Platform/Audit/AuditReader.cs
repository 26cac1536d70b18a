using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Platform.Audit;

public sealed record AuditQuery
{
    public string? Action { get; init; }

    public AuditOutcomeWord? Outcome { get; init; }

    /// <summary>Whose doings.</summary>
    public Guid? Actor { get; init; }

    /// <summary>Whose account it concerns.</summary>
    public Guid? Subject { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary><c>-at</c>, newest first, or <c>at</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 50 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

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
public sealed class AuditReader(AppDb db, Lists lists)
{
    private const int PageSize = 50;

    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<AuditEntry> Orders = new SortOrders<AuditEntry>()
        .Add("-at", by => by.Down(e => e.Id))
        .Add("at", by => by.Up(e => e.Id));

    public async Task<Outcome<Page<AuditEntryView>>> ListAsync(AuditQuery query, CancellationToken cancellation)
    {
        var slice = await lists.SliceAsync(
            Filter(query),
            Orders,
            View(),
            new ListRequest(query.Sort, query.Limit ?? PageSize, query.After, query.Fields),
            Lists.Scope("audit-entries", query.Action, query.Outcome?.Outcome, query.Actor, query.Subject, query.From, query.Until),
            cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public Task<AuditEntryView?> FindAsync(Guid id, CancellationToken cancellation) =>
        db.AuditEntries.AsNoTracking().Where(e => e.Id == id).Select(View()).SingleOrDefaultAsync(cancellation);

    /// <summary>All of it, read as it is consumed, so that the log's length costs no memory.</summary>
    public IAsyncEnumerable<AuditEntryView> All(AuditQuery query) => Filter(query).OrderByDescending(e => e.Id).Select(View()).AsAsyncEnumerable();

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

        return entries;
    }

    private Expression<Func<AuditEntry, AuditEntryView>> View()
    {
        var people = db.Set<AppUser>();
        return e => new AuditEntryView(
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
            e.Address);
    }
}
