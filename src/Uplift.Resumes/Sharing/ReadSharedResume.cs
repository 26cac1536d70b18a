using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;

namespace Uplift.Resumes.Sharing;

public sealed record SharedResumeQuery
{
    /// <summary>The last part of the link.</summary>
    [Required(ErrorMessage = "Send the link's token."), StringLength(100)]
    public string Token { get; set; } = "";
}

/// <summary>A resume as it is shared: what its page shows.</summary>
public sealed record SharedResumeView(string Template, string Paper, string Locale, Resume Document);

/// <summary>Opens a link to a resume. Whoever has the link may read what its page shows; nothing else.</summary>
internal sealed class ReadSharedResume(AppDb db, ShareLinks links)
{
    /// <summary>The token is in the body: addresses end up in logs and histories.</summary>
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/shared-resumes", PostAsync)
        .WithSummary("Read a resume by its link")
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<SharedResumeView>, ProblemHttpResult>> PostAsync(
        SharedResumeQuery query, ReadSharedResume read, CancellationToken cancellation) =>
        (await read.HandleAsync(query.Token, isView: true, cancellation)).ToOk();

    /// <param name="token">The link's last part.</param>
    /// <param name="isView">Whether it counts as one; files that hang on the page do not.</param>
    /// <param name="cancellation">Ends the statements.</param>
    public async Task<Outcome<SharedResumeView>> HandleAsync(string token, bool isView, CancellationToken cancellation)
    {
        var opened = await links.OpenAsync(token, null, ResourceKinds.Resume, Actions.ReadResume, cancellation, isView);
        if (opened.Value is not { } linked)
        {
            return opened.Problem!;
        }

        if (!linked.Access.IsAllowed)
        {
            return linked.Access.Refusal ?? Problem.NotFound("link");
        }

        var resume = await db.Resumes.AsNoTracking().SingleOrDefaultAsync(r => r.Id == linked.ResourceId, cancellation);
        return resume is null
            ? Problem.NotFound("link")
            : new SharedResumeView(
                resume.Template, resume.Paper, resume.Locale, SharedDocument.Of(ResumeText.Read(resume.Document), resume.SharesContact));
    }
}
