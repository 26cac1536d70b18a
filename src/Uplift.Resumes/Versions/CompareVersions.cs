using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;
using Uplift.Resumes.Shelf;

namespace Uplift.Resumes.Versions;

public sealed record DifferenceQuery
{
    [Description("The number of the earlier version.")]
    [Range(1, int.MaxValue, ErrorMessage = "A version has a number from 1 on.")]
    public int From { get; set; }

    [Description("The number of the later version; the resume as it is now unless told.")]
    [Range(1, int.MaxValue, ErrorMessage = "A version has a number from 1 on.")]
    public int? To { get; set; }
}

/// <param name="From">The earlier version.</param>
/// <param name="To">The later one; null for the resume as it is now.</param>
/// <param name="Items">What differs, in the order of the document; at most 500.</param>
public sealed record ComparisonView(VersionRow From, VersionRow? To, IReadOnlyList<DifferenceView> Items);

/// <summary>Compares a version of a resume with another or with what it is now, field by field.</summary>
internal sealed class CompareVersions(ListVersions versions, ReadResume read)
{
    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapGet("/{id:guid}/differences", GetAsync)
        .WithSummary("Compare two versions of a resume")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<ComparisonView>, ProblemHttpResult>> GetAsync(
        Guid id, [AsParameters] DifferenceQuery query, CompareVersions compare, CancellationToken cancellation) =>
        (await compare.HandleAsync(id, query, cancellation)).ToOk();

    public async Task<Outcome<ComparisonView>> HandleAsync(Guid id, DifferenceQuery query, CancellationToken cancellation)
    {
        var from = await versions.FindAsync(id, query.From, cancellation);
        var to = query.To is { } number ? await versions.FindAsync(id, number, cancellation) : null;
        if (from is null || (query.To is not null && to is null))
        {
            return Problem.NotFound("version");
        }

        if (to is not null)
        {
            return Compare(from, to, to.Document);
        }

        var now = await read.HandleAsync(id, cancellation);
        return now.Value is { } resume ? Compare(from, null, ResumeText.Write(resume.Document).Value!) : now.Problem!;
    }

    private static ComparisonView Compare(Revision from, Revision? to, string document) => new(
        Row(from), to is null ? null : Row(to), Differences.Between(ResumeText.ToNode(from.Document), ResumeText.ToNode(document)));

    private static VersionRow Row(Revision version) =>
        new(version.Number, version.Name!, version.Template, version.Paper, version.Locale, version.At);
}
