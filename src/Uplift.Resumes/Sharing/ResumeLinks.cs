using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Http;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;
using Uplift.Platform.Text;

namespace Uplift.Resumes.Sharing;

public sealed record ResumeLinkDraft
{
    /// <summary>Your note of whom it is for.</summary>
    [StringLength(100, ErrorMessage = "A note has at most 100 characters."), OneLine]
    public string? Label { get; set; }

    /// <summary>How long the link works.</summary>
    [Range(1, 365, ErrorMessage = "A link works for 1 to 365 days.")]
    public int Days { get; set; } = 30;
}

/// <param name="Address">Shown this once; nobody can read it again.</param>
public sealed record NewResumeLinkView(ShareLinkView Link, string Address);

public sealed record ResumeLinkQuery
{
    /// <summary><c>-madeAt</c>, newest first, or <c>madeAt</c>.</summary>
    public string? Sort { get; init; }

    /// <summary>How many at most, 20 unless told, to 100.</summary>
    public int? Limit { get; init; }

    /// <summary>The cursor of the page before.</summary>
    public string? After { get; init; }

    /// <summary>The wanted fields, with commas between them; all unless told.</summary>
    public string? Fields { get; init; }
}

/// <summary>Links by which somebody without an account, such as a recruiter, reads a resume.</summary>
internal sealed class ResumeLinks(AppDb db, CurrentUser user, ShareLinks links, SiteAddress site, IHttpContextAccessor accessor)
{
    public static void Map(IEndpointRouteBuilder resumes)
    {
        resumes.MapGet("/{id:guid}/links", GetAsync)
            .WithSummary("List the links to a resume")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        resumes.MapPost("/{id:guid}/links", PostAsync)
            .RefusesIdempotencyKey()
            .WithSummary("Make a link to a resume")
            .WithDescription("The address is in this answer only.")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        resumes.MapDelete("/{id:guid}/links/{linkId:guid}", DeleteAsync)
            .WithSummary("Revoke a link to a resume")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<ShareLinkView>>, ProblemHttpResult>> GetAsync(
        Guid id, [AsParameters] ResumeLinkQuery query, ResumeLinks links, CancellationToken cancellation) =>
        (await links.ListAsync(id, query, cancellation)).ToOk();

    private static async Task<Results<Created<NewResumeLinkView>, ProblemHttpResult>> PostAsync(
        Guid id, ResumeLinkDraft draft, ResumeLinks links, CancellationToken cancellation) =>
        (await links.MakeAsync(id, draft, cancellation)).ToCreated(made => $"/api/v1/resumes/{id}/links/{made.Link.Id}");

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, Guid linkId, ResumeLinks links, CancellationToken cancellation) =>
        (await links.RevokeAsync(id, linkId, cancellation)).ToNoContent();

    /// <summary>All of them: a thing has twenty links at most.</summary>
    public async Task<Outcome<List<ShareLinkView>>> ListAsync(Guid id, CancellationToken cancellation) =>
        (await ListAsync(id, new ResumeLinkQuery { Limit = Lists.MostRows }, cancellation)) is { Value: { } page }
            ? page.Items.ToList()
            : Problem.NotFound("resume");

    public async Task<Outcome<Page<ShareLinkView>>> ListAsync(Guid id, ResumeLinkQuery query, CancellationToken cancellation)
    {
        if (!await OwnsAsync(id, cancellation))
        {
            return Problem.NotFound("resume");
        }

        var slice = await links.ListAsync(id, new ListRequest(query.Sort, query.Limit, query.After, query.Fields), cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<NewResumeLinkView>> MakeAsync(Guid id, ResumeLinkDraft draft, CancellationToken cancellation)
    {
        var resume = await db.Resumes.AsNoTracking().OwnedBy(user.Id).SingleOrDefaultAsync(r => r.Id == id, cancellation);
        if (resume is null)
        {
            return Problem.NotFound("resume");
        }

        var outcome = await links.MakeAsync(resume.AsResource(), draft.Label?.Trim() ?? "", null, TimeSpan.FromDays(draft.Days), cancellation);
        return outcome.Problem is { } problem
            ? problem
            : new NewResumeLinkView(outcome.Value.Link, $"{site.Of(accessor.HttpContext!.Request)}/r/{outcome.Value.Token}");
    }

    public async Task<Outcome<string>> RevokeAsync(Guid id, Guid linkId, CancellationToken cancellation) =>
        await OwnsAsync(id, cancellation) ? await links.RevokeAsync(id, linkId, cancellation) : Problem.NotFound("resume");

    private Task<bool> OwnsAsync(Guid id, CancellationToken cancellation) => db.Resumes.OwnedBy(user.Id).AnyAsync(r => r.Id == id, cancellation);
}
