using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Resumes.Versions;

public sealed record VersionQuery
{
    [Description("-at, the newest first, or at.")]
    public string? Sort { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>The versions of a resume: states that somebody gave a name. Without their documents; one alone has it.</summary>
internal sealed class ListVersions(AppDb db, CurrentUser user, Lists lists)
{
    private static readonly SortOrders<Revision> Orders = new SortOrders<Revision>()
        .Add("-at", by => by.Down(r => r.Number))
        .Add("at", by => by.Up(r => r.Number));

    public static void Map(IEndpointRouteBuilder resumes)
    {
        resumes.MapGet("/{id:guid}/versions", GetAsync)
            .WithSummary("List the versions of a resume")
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        resumes.MapGet("/{id:guid}/versions/{number:int}", GetOneAsync)
            .WithSummary("Read a version of a resume")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<Page<VersionRow>>, ProblemHttpResult>> GetAsync(
        Guid id, [AsParameters] VersionQuery query, ListVersions list, CancellationToken cancellation)
    {
        var slice = await list.SliceAsync(id, query, cancellation);
        Outcome<Page<VersionRow>> page = slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
        return page.ToOk();
    }

    private static async Task<Results<Ok<VersionView>, ProblemHttpResult>> GetOneAsync(
        Guid id, int number, ListVersions list, CancellationToken cancellation) =>
        (await list.ReadAsync(id, number, cancellation)).ToOk();

    public async Task<Outcome<Slice<VersionRow>>> SliceAsync(Guid id, VersionQuery query, CancellationToken cancellation)
    {
        if (!await db.Resumes.OwnedBy(user.Id).AnyAsync(resume => resume.Id == id, cancellation))
        {
            return Problem.NotFound("resume");
        }

        return await lists.SliceAsync(
            db.Revisions.AsNoTracking().Where(r => r.ResumeId == id && r.Name != null),
            Orders,
            VersionRow.Of,
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("resume-versions", id),
            cancellation);
    }

    public async Task<Outcome<VersionView>> ReadAsync(Guid id, int number, CancellationToken cancellation) =>
        await FindAsync(id, number, cancellation) is { } revision ? VersionView.From(revision) : Problem.NotFound("version");

    /// <summary>A version of a resume of one's own; null when there is none.</summary>
    public async Task<Revision?> FindAsync(Guid id, int number, CancellationToken cancellation)
    {
        var own = db.Resumes.OwnedBy(user.Id);
        return await db.Revisions.AsNoTracking()
            .SingleOrDefaultAsync(r => r.ResumeId == id && r.Number == number && r.Name != null && own.Any(resume => resume.Id == r.ResumeId), cancellation);
    }
}
