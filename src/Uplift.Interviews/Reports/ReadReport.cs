using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Interviews.Answers;
using Uplift.Interviews.Turns;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Reports;

/// <param name="IsOwn">Whoever reads it sat the interview; others cannot appeal, share or delete.</param>
internal sealed record ReportPageView(ReportView Report, bool IsOwn);

/// <summary>The report of an ended interview, as JSON or as Markdown.</summary>
internal sealed class ReadReport(
    AppDb db, CurrentUser user, FindInterview interviews, WriteReport write, AdvanceInterview advance, StoriesInAnswers stories)
{
    public static void Map(IEndpointRouteBuilder interviews)
    {
        interviews.MapGet("/{interviewId:guid}/report", GetAsync)
            .WithSummary("Read the report of an interview")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        interviews.MapGet("/{interviewId:guid}/report.md", GetMarkdownAsync)
            .WithSummary("Read the report of an interview as Markdown")
            .Produces<string>(contentType: "text/markdown")
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> GetAsync(
        Guid interviewId, ReadReport read, CancellationToken cancellation) =>
        (await read.HandleAsync(interviewId, cancellation)).ToOk();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetMarkdownAsync(
        Guid interviewId, ReadReport read, CancellationToken cancellation)
    {
        var outcome = await read.HandleAsync(interviewId, cancellation);
        return outcome.Value is { } report
            ? TypedResults.File(ReportMarkdown.Write(report), "text/markdown; charset=utf-8", $"interview-{report.StartedAt:yyyy-MM-dd}.md")
            : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<ReportView>> HandleAsync(Guid interviewId, CancellationToken cancellation)
    {
        var outcome = await ForPageAsync(interviewId, Actions.ReadReport, cancellation);
        return outcome.Value is { } page ? page.Report : outcome.Problem!;
    }

    /// <param name="action">What the page is for: reading, or changing something in the report.</param>
    public async Task<Outcome<ReportPageView>> ForPageAsync(Guid interviewId, string action, CancellationToken cancellation)
    {
        var found = await interviews.HandleAsync(interviewId, action, cancellation);
        if (found.Value is not { } interview)
        {
            return found.Problem!;
        }

        if (await advance.EndIfLateAsync(interview, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        if (interview.State == InterviewState.Running)
        {
            return Problem.Conflict("interview-running", "The interview is still running; its report comes at the end.");
        }

        var report = await write.HandleAsync(interview, cancellation);
        return interview.OwnerId != user.Id
            ? new ReportPageView(report, IsOwn: false)
            : new ReportPageView(
                report with { Stories = [.. (await stories.AllAsync([interview], cancellation))[interview.Id]] }, IsOwn: true);
    }
}
