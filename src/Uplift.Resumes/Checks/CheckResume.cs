using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Documents.Text;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Export;
using Uplift.Resumes.Matching.Evidence;
using Uplift.Resumes.Preview;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Checks;

/// <summary>Checks a resume of one's own: what it says, and what a machine reads of the PDF that it becomes.</summary>
internal sealed class CheckResume(ReadResume read, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapGet("/{id:guid}/check", GetAsync)
        .WithSummary("Check a resume and the PDF that it becomes")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<ResumeCheckView>, ProblemHttpResult>> GetAsync(Guid id, CheckResume check, CancellationToken cancellation)
    {
        var outcome = await check.HandleAsync(id, cancellation);
        return outcome.Value.View is { } view ? TypedResults.Ok(view) : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<(ResumeCheckView View, DocumentText? Document)>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var found = await read.HandleAsync(id, cancellation);
        return found.Value is { } resume ? await OfAsync(resume, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancellation) : found.Problem!;
    }

    private static async Task<(ResumeCheckView View, DocumentText? Document)> OfAsync(ResumeView kept, DateOnly today, CancellationToken cancellation)
    {
        var resume = kept.Document;
        var options = Printing.Options(resume, kept.Template, kept.Paper, kept.Locale);
        var file = ResumeExport.Write(resume, ExportFormat.Pdf, options);
        // Whether fields are right is asked of the model; the file is asked what of it a machine reads.
        var other = await OtherReader.ReadAsync(file.Bytes, cancellation);
        var (report, document) = FileCheck.Report(file, resume, options, other, today, cancellation);
        var ladder = new EvidenceLadder(EvidenceLines.Of(resume, today), today);
        return (
            new ResumeCheckView(
                report.Readability,
                report.Content,
                report.Gains,
                [.. report.Rules.Select(CheckedRule.From)],
                ClaimQuestions.Of(resume, today),
                [.. ladder.Mentions.SelectMany(hit => hit.Mention.Concept.Topics).CountBy(topic => topic).OrderByDescending(topic => topic.Value).Select(topic => topic.Key).Take(6)]),
            document);
    }
}
