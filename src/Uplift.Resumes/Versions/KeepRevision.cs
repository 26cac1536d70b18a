using System.Text;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Versions;

/// <summary>Keeps the states that a resume was in, so that any change can be undone; saves nothing itself.</summary>
internal sealed class KeepRevision(AppDb db, TimeProvider clock)
{
    /// <summary>Unnamed states that are kept; the oldest go first.</summary>
    public const int MostSteps = 50;

    /// <summary>What the unnamed states of one resume may take together, in bytes of UTF-8.</summary>
    public const int MostBytes = 2_000_000;

    /// <summary>Typing in one part of a resume within this time is one step.</summary>
    public static readonly TimeSpan OneStep = TimeSpan.FromMinutes(1);

    /// <param name="resume">The resume, tracked.</param>
    /// <param name="printed">What it becomes.</param>
    /// <param name="part">What was changed, such as <c>work</c>.</param>
    /// <param name="isTyping">Whether it goes on with a change of the same part of a moment ago; otherwise it is a step of its own.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public async Task HandleAsync(StoredResume resume, PrintedDocument printed, string part, bool isTyping, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var (id, head) = (resume.Id, resume.Head);
        // Without the documents, which can be long and are not looked at.
        var others = await db.Revisions.Where(r => r.ResumeId == id)
            .OrderBy(r => r.Number)
            .Select(r => new { r.Id, r.Number, r.Bytes, IsNamed = r.Name != null, r.Part, r.BegunAt })
            .ToListAsync(cancellation);
        var last = others.Find(r => r.Number == head);
        var bytes = Encoding.UTF8.GetByteCount(printed.Document);
        if (isTyping && last is { IsNamed: false } && last.Part == part && last.Number > 1 && now - last.BegunAt < OneStep
            && await db.Revisions.SingleOrDefaultAsync(r => r.Id == last.Id, cancellation) is { } going)
        {
            Write(going, printed, bytes, now);
            resume.StandAt(going, clock);
            Drop(others.Where(r => r.Number > head && !r.IsNamed).Select(r => r.Id));
            return;
        }

        var made = new Revision
        {
            Id = Ids.Next(clock),
            ResumeId = id,
            Number = (others.Count == 0 ? 0 : others[^1].Number) + 1,
            Part = part,
            BegunAt = now,
        };
        Write(made, printed, bytes, now);
        db.Revisions.Add(made);
        resume.StandAt(made, clock);

        // What was undone is gone with the next change, unless it has a name.
        var undone = others.Where(r => r.Number > head && !r.IsNamed).ToList();
        var kept = others.Where(r => r.Number <= head && !r.IsNamed).Reverse().ToList();
        var total = bytes;
        var tooMany = kept.SkipWhile((step, index) => (total += step.Bytes) <= MostBytes && index < MostSteps - 1);
        Drop(undone.Concat(tooMany).Select(r => r.Id));
    }

    private static void Write(Revision revision, PrintedDocument printed, int bytes, DateTimeOffset now)
    {
        (revision.Document, revision.Template, revision.Paper, revision.Locale) = printed;
        (revision.Bytes, revision.At) = (bytes, now);
    }

    private void Drop(IEnumerable<Guid> ids)
    {
        foreach (var id in ids)
        {
            // By the key alone: the row need not be read to be deleted.
            db.Entry(new Revision { Id = id, ResumeId = default, Number = 0, Part = "", BegunAt = default }).State = EntityState.Deleted;
        }
    }
}
