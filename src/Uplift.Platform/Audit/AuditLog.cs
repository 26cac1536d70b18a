using Microsoft.AspNetCore.Http;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Text;

namespace Uplift.Platform.Audit;

/// <summary>
/// Writes down who did what to what, from where, when and how it ended. Never give it a secret: no password, token, code or
/// hash of one. Foreign text is cut and loses its control characters here, so callers need not.
/// </summary>
public sealed class AuditLog(AppDb db, CurrentUser user, IHttpContextAccessor accessor, TimeProvider clock)
{
    /// <summary>Adds an entry to the request's database context: it is saved with the effect, or neither is.</summary>
    /// <param name="action">A noun and a past participle, such as <c>session.begun</c>.</param>
    /// <param name="outcome">How it ended.</param>
    /// <param name="subjectId">Whose account it concerns; the current user's unless told.</param>
    /// <param name="target">On what, as kind and id, such as <c>report-link:0199...</c>.</param>
    /// <param name="detail">What else a reader of the log needs, in a few words.</param>
    public void Record(
        string action, AuditOutcome outcome, Guid? subjectId = null, string? target = null, string? detail = null)
    {
        Guid? actorId = user.HasSession ? user.Id : null;
        db.AuditEntries.Add(new AuditEntry
        {
            Id = Ids.Next(clock),
            At = clock.GetUtcNow(),
            ActorId = actorId,
            SubjectId = subjectId ?? actorId,
            Action = OneLine.Of(action, AuditEntry.LongestAction),
            Outcome = outcome,
            Target = OneLine.Of(target, AuditEntry.LongestTarget),
            Detail = OneLine.Of(detail, AuditEntry.LongestDetail),
            Address = OneLine.Of(accessor.HttpContext?.Connection.RemoteIpAddress?.ToString(), AuditEntry.LongestAddress),
        });
    }

    /// <summary>
    /// Writes a refusal, or an effect that was made without the context's change tracking, at once. What the context still
    /// holds unsaved belongs to what was refused, so it is dropped.
    /// </summary>
    public Task RecordNowAsync(
        string action,
        AuditOutcome outcome,
        CancellationToken cancellation,
        Guid? subjectId = null,
        string? target = null,
        string? detail = null)
    {
        db.ChangeTracker.Clear();
        Record(action, outcome, subjectId, target, detail);
        return db.SaveChangesAsync(cancellation);
    }
}
