using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Uplift.Interviews.Contracts;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Resumes.Applications;

/// <summary>Writes an application: a new one, or one's own anew; moves one to another stage; deletes one.</summary>
internal sealed class WriteApplication(AppDb db, CurrentUser user, IMyInterviews interviews, TimeProvider clock)
{
    public const int MostApplications = 500;

    public static void Map(IEndpointRouteBuilder applications)
    {
        applications.MapPost("/", PostAsync)
            .WithSummary("Keep an application")
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        applications.MapPut("/{id:guid}", PutAsync).WithSummary("Write an application anew").ChangesAVersion();
        applications.MapPatch("/{id:guid}", PatchAsync)
            .WithSummary("Change some members of an application (JSON Merge Patch, RFC 7396)")
            .Accepts<ApplicationDraft>("application/merge-patch+json", "application/json")
            .ChangesAVersion();
        applications.MapDelete("/{id:guid}", DeleteAsync)
            .WithSummary("Delete an application")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<Results<Created<ApplicationView>, ProblemHttpResult>> PostAsync(
        ApplicationDraft draft, WriteApplication write, HttpContext context, CancellationToken cancellation) =>
        (await write.AddAsync(draft, cancellation)).ToCreated(context, made => $"/api/v1/applications/{made.Id}", made => made.Version);

    private static async Task<Results<Ok<ApplicationView>, StatusCodeHttpResult, ProblemHttpResult>> PutAsync(
        Guid id, ApplicationDraft draft, IfMatch? ifMatch, WriteApplication write, HttpContext context, CancellationToken cancellation) =>
        (await write.ChangeAsync(id, draft, ifMatch, cancellation)).ToOk(context, application => application.Version);

    private static async Task<Results<Ok<ApplicationView>, StatusCodeHttpResult, ProblemHttpResult>> PatchAsync(
        Guid id,
        JsonObject patch,
        IfMatch? ifMatch,
        ReadApplication read,
        WriteApplication write,
        IOptions<JsonOptions> json,
        HttpContext context,
        CancellationToken cancellation)
    {
        var outcome = await MergePatch.ChangeAsync(
            await read.HandleAsync(id, cancellation),
            application => application.ToDraft(),
            patch,
            json.Value.SerializerOptions,
            draft => write.ChangeAsync(id, draft, ifMatch, cancellation));
        return outcome.ToOk(context, application => application.Version);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, IfMatch? ifMatch, WriteApplication write, CancellationToken cancellation) =>
        (await write.RemoveAsync(id, ifMatch, cancellation)).ToNoContent();

    public async Task<Outcome<ApplicationView>> AddAsync(ApplicationDraft draft, CancellationToken cancellation)
    {
        if (await RefuseAsync(draft, null, cancellation) is { } problem)
        {
            return problem;
        }

        var ownerId = user.Id;
        if (await db.Applications.CountAsync(a => a.OwnerId == ownerId, cancellation) >= MostApplications)
        {
            return Problem.Conflict("too-many-applications", "You have five hundred applications. Delete those that are long closed.");
        }

        var application = new JobApplication { Id = Ids.Next(clock), OwnerId = ownerId, CreatedAt = clock.GetUtcNow() };
        application.Write(draft, clock);
        db.Applications.Add(application);
        await db.SaveChangesAsync(cancellation);
        return ApplicationView.From(application);
    }

    public async Task<Outcome<ApplicationView>> ChangeAsync(Guid id, ApplicationDraft draft, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var found = await FindAsync(id, ifMatch, needsMatch: true, cancellation);
        if (found.Value is not { } application)
        {
            return found.Problem!;
        }

        if (await RefuseAsync(draft, application, cancellation) is { } problem)
        {
            return problem;
        }

        application.Write(draft, clock);
        await db.SaveChangesAsync(cancellation);
        return ApplicationView.From(application);
    }

    /// <summary>Whatever its version: a move overwrites nothing but the stage.</summary>
    public async Task<Outcome<ApplicationView>> MoveAsync(Guid id, ApplicationStage stage, CancellationToken cancellation)
    {
        var found = await FindAsync(id, null, needsMatch: false, cancellation);
        if (found.Value is not { } application)
        {
            return found.Problem!;
        }

        application.MoveTo(stage, clock);
        await db.SaveChangesAsync(cancellation);
        return ApplicationView.From(application);
    }

    public async Task<Outcome<Guid>> RemoveAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var found = await FindAsync(id, ifMatch, needsMatch: false, cancellation);
        if (found.Value is not { } application)
        {
            return found.Problem!;
        }

        db.Applications.Remove(application);
        await db.SaveChangesAsync(cancellation);
        return id;
    }

    private async Task<Outcome<JobApplication>> FindAsync(Guid id, IfMatch? ifMatch, bool needsMatch, CancellationToken cancellation)
    {
        var application = await db.Applications.OwnedBy(user.Id).SingleOrDefaultAsync(a => a.Id == id, cancellation);
        return application is null ? Problem.NotFound("application")
            : (needsMatch || ifMatch is not null) && IfMatch.Refuse(ifMatch, application.Version) is { } changed ? changed
            : application;
    }

    /// <summary>What it points to must be there when it is chosen; what has gone since then may stay named.</summary>
    private async Task<Problem?> RefuseAsync(ApplicationDraft draft, JobApplication? before, CancellationToken cancellation)
    {
        if (!Enum.IsDefined(draft.Stage))
        {
            return Problem.Invalid("/stage", "unknown-stage", "A stage is wishlist, applied, interview, offer or closed.");
        }

        if (!string.IsNullOrWhiteSpace(draft.Url)
            && !(Uri.TryCreate(draft.Url.Trim(), UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)))
        {
            return Problem.Invalid("/url", "bad-url", "Write a whole address, beginning with https://.");
        }

        if (draft.ResumeId is { } resumeId && resumeId != before?.ResumeId && !await db.Resumes.OwnedBy(user.Id).AnyAsync(r => r.Id == resumeId, cancellation))
        {
            return Problem.Invalid("/resumeId", "unknown-resume", "You have no resume with this id.");
        }

        if (draft is { ResumeId: { } of, ResumeVersion: { } number } && (of, number) != (before?.ResumeId, before?.ResumeVersion)
            && !await db.Revisions.AnyAsync(r => r.ResumeId == of && r.Number == number && r.Name != null, cancellation))
        {
            return Problem.Invalid("/resumeVersion", "unknown-version", "This resume has no version with this number.");
        }

        return draft.InterviewId is { } interviewId && interviewId != before?.InterviewId && !await interviews.OwnsAsync(interviewId, cancellation)
            ? Problem.Invalid("/interviewId", "unknown-interview", "You have no interview with this id.")
            : null;
    }
}
