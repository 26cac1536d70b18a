using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Sharing;

/// <summary>The files that hang on the page of a shared resume.</summary>
public static class SharedResumeFiles
{
    public static void MapSharedResumeFiles(this IEndpointRouteBuilder app) => app
        .MapGet("/r/{token}/resume.json", async (string token, ReadSharedResume read, HttpContext context, CancellationToken cancellation) =>
        {
            context.Response.Headers["X-Robots-Tag"] = "noindex";
            var outcome = await read.HandleAsync(token, isView: false, cancellation);
            return outcome.Value is { } resume
                ? Results.Text(ResumeText.ToFile(resume.Document), "application/json; charset=utf-8")
                : outcome.Problem!.ToResult();
        })
        .AllowAnonymous()
        .ExcludeFromDescription();
}
