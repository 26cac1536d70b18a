using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Preview;

namespace Uplift.Resumes.Sharing;

/// <summary>The files that hang on the page of a shared resume.</summary>
public static class SharedResumeFiles
{
    public static void MapSharedResumeFiles(this IEndpointRouteBuilder app) => app
        .MapGet("/r/{token}/resume.{format:regex(^(json|pdf)$)}", async (
            string token, string format, ReadSharedResume read, HttpContext context, CancellationToken cancellation) =>
        {
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            var outcome = await read.HandleAsync(token, isView: false, cancellation);
            return outcome.Value is { } resume && Printing.Write(resume.Document, format, resume.Template, resume.Paper, resume.Locale) is { } file
                ? Results.File(file.Bytes, file.ContentType, file.FileName)
                : outcome.Problem!.ToResult();
        })
        .AllowAnonymous()
        .ExcludeFromDescription();
}
