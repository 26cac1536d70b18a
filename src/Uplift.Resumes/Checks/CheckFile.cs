using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Uplift.Documents.Text;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;
using Uplift.Platform.Text;

namespace Uplift.Resumes.Checks;

/// <summary>Checks a file that anybody brings. It is read in memory and forgotten with the request.</summary>
internal sealed class CheckFile(TimeProvider clock)
{
    /// <summary>The file and the envelope of its form.</summary>
    public const int LargestRequest = FileCheck.LargestBytes + (64 * 1024);

    private const int LongestName = 200;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/resume-checks", PostAsync)
        .WithMetadata(new RateLimitAttribute(RateLimitPolicy.Uploads), new RequestSizeLimitAttribute(LargestRequest))
        .Accepts<IFormFile>("multipart/form-data")
        .AllowAnonymous()
        .WithSummary("Check a PDF or DOCX as a machine reads it; the part named file is not kept")
        .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
        .ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    // The form is read by hand: a bound file would ask for a token, which the cross-site guard has already asked for where one is due.
    private static async Task<Results<Ok<FileCheckView>, StatusCodeHttpResult, ProblemHttpResult>> PostAsync(
        HttpContext context, CheckFile check, CancellationToken cancellation)
    {
        if (!context.Request.HasFormContentType)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await context.Request.ReadFormAsync(cancellation);
        var outcome = await check.HandleAsync(form.Files["file"], cancellation);
        return outcome.Value.View is { } view ? TypedResults.Ok(view) : outcome.Problem!.ToResult();
    }

    public async Task<Outcome<(FileCheckView View, DocumentText? Document)>> HandleAsync(IFormFile? file, CancellationToken cancellation)
    {
        if (file is null || file.Length == 0)
        {
            return Problem.Invalid("/file", "missing", "Choose a PDF or DOCX file.");
        }

        if (file.Length > FileCheck.LargestBytes)
        {
            return Problem.Invalid("/file", "too-large", "A file may have 6 MB here. Resumes have less than one; take out or shrink images.");
        }

        using var bytes = new MemoryStream((int)file.Length);
        await file.CopyToAsync(bytes, cancellation);
        var name = OneLine.Of(Path.GetFileName(file.FileName), LongestName);
        return FileCheck.Of(bytes.ToArray(), string.IsNullOrWhiteSpace(name) ? null : name, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime), cancellation);
    }
}
