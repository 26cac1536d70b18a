using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Api;
using Uplift.Platform.Http;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Text;

namespace Uplift.Interviews.Sharing;

public sealed record ReportLinkDraft
{
    internal const int ShortestPassphrase = 8;

    /// <summary>Your note of whom it is for.</summary>
    [StringLength(100, ErrorMessage = "A note has at most 100 characters."), OneLine]
    public string? Label { get; set; }

    /// <summary>How long the link works.</summary>
    [Range(1, 90, ErrorMessage = "A link works for 1 to 90 days.")]
    public int Days { get; set; } = 7;

    /// <summary>Asked of whoever opens the link; absent or empty means the link is enough.</summary>
    [StringLength(128, MinimumLength = ShortestPassphrase, ErrorMessage = "A passphrase has 8 to 128 characters.")]
    public string? Passphrase { get; set; }
}

/// <param name="Address">Shown this once; nobody can read it again.</param>
public sealed record NewReportLinkView(ShareLinkView Link, string Address);

public sealed record ReportLinkQuery
{
    /// <summary><c>-madeAt</c>, newest first, or <c>madeAt</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>Links by which somebody without an account, such as a mentor, reads the report of an interview.</summary>
internal sealed class ReportLinks(FindInterview interviews, ShareLinks links, SiteAddress site, IHttpContextAccessor accessor)
{
    public static void Map(IEndpointRouteBuilder interviews)
    {
        interviews.MapGet("/{interviewId:guid}/report/links", GetAsync)
            .WithSummary("List the links to the report")
            .RequirePermission(Permissions.ShareReports)
            .UpToVersion(ApiVersions.BeforePagedTopics, page => page["items"]!)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        interviews.MapPost("/{interviewId:guid}/report/links", PostAsync)
            .RefusesIdempotencyKey()
            .WithSummary("Make a link to the report")
            .WithDescription("The address is in this answer only.")
            .RequirePermission(Permissions.ShareReports)
            .WithMetadata(new SignInLimitAttribute())
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        interviews.MapDelete("/{interviewId:guid}/report/links/{linkId:guid}", DeleteAsync)
            .WithSummary("Revoke a link to the report")
            .RequirePermission(Permissions.ShareReports)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<ShareLinkView>>, ProblemHttpResult>> GetAsync(
        Guid interviewId, [AsParameters] ReportLinkQuery query, ReportLinks links, CancellationToken cancellation) =>
        (await links.ListAsync(interviewId, query, cancellation)).ToOk();

    private static async Task<Results<Created<NewReportLinkView>, ProblemHttpResult>> PostAsync(
        Guid interviewId, ReportLinkDraft draft, ReportLinks links, CancellationToken cancellation) =>
        (await links.MakeAsync(interviewId, draft, cancellation))
            .ToCreated(made => $"/api/v1/interviews/{interviewId}/report/links/{made.Link.Id}");

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid interviewId, Guid linkId, ReportLinks links, CancellationToken cancellation) =>
        (await links.RevokeAsync(interviewId, linkId, cancellation)).ToNoContent();

    public async Task<Outcome<Page<ShareLinkView>>> ListAsync(Guid interviewId, ReportLinkQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(interviewId, query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<Slice<ShareLinkView>>> SliceAsync(Guid interviewId, ReportLinkQuery query, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.ShareReport, cancellation);
        if (found.Value is not { } report)
        {
            return found.Problem!;
        }

        return await links.ListAsync(report.Id, new ListRequest(query.Sort, query.Limit, query.After, query.Fields), cancellation);
    }

    public async Task<Outcome<NewReportLinkView>> MakeAsync(Guid interviewId, ReportLinkDraft draft, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, Actions.ShareReport, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        if (interview.State == InterviewState.Running)
        {
            return Problem.Conflict("interview-running", "The interview is still running; its report comes at the end.");
        }

        var outcome = await links.MakeAsync(
            interview.AsResource(), draft.Label?.Trim() ?? "", draft.Passphrase, TimeSpan.FromDays(draft.Days), cancellation);
        return outcome.Problem is { } problem
            ? problem
            : new NewReportLinkView(outcome.Value.Link, $"{site.Of(accessor.HttpContext!.Request)}/shared/{outcome.Value.Token}");
    }

    public async Task<Outcome<string>> RevokeAsync(Guid interviewId, Guid linkId, CancellationToken cancellation)
    {
        var found = await interviews.ResourceAsync(interviewId, Actions.ShareReport, cancellation);
        return found.Value is { } report ? await links.RevokeAsync(report.Id, linkId, cancellation) : found.Problem!;
    }
}
