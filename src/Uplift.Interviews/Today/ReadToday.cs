using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Coaching;
using Uplift.Interviews.Contracts;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;

namespace Uplift.Interviews.Today;

/// <summary>What of Today is wanted; a part that is not costs no statement.</summary>
[Flags]
internal enum TodayParts
{
    None = 0,
    Running = 1,
    Reports = 2,
    Reading = 4,
    Bookmarks = 8,
    Notes = 16,
    Coach = 32,
    Practice = 64,
    All = Running | Reports | Reading | Bookmarks | Notes | Coach | Practice,
}

internal sealed record RunningRow(
    Guid Id, InterviewMode Mode, Level Level, string Prompt, int Asked, int Of, DateTimeOffset StartedAt, DateTimeOffset? Deadline, bool HasDraft);

internal sealed record PracticeRow(Guid Id, string QuestionSlug, string Coach, string Note, DateOnly DueOn);

internal sealed record ReportRow(Guid Id, InterviewMode Mode, Level Level, string Prompt, Score Score, DateTimeOffset EndedAt);

/// <summary>
/// What a person may want to do now: interviews to go on with, the last reports, guides in reading, bookmarks and notes. A
/// guest has interviews alone.
/// </summary>
internal sealed class ReadToday(AppDb db, IShelf shelf, ILibrary library, ICoach coach, CurrentUser user, TimeProvider clock)
{
    /// <summary>Of each sort; the rest is a link away.</summary>
    public const int Most = 3;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/me/today", GetAsync)
        .WithSummary("What to do now, and what to go on with")
        .RequireAuthorization()
        .ProducesProblem(StatusCodes.Status401Unauthorized);

    private static async Task<Ok<TodayView>> GetAsync(ReadToday read, CancellationToken cancellation) =>
        TypedResults.Ok(await read.HandleAsync(TodayParts.All, cancellation));

    public async Task<TodayView> HandleAsync(TodayParts parts, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var running = parts.HasFlag(TodayParts.Running) ? await RunningAsync(now, cancellation) : [];
        var reports = parts.HasFlag(TodayParts.Reports) ? await ReportsAsync(cancellation) : [];
        var kept = await shelf.ReadAsync(user.Id, Most, user.IsSignedIn ? Of(parts) : ShelfParts.None, cancellation);
        var answered = await AnsweredAsync(kept.Bookmarks, cancellation);
        IReadOnlyList<ReadingToday> reading = [.. kept.Reading.Select(Reasons.Of)];
        IReadOnlyList<BookmarkToday> bookmarks = [.. kept.Bookmarks.Select(item => Reasons.Of(item, answered.Contains(item.Slug)))];
        var practice = parts.HasFlag(TodayParts.Practice) && user.IsSignedIn ? await PracticeAsync(user.DayOf(now), cancellation) : [];
        var coaching = parts.HasFlag(TodayParts.Coach) && user.IsSignedIn ? await coach.TodayAsync(user.Id, cancellation) : null;
        return new TodayView(
            Reasons.Next(running, reports, reading, bookmarks, practice, coaching, now, user.DayOf(now)),
            running,
            reports,
            reading,
            bookmarks,
            [.. kept.Notes.Select(Reasons.Of)],
            practice,
            coaching);
    }

    private static ShelfParts Of(TodayParts parts) =>
        (parts.HasFlag(TodayParts.Bookmarks) ? ShelfParts.Bookmarks : ShelfParts.None)
        | (parts.HasFlag(TodayParts.Notes) ? ShelfParts.Notes : ShelfParts.None)
        | (parts.HasFlag(TodayParts.Reading) ? ShelfParts.Reading : ShelfParts.None);

    private async Task<IReadOnlyList<RunningInterview>> RunningAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var turns = db.Turns;
        var rows = await db.Interviews.AsNoTracking()
            .Where(i => i.OwnerId == ownerId && i.State == InterviewState.Running)
            .OrderByDescending(i => i.Id)
            .Take(Most)
            .Join(
                turns.Where(t => t.AnsweredAt == null),
                i => i.Id,
                t => t.InterviewId,
                (i, t) => new { i.Id, i.Mode, i.Level, t.Prompt, t.Number, i.Length, i.StartedAt, i.Deadline, HasDraft = t.Draft != "" })
            .OrderByDescending(row => row.Id)
            .Select(row => new RunningRow(
                row.Id, row.Mode, row.Level, row.Prompt, row.Number, row.Length, row.StartedAt, row.Deadline, row.HasDraft))
            .ToListAsync(cancellation);
        return [.. rows.Select(row => Reasons.Of(row, now))];
    }

    private async Task<IReadOnlyList<RecentReport>> ReportsAsync(CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var rows = await db.Interviews.AsNoTracking()
            .Where(i => i.OwnerId == ownerId && i.State == InterviewState.Ended)
            .OrderByDescending(i => i.Id)
            .Take(Most)
            .Select(i => new ReportRow(
                i.Id,
                i.Mode,
                i.Level,
                i.Turns.Where(t => t.Ordinal == 1).Select(t => t.Prompt).FirstOrDefault() ?? "",
                new Score(i.Earned, i.Weight),
                i.EndedAt!.Value))
            .ToListAsync(cancellation);
        return [.. rows.Select(Reasons.Of)];
    }

    /// <summary>What coaches set and is not done; one statement, and one for the prompts when there is any.</summary>
    private async Task<IReadOnlyList<PracticeToday>> PracticeAsync(DateOnly today, CancellationToken cancellation)
    {
        var (me, people) = (user.Id, db.Set<AppUser>());
        var rows = await db.PracticeTasks.AsNoTracking()
            .Where(t => t.LearnerId == me && t.DoneAt == null)
            .OrderBy(t => t.DueOn).ThenBy(t => t.Id)
            .Take(Most)
            .Select(t => new PracticeRow(
                t.Id, t.QuestionSlug, people.Where(u => u.Id == t.CoachId).Select(u => u.DisplayName).FirstOrDefault()!, t.Note, t.DueOn))
            .ToListAsync(cancellation);
        var prompts = rows.Count == 0
            ? new Dictionary<string, QuestionContent>()
            : await library.FindQuestionsAsync([.. rows.Select(row => row.QuestionSlug).Distinct()], cancellation);
        return [.. rows.Select(row => Reasons.Of(row, prompts.TryGetValue(row.QuestionSlug, out var question) ? question.Prompt : row.QuestionSlug, today, user.Format(row.DueOn)))];
    }

    /// <summary>Which of the bookmarked questions were answered in an interview.</summary>
    private async Task<IReadOnlySet<string>> AnsweredAsync(IReadOnlyList<MarkedItem> bookmarks, CancellationToken cancellation)
    {
        var slugs = bookmarks.Where(item => item.Kind == "question").Select(item => item.Slug).ToList();
        if (slugs.Count == 0)
        {
            return new HashSet<string>();
        }

        var ownerId = user.Id;
        var turns = db.Turns;
        return await db.Interviews.AsNoTracking()
            .Where(i => i.OwnerId == ownerId)
            .Join(turns.Where(t => t.AnsweredAt != null && slugs.Contains(t.QuestionSlug)), i => i.Id, t => t.InterviewId, (i, t) => t.QuestionSlug)
            .Distinct()
            .ToHashSetAsync(cancellation);
    }
}
