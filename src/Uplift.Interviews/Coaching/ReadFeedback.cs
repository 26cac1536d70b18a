using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Examiner;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Coaching;

/// <param name="Turn">The answer it is about.</param>
/// <param name="Coach">The name of whoever says it.</param>
/// <param name="Mine">Whether the reader said it.</param>
public sealed record CommentView(Guid Id, Guid Turn, string Coach, bool Mine, string Text, DateTimeOffset At);

/// <summary>A coach's own verdict on a point, beside the examiner's.</summary>
public sealed record CoachVerdictView(
    Guid Turn, string Point, string Coach, bool Mine, PointVerdict Verdict, string Reason, DateTimeOffset At);

public sealed record FeedbackView(IReadOnlyList<CommentView> Comments, IReadOnlyList<CoachVerdictView> Verdicts)
{
    public static FeedbackView None { get; } = new([], []);
}

/// <summary>What coaches said to the answers of an interview, for its owner and for the coaches whom it is shared with.</summary>
internal sealed class ReadFeedback(AppDb db, CurrentUser user, FindInterview interviews)
{
    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapGet("/{interviewId:guid}/report/feedback", GetAsync)
        .WithSummary("What coaches said to the answers")
        .WithDescription("All of it: three comments of a coach on an answer at most, and a verdict on a point.")
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<FeedbackView>, ProblemHttpResult>> GetAsync(
        Guid interviewId, ReadFeedback read, CancellationToken cancellation) => (await read.HandleAsync(interviewId, cancellation)).ToOk();

    public async Task<Outcome<FeedbackView>> HandleAsync(Guid interviewId, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.ReadReport, cancellation);
        return found.Problem is { } problem ? problem : await OfAsync(interviewId, cancellation);
    }

    /// <summary>Who may read it was decided before.</summary>
    public async Task<FeedbackView> OfAsync(Guid interviewId, CancellationToken cancellation) =>
        (await OfAsync([interviewId], cancellation))[interviewId];

    /// <summary>The same of several interviews, in two statements.</summary>
    public async Task<IReadOnlyDictionary<Guid, FeedbackView>> OfAsync(IReadOnlyList<Guid> interviewIds, CancellationToken cancellation)
    {
        var (me, people) = (user.Id, db.Set<AppUser>());
        var comments = (await db.CoachComments.AsNoTracking()
            .Where(c => interviewIds.Contains(c.InterviewId))
            .Join(people, c => c.CoachId, u => u.Id, (c, u) => new { c, u.DisplayName })
            .OrderBy(row => row.c.Id)
            .Select(row => new
            {
                row.c.InterviewId,
                View = new CommentView(row.c.Id, row.c.TurnId, row.DisplayName, row.c.CoachId == me, row.c.Text, row.c.At),
            })
            .ToListAsync(cancellation)).ToLookup(row => row.InterviewId, row => row.View);
        var verdicts = (await db.CoachVerdicts.AsNoTracking()
            .Where(v => interviewIds.Contains(v.InterviewId))
            .Join(people, v => v.CoachId, u => u.Id, (v, u) => new { v, u.DisplayName })
            .OrderBy(row => row.v.At)
            .ThenBy(row => row.v.CoachId)
            .Select(row => new
            {
                row.v.InterviewId,
                View = new CoachVerdictView(row.v.TurnId, row.v.PointId, row.DisplayName, row.v.CoachId == me, row.v.Verdict, row.v.Reason, row.v.At),
            })
            .ToListAsync(cancellation)).ToLookup(row => row.InterviewId, row => row.View);
        return interviewIds.ToDictionary(id => id, id => new FeedbackView([.. comments[id]], [.. verdicts[id]]));
    }
}
