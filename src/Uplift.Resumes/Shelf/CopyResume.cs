using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Api;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Text;

namespace Uplift.Resumes.Shelf;

public sealed record CopyDraft
{
    /// <summary>Absent: the name of the first with "(copy)".</summary>
    [StringLength(ResumeDraft.LongestName, ErrorMessage = "A name has at most 200 characters."), OneLine]
    public string? Name { get; set; }
}

/// <summary>Copies a resume, to fit it to a job while the first stays as it is. The copy has a history of its own.</summary>
internal sealed class CopyResume(ReadResume read, WriteResume write)
{
    public static void Map(IEndpointRouteBuilder resumes) => resumes
        .MapPost("/{id:guid}/copies", PostAsync)
        .WithSummary("Copy a resume")
        .AcceptsIdempotencyKey()
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status409Conflict)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Created<ResumeView>, ProblemHttpResult>> PostAsync(
        Guid id, CopyDraft draft, CopyResume copy, HttpContext context, CancellationToken cancellation) =>
        (await copy.HandleAsync(id, draft, cancellation)).ToCreated(context, made => $"/api/v1/resumes/{made.Id}", made => made.Version);

    public async Task<Outcome<ResumeView>> HandleAsync(Guid id, CopyDraft draft, CancellationToken cancellation)
    {
        var found = await read.HandleAsync(id, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        var copy = resume.ToDraft();
        copy.Name = string.IsNullOrWhiteSpace(draft.Name) ? OneLine.Of(resume.Name, ResumeDraft.LongestName - 7) + " (copy)" : draft.Name;
        // What a person decided about one resume is not decided about another.
        copy.SharesContact = false;
        return await write.AddAsync(copy, cancellation);
    }
}
