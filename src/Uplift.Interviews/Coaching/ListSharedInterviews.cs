using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Interviews.Answers;
using Uplift.Library.Contracts;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Interviews.Coaching;

/// <summary>A report that a learner shares with the coach who asks.</summary>
/// <param name="AnsweredAt">When the coach first said something to it; null while they owe an answer.</param>
public sealed record SharedInterviewRow(
    Guid Id,
    Guid LearnerId,
    string Learner,
    Level Level,
    string FirstPrompt,
    Score Score,
    DateTimeOffset SharedAt,
    DateTimeOffset? AnsweredAt);

public sealed record SharedInterviewQuery
{
    [Description("Only those that you said something to, or only those that wait.")]
    public bool? Answered { get; set; }

    [Description("Only this learner's.")]
    public Guid? Learner { get; set; }

    [Description("-sharedAt, newest first, or sharedAt.")]
    public string? Sort { get; set; }

    [Description("How many at most, 20 unless told, to 100.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>A row of the coach's queue: the share and the interview it opens.</summary>
internal sealed class SharedInterview
{
    public required SharedThing Share { get; init; }

    public required Interview Interview { get; init; }
}

/// <summary>The coach's queue: reports that learners share with them.</summary>
internal sealed class ListSharedInterviews(AppDb db, CurrentUser user, Coaches coaches, Lists lists)
{
    private static readonly SortOrders<SharedInterview> Orders = new SortOrders<SharedInterview>()
        .Add("-sharedAt", by => by.Down(r => r.Share.SharedAt).Down(r => r.Share.ResourceId))
        .Add("sharedAt", by => by.Up(r => r.Share.SharedAt).Up(r => r.Share.ResourceId));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/shared-interviews", GetAsync)
        .WithSummary("List the interviews that your learners share with you")
        .RequirePermission(Permissions.CoachLearners)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<SharedInterviewRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] SharedInterviewQuery query, ListSharedInterviews list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<SharedInterviewRow>>> HandleAsync(SharedInterviewQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<Slice<SharedInterviewRow>>> SliceAsync(SharedInterviewQuery query, CancellationToken cancellation)
    {
        var me = user.Id;
        var interviews = db.Interviews;
        var shares = coaches.SharedWith(me, ResourceKinds.Report);
        if (query.Answered is { } answered)
        {
            shares = shares.Where(s => s.AnsweredAt != null == answered);
        }

        if (query.Learner is { } learnerId)
        {
            shares = shares.Where(s => s.LearnerId == learnerId);
        }

        return await lists.SliceAsync(
            shares.Join(interviews, s => s.ResourceId, i => i.Id, (s, i) => new SharedInterview { Share = s, Interview = i }),
            Orders,
            r => new SharedInterviewRow(
                r.Interview.Id,
                r.Share.LearnerId,
                r.Share.LearnerName,
                r.Interview.Level,
                r.Interview.Turns.Where(t => t.Ordinal == 1).Select(t => t.Prompt).FirstOrDefault() ?? "",
                new Score(r.Interview.Earned, r.Interview.Weight),
                r.Share.SharedAt,
                r.Share.AnsweredAt),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("shared-interviews", me, query.Answered, query.Learner),
            cancellation);
    }
}
