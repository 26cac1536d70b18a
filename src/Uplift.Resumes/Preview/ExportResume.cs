using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Export;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Preview;

/// <summary>A resume as a file to hand in: PDF, DOCX, Markdown, plain text or JSON Resume.</summary>
internal sealed class ExportResume(ReadResume read)
{
    /// <summary>Says how many of the printed fields our importer reads back from this very file.</summary>
    public const string ReadBackHeader = "Uplift-Read-Back";

    /// <summary>Says the same of another reader of a PDF, or why none was asked.</summary>
    public const string OtherReadersHeader = "Uplift-Other-Readers";

    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapGet("/{id:guid}/files/{format}", GetAsync)
        .WithSummary("Download a resume as pdf, docx, md, txt or json")
        .Produces(StatusCodes.Status200OK, contentType: "application/pdf")
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, string format, ExportResume export, HttpContext context, CancellationToken cancellation)
    {
        var outcome = await export.HandleAsync(id, format, cancellation);
        if (outcome.Problem is { } problem)
        {
            return problem.ToResult();
        }

        var (file, readBack, other) = outcome.Value;
        if (readBack is not null)
        {
            context.Response.Headers[ReadBackHeader] = readBack.ToString();
        }

        if (other is not null)
        {
            context.Response.Headers[OtherReadersHeader] = other;
        }

        return TypedResults.File(file.Bytes, file.ContentType, file.FileName);
    }

    /// <returns>The file and, of a PDF or DOCX, what our own importer reads of it; of a PDF, what another reader finds.</returns>
    public async Task<Outcome<(ExportedFile File, RoundTripResult? ReadBack, string? Other)>> HandleAsync(Guid id, string format, CancellationToken cancellation)
    {
        var found = await read.HandleAsync(id, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        if (Printing.Write(resume.Document, format, resume.Template, resume.Paper, resume.Locale) is not { } file)
        {
            return Problem.NotFound("format");
        }

        var options = Printing.Options(resume.Document, resume.Template, resume.Paper, resume.Locale);
        return (
            file,
            format is "pdf" or "docx" ? RoundTrip.Check(resume.Document, file.Bytes, options, cancellation) : null,
            format is "pdf" ? await OtherReader.WordsAsync(resume.Document, file.Bytes, options, cancellation) : null);
    }
}
