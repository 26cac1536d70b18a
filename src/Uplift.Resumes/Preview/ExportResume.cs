using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Export;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Preview;

/// <summary>A resume as a file to hand in: PDF, DOCX, Markdown, plain text or JSON Resume.</summary>
internal sealed class ExportResume(ReadResume read)
{
    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapGet("/{id:guid}/files/{format}", GetAsync)
        .WithSummary("Download a resume as pdf, docx, md, txt or json")
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, string format, ExportResume export, CancellationToken cancellation)
    {
        var outcome = await export.HandleAsync(id, format, cancellation);
        return outcome.Value is { } file ? TypedResults.File(file.Bytes, file.ContentType, file.FileName) : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<ExportedFile>> HandleAsync(Guid id, string format, CancellationToken cancellation)
    {
        var found = await read.HandleAsync(id, cancellation);
        return found.Value is not { } resume ? found.Problem!
            : Printing.Write(resume.Document, format, resume.Template, resume.Paper, resume.Locale) is { } file ? file
            : Problem.NotFound("format");
    }
}
