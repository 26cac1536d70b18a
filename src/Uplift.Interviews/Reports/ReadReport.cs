using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Turns;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Interviews.Reports;

/// <summary>The report of an ended interview, as JSON or as Markdown.</summary>
internal sealed class ReadReport(AppDb db, CurrentUser user, ILibrary library, AdvanceInterview advance)
{
    public static void Map(IEndpointRouteBuilder interviews)
    {
        interviews.MapGet("/{interviewId:guid}/report", GetAsync)
            .WithSummary("Read the report of an interview")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict);
        interviews.MapGet("/{interviewId:guid}/report.md", GetMarkdownAsync)
            .WithSummary("Read the report of an interview as Markdown")
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
        var interview = await db.FindInterviewAsync(interviewId, user, cancellation);
        if (interview is null)
        {
            return Problem.NotFound("interview");
        }

        if (await advance.EndIfLateAsync(interview, cancellation))
        {
            await db.SaveChangesAsync(cancellation);
        }

        if (interview.State == InterviewState.Running)
        {
            return Problem.Conflict("interview-running", "The interview is still running; its report comes at the end.");
        }

        var slugs = interview.Turns.Select(turn => turn.QuestionSlug).Distinct().ToList();
        var questions = await library.FindQuestionsAsync(slugs, cancellation);
        var guides = await library.FindGuidesOfAsync(slugs, cancellation);
        var appeals = await db.Appeals.AsNoTracking().Where(a => a.InterviewId == interviewId).ToListAsync(cancellation);
        return ReportBuilder.Build(interview, questions, guides, appeals);
    }
}
