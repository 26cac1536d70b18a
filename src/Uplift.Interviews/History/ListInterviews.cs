using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Answers;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Interviews.History;

/// <param name="FirstPrompt">The first question, by which people recognise an interview.</param>
/// <param name="Score">Null while it runs.</param>
/// <param name="ResumeId">The resume that it is about.</param>
/// <param name="ResumeVersion">The number of its version; null for the resume as it was.</param>
/// <param name="ApplicationId">The application that it prepares for.</param>
public sealed record InterviewRow(
    Guid Id,
    InterviewMode Mode,
    Level Level,
    InterviewState State,
    DateTimeOffset StartedAt,
    int Of,
    string FirstPrompt,
    Score? Score,
    Guid? ResumeId,
    int? ResumeVersion,
    Guid? ApplicationId);

public sealed record InterviewQuery
{
    [Description("-startedAt, newest first, or startedAt.")]
    public string? Sort { get; set; }

    [Description("Only those that run, or only those that have ended.")]
    [AllowedValues(null, "running", "ended", ErrorMessage = "An interview is running or ended.")]
    public string? State { get; set; }

    [Description("Only those for this application.")]
    public Guid? ApplicationId { get; set; }

    [Description("How many at most, 20 unless told, to 100.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }

    [Description("Only these, with commas between them, to 50.")]
    public string? Ids { get; set; }

    [Description("Whether to say how many there are on all pages.")]
    public bool? Total { get; set; }
}

/// <summary>A person's interviews, newest first.</summary>
internal sealed class ListInterviews(AppDb db, CurrentUser user, Lists lists)
{
    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<Interview> Orders = new SortOrders<Interview>()
        .Add("-startedAt", by => by.Down(i => i.Id))
        .Add("startedAt", by => by.Up(i => i.Id));

    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapGet("/", GetAsync)
        .WithSummary("List your interviews")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<InterviewRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] InterviewQuery query, ListInterviews list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<InterviewRow>>> HandleAsync(InterviewQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public async Task<Outcome<Slice<InterviewRow>>> SliceAsync(InterviewQuery query, CancellationToken cancellation)
    {
        var (ids, problem) = Batch.Ids(query.Ids);
        return problem ?? await lists.SliceAsync(
            Filter(query),
            Orders,
            i => new InterviewRow(
                i.Id,
                i.Mode,
                i.Level,
                i.State,
                i.StartedAt,
                i.Length,
                i.Turns.Where(t => t.Ordinal == 1).Select(t => t.Prompt).FirstOrDefault() ?? "",
                i.State == InterviewState.Ended ? new Score(i.Earned, i.Weight) : null,
                i.ResumeId,
                i.ResumeVersion,
                i.ApplicationId),
            new ListRequest(query.Sort, query.Limit ?? ids?.Count, query.After, query.Fields),
            Lists.Scope("interviews", user.Id, query.State, query.ApplicationId, query.Ids),
            cancellation);
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(InterviewQuery query, CancellationToken cancellation) => Filter(query).CountAsync(cancellation);

    private IQueryable<Interview> Filter(InterviewQuery query)
    {
        var ownerId = user.Id;
        var interviews = db.Interviews.AsNoTracking().Where(i => i.OwnerId == ownerId);
        if (query.State is not null)
        {
            var state = query.State == "ended" ? InterviewState.Ended : InterviewState.Running;
            interviews = interviews.Where(i => i.State == state);
        }

        if (query.ApplicationId is { } applicationId)
        {
            interviews = interviews.Where(i => i.ApplicationId == applicationId);
        }

        return Batch.Ids(query.Ids).Ids is { } ids ? interviews.Where(i => ids.Contains(i.Id)) : interviews;
    }
}
