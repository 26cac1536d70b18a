using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Resumes.Document;
using Uplift.Resumes.Versions;

namespace Uplift.Resumes.Shelf;

/// <summary>Writes a resume: a new one, or one's own anew.</summary>
internal sealed class WriteResume(AppDb db, CurrentUser user, TimeProvider clock, KeepRevision keep, ReadResume read)
{
    /// <summary>More than anybody needs, few enough that nobody fills the disk.</summary>
    public const int MostResumes = 50;

    public static void Map(IEndpointRouteBuilder resumes)
    {
        resumes.MapPost("/", PostAsync)
            .WithSummary("Keep a resume")
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        resumes.MapPut("/{id:guid}", PutAsync).WithSummary("Write a resume anew").ChangesAVersion();
        resumes.MapPatch("/{id:guid}", PatchAsync)
            .WithSummary("Change some members of a resume (JSON Merge Patch, RFC 7396)")
            .Accepts<ResumeDraft>("application/merge-patch+json", "application/json")
            .ChangesAVersion();
    }

    private static async Task<Results<Created<ResumeView>, ProblemHttpResult>> PostAsync(
        ResumeDraft draft, WriteResume write, HttpContext context, CancellationToken cancellation) =>
        (await write.AddAsync(draft, cancellation)).ToCreated(context, resume => $"/api/v1/resumes/{resume.Id}", resume => resume.Version);

    private static async Task<Results<Ok<ResumeView>, StatusCodeHttpResult, ProblemHttpResult>> PutAsync(
        Guid id, ResumeDraft draft, IfMatch? ifMatch, WriteResume write, HttpContext context, CancellationToken cancellation) =>
        (await write.ChangeAsync(id, draft, ifMatch, cancellation)).ToOk(context, resume => resume.Version);

    private static async Task<Results<Ok<ResumeView>, StatusCodeHttpResult, ProblemHttpResult>> PatchAsync(
        Guid id,
        JsonObject patch,
        IfMatch? ifMatch,
        ReadResume read,
        WriteResume write,
        IOptions<JsonOptions> json,
        HttpContext context,
        CancellationToken cancellation)
    {
        var outcome = await MergePatch.ChangeAsync(
            await read.HandleAsync(id, cancellation),
            resume => resume.ToDraft(),
            patch,
            json.Value.SerializerOptions,
            draft => write.ChangeAsync(id, draft, ifMatch, cancellation));
        return outcome.ToOk(context, resume => resume.Version);
    }

    public async Task<Outcome<ResumeView>> AddAsync(ResumeDraft draft, CancellationToken cancellation)
    {
        var text = Refuse(draft) is { } misfit ? misfit : ResumeText.Write(draft.Document);
        if (text.Problem is { } problem)
        {
            return problem;
        }

        var ownerId = user.Id;
        if (await db.Resumes.CountAsync(resume => resume.OwnerId == ownerId, cancellation) >= MostResumes)
        {
            return Problem.Conflict("too-many-resumes", "You have fifty resumes. Delete one that you do not need any more.");
        }

        var made = new StoredResume { Id = Ids.Next(clock), OwnerId = ownerId, CreatedAt = clock.GetUtcNow() };
        made.Describe(draft, clock);
        db.Resumes.Add(made);
        await keep.HandleAsync(made, Printed(draft, text.Value!), "all", isTyping: false, cancellation);
        await db.SaveChangesAsync(cancellation);
        return ResumeView.From(made, null, null);
    }

    public async Task<Outcome<ResumeView>> ChangeAsync(Guid id, ResumeDraft draft, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var found = await FindAsync(id, ifMatch, cancellation);
        if (found.Value is not { } resume)
        {
            return found.Problem!;
        }

        var text = Refuse(draft) is { } misfit ? misfit : ResumeText.Write(draft.Document);
        if (text.Problem is { } problem)
        {
            return problem;
        }

        resume.Describe(draft, clock);
        return await SaveAsync(resume, Printed(draft, text.Value!), "all", isTyping: false, cancellation);
    }

    /// <summary>A resume of one's own, tracked, if it is still as it was read.</summary>
    public async Task<Outcome<StoredResume>> FindAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var resume = await db.Resumes.OwnedBy(user.Id).SingleOrDefaultAsync(r => r.Id == id, cancellation);
        return resume is null ? Problem.NotFound("resume")
            : IfMatch.Refuse(ifMatch, resume.Version) is { } changed ? changed
            : resume;
    }

    /// <summary>Saves what a resume becomes, as a step that can be undone; the same again is no step.</summary>
    public async Task<Outcome<ResumeView>> SaveAsync(
        StoredResume resume, PrintedDocument printed, string part, bool isTyping, CancellationToken cancellation)
    {
        if (resume.Differs(printed))
        {
            await keep.HandleAsync(resume, printed, part, isTyping, cancellation);
        }

        await db.SaveChangesAsync(cancellation);
        return await read.HandleAsync(resume.Id, cancellation);
    }

    private static PrintedDocument Printed(ResumeDraft draft, string text) => new(text, draft.Template, draft.Paper, draft.Locale);

    private static Problem? Refuse(ResumeDraft draft)
    {
        for (var index = 0; index < draft.Tags.Count; index++)
        {
            if (draft.Tags[index] is not { Length: <= ResumeDraft.LongestTag } tag || tag.Any(char.IsControl) || tag.Contains(',', StringComparison.Ordinal))
            {
                return Problem.Invalid(FormattableString.Invariant($"/tags/{index}"), "bad-tag", "A tag has at most 40 characters on one line, and no comma.");
            }
        }

        return null;
    }
}
