using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Api;
using Uplift.Platform.Identity;
using Uplift.Platform.Notices;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Interviews.Sharing;

public sealed record CoachQuery
{
    /// <summary><c>displayName</c> (the default), <c>-displayName</c>, <c>since</c> or <c>-since</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>Shows the report of an interview to one of the learner's coaches, or no longer.</summary>
internal sealed class ShareReport(FindInterview interviews, Coaches coaches, CurrentUser user, TellPerson tell)
{
    public static void Map(IEndpointRouteBuilder interviews)
    {
        interviews.MapGet("/{interviewId:guid}/report/coaches", GetAsync)
            .WithSummary("List your coaches and whether they see the report")
            .RequirePermission(Permissions.ShareReports)
            .UpToVersion(ApiVersions.BeforePagedTopics, page => page["items"]!)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        interviews.MapPut("/{interviewId:guid}/report/coaches/{coachId:guid}", PutAsync)
            .WithSummary("Share the report with a coach of yours")
            .RequirePermission(Permissions.ShareReports)
            .ProducesProblem(StatusCodes.Status404NotFound);
        interviews.MapDelete("/{interviewId:guid}/report/coaches/{coachId:guid}", DeleteAsync)
            .WithSummary("Stop sharing the report with a coach")
            .RequirePermission(Permissions.ShareReports)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<CoachView>>, ProblemHttpResult>> GetAsync(
        Guid interviewId, [AsParameters] CoachQuery query, ShareReport share, CancellationToken cancellation) =>
        (await share.ListAsync(interviewId, query, cancellation)).ToOk();

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        Guid interviewId, Guid coachId, ShareReport share, CancellationToken cancellation) =>
        (await share.HandleAsync(interviewId, coachId, cancellation)).ToNoContent();

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid interviewId, Guid coachId, ShareReport share, CancellationToken cancellation) =>
        (await share.EndAsync(interviewId, coachId, cancellation)).ToNoContent();

    public async Task<Outcome<Page<CoachView>>> ListAsync(Guid interviewId, CoachQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(interviewId, query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<Slice<CoachView>>> SliceAsync(Guid interviewId, CoachQuery query, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.ShareReport, cancellation);
        if (found.Value is not { } report)
        {
            return found.Problem!;
        }

        return await coaches.OfAsync(
            report.OwnerId, report.Id, new ListRequest(query.Sort, query.Limit, query.After, query.Fields), cancellation);
    }

    public async Task<Outcome<string>> HandleAsync(Guid interviewId, Guid coachId, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.ShareReport, cancellation);
        if (found.Value is not { } report)
        {
            return found.Problem!;
        }

        var shared = await coaches.ShareAsync(report, coachId, cancellation);
        if (shared.Problem is { } problem)
        {
            return problem;
        }

        if (shared.Value)
        {
            await tell.HandleAsync(
                coachId, $"{user.DisplayName} shared an interview report with you.", $"/interviews/{interviewId}/report", cancellation);
        }

        return "shared";
    }

    public async Task<Outcome<string>> EndAsync(Guid interviewId, Guid coachId, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.ShareReport, cancellation);
        return found.Value is { } report ? await coaches.UnshareAsync(report, coachId, cancellation) : found.Problem!;
    }
}
