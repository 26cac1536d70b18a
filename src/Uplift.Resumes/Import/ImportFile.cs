using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Uplift.Documents;
using Uplift.Documents.Text;
using Uplift.Platform.Api;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Text;
using Uplift.Resumes.Checks;
using Uplift.Resumes.Document;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Import;

/// <summary>
/// Takes a resume in from a file: JSON Resume, PDF, DOCX, Markdown or text. What found no field is kept beside the document for its
/// owner to place, and so are the fields that deserve a second look; the file itself is forgotten.
/// </summary>
internal sealed class ImportFile(WriteResume write)
{
    /// <summary>The file and the envelope of its form.</summary>
    public const int LargestRequest = FileCheck.LargestBytes + (64 * 1024);

    /// <summary>Below this a value is shown as one to look at.</summary>
    private const double Sure = 0.6;

    private const int MostUnsure = 40;

    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapPost("/imports", PostAsync)
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Uploads), new RequestSizeLimitAttribute(LargestRequest))
        .Accepts<IFormFile>("multipart/form-data")
        .WithSummary("Take a resume in from a file")
        .WithDescription("The part named file is JSON Resume, PDF, DOCX, Markdown or text. What found no field stands in meta.uplift.unplaced.")
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    // The form is read by hand: a bound file would ask for a token, which the cross-site guard has already asked for where one is due.
    private static async Task<Results<Created<ResumeView>, StatusCodeHttpResult, ProblemHttpResult>> PostAsync(
        HttpContext context, ImportFile import, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var outcome = await import.HandleAsync(form.Files["file"], cancellation);
        if (outcome.Value is not { } resume)
        {
            return outcome.Problem!.ToResult();
        }

        context.Response.Headers.ETag = EntityTags.Of(resume.Version);
        return TypedResults.Created($"/api/v1/resumes/{resume.Id}", resume);
    }

    public async Task<Outcome<ResumeView>> HandleAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            return Problem.Invalid("/file", "missing", "Choose a file.");
        }

        if (file.Length > FileCheck.LargestBytes)
        {
            return Problem.Invalid("/file", "too-large", "A file may have 6 MB here. Resumes have less than one; take out or shrink images.");
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var read = Read(bytes.ToArray(), cancellation);
        if (read.Value is not { } resume)
        {
            return read.Problem!;
        }

        var name = OneLine.Of(resume.Basics?.Name ?? Path.GetFileNameWithoutExtension(file.FileName), ResumeDraft.LongestName);
        return await write.AddAsync(
            new ResumeDraft { Name = string.IsNullOrWhiteSpace(name) ? "Imported resume" : name, Document = resume }, cancellation);
    }

    internal static Outcome<Resume> Read(ReadOnlyMemory<byte> file, CancellationToken cancellation)
    {
        if (LooksLikeJson(file.Span))
        {
            var json = ResumeJson.Read(file);
            return json.Resume is { } told
                ? told
                : Problem.Invalid("/file", "not-json-resume", json.Findings is [var first, ..] ? first.Message : "This is not a JSON Resume document.");
        }

        var read = DocumentReader.Read(file, ReadLimits.Default with { Bytes = FileCheck.LargestBytes }, cancellation);
        if (read.Document is not { } document)
        {
            return Problem.Invalid("/file", read.Refusal!.Code, read.Refusal.Sentence);
        }

        var import = ResumeImporter.Read(document);
        if (import.Fields.Count == 0)
        {
            return Problem.Invalid("/file", "no-text", "No words were found in this file. If it is a scan, bring the document that it was printed from.");
        }

        var resume = LeftOver.Keep(
            import.Resume,
            import.Unplaced.Select(left => left.Place.Text),
            import.Fields.Where(field => field.Confidence < Sure).OrderBy(field => field.Confidence).Take(MostUnsure).Select(field => field.Pointer));
        return ResumeText.Write(resume).Problem is null
            ? resume
            : Problem.Invalid("/file", "too-long", "This file holds more words than a resume has room for (200,000 bytes). Take out what is no part of a resume.");
    }

    private static bool LooksLikeJson(ReadOnlySpan<byte> file)
    {
        var text = file.StartsWith("\uFEFF"u8) ? file[3..] : file;
        return text.TrimStart(" \t\r\n"u8).StartsWith("{"u8);
    }
}
