using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Resumes.Shelf;

public sealed record ResumeQuery
{
    [Description("-updatedAt, updatedAt, name or -name; -updatedAt unless told.")]
    public string? Sort { get; set; }

    [Description("Only resumes with this tag.")]
    [StringLength(ResumeDraft.LongestTag)]
    public string? Tag { get; set; }

    [Description("How many at most, 20 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }

    [Description("Only these, with commas between them, to 50.")]
    public string? Ids { get; set; }

    [Description("Whether to say how many there are on all pages.")]
    public bool? Total { get; set; }
}

/// <summary>A person's resumes without their documents, filtered, sorted and paged by keyset.</summary>
internal sealed class ListResumes(AppDb db, CurrentUser user, Lists lists)
{
    private static readonly SortOrders<StoredResume> Orders = new SortOrders<StoredResume>()
        .Add("-updatedAt", by => by.Down(r => r.UpdatedAt).Down(r => r.Id))
        .Add("updatedAt", by => by.Up(r => r.UpdatedAt).Up(r => r.Id))
        .Add("name", by => by.Up(r => r.Name).Up(r => r.Id))
        .Add("-name", by => by.Down(r => r.Name).Down(r => r.Id));

    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapGet("/", GetAsync)
        .WithSummary("List your resumes")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<ResumeRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] ResumeQuery query, ListResumes list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<ResumeRow>>> HandleAsync(ResumeQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows
            ? rows.ToPage(query.Total == true ? await CountAsync(query, cancellation) : null)
            : slice.Problem!;
    }

    public async Task<Outcome<Slice<ResumeRow>>> SliceAsync(ResumeQuery query, CancellationToken cancellation)
    {
        var (ids, problem) = Batch.Ids(query.Ids);
        return problem ?? await lists.SliceAsync(
            Filter(query),
            Orders,
            ResumeRow.Of,
            new ListRequest(query.Sort, query.Limit ?? ids?.Count, query.After, query.Fields),
            Lists.Scope("resumes", user.Id, query.Tag, query.Ids),
            cancellation);
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(ResumeQuery query, CancellationToken cancellation) => Filter(query).CountAsync(cancellation);

    /// <summary>Every tag that the person uses, in the order of the alphabet.</summary>
    public async Task<IReadOnlyList<string>> TagsAsync(CancellationToken cancellation)
    {
        // A person has a few dozen resumes at most, so their tags are told apart here.
        var tags = await db.Resumes.AsNoTracking().OwnedBy(user.Id).Select(resume => resume.Tags).ToListAsync(cancellation);
        return [.. tags.SelectMany(of => of).Distinct(StringComparer.Ordinal).Order(StringComparer.OrdinalIgnoreCase)];
    }

    private IQueryable<StoredResume> Filter(ResumeQuery query)
    {
        var resumes = db.Resumes.AsNoTracking().OwnedBy(user.Id);
        if (!string.IsNullOrEmpty(query.Tag))
        {
            var tag = query.Tag;
            resumes = resumes.Where(resume => resume.Tags.Contains(tag));
        }

        return Batch.Ids(query.Ids).Ids is { } ids ? resumes.Where(resume => ids.Contains(resume.Id)) : resumes;
    }
}
