using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Idempotency;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Library.Notes;

/// <summary>Writes a note: a new one, or one's own anew.</summary>
internal sealed class WriteNote(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder notes)
    {
        notes.MapPost("/", PostAsync)
            .WithSummary("Write a note")
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        notes.MapPut("/{id:guid}", PutAsync).WithSummary("Write a note anew").ChangesAVersion();
        notes.MapPatch("/{id:guid}", PatchAsync)
            .WithSummary("Change some members of a note (JSON Merge Patch, RFC 7396)")
            .Accepts<NoteDraft>("application/merge-patch+json", "application/json")
            .ChangesAVersion();
    }

    private static async Task<Results<Created<NoteView>, ProblemHttpResult>> PostAsync(
        NoteDraft draft, WriteNote write, HttpContext context, CancellationToken cancellation) =>
        (await write.AddAsync(draft, cancellation)).ToCreated(context, note => $"/api/v1/notes/{note.Id}", note => note.Version);

    private static async Task<Results<Ok<NoteView>, StatusCodeHttpResult, ProblemHttpResult>> PutAsync(
        Guid id, NoteDraft draft, IfMatch? ifMatch, WriteNote write, HttpContext context, CancellationToken cancellation) =>
        (await write.ChangeAsync(id, draft, ifMatch, cancellation)).ToOk(context, note => note.Version);

    private static async Task<Results<Ok<NoteView>, StatusCodeHttpResult, ProblemHttpResult>> PatchAsync(
        Guid id,
        JsonObject patch,
        IfMatch? ifMatch,
        ReadNote read,
        WriteNote write,
        IOptions<JsonOptions> json,
        HttpContext context,
        CancellationToken cancellation)
    {
        var outcome = await MergePatch.ChangeAsync(
            await read.HandleAsync(id, cancellation),
            note => note.ToDraft(),
            patch,
            json.Value.SerializerOptions,
            draft => write.ChangeAsync(id, draft, ifMatch, cancellation));
        return outcome.ToOk(context, note => note.Version);
    }

    public async Task<Outcome<NoteView>> AddAsync(NoteDraft draft, CancellationToken cancellation)
    {
        if (await RefuseSubjectAsync(draft, cancellation) is { } problem)
        {
            return problem;
        }

        var note = new Note { Id = Ids.Next(clock), OwnerId = user.Id, CreatedAt = clock.GetUtcNow() };
        note.Write(draft, clock);
        db.Notes.Add(note);
        await db.SaveChangesAsync(cancellation);
        return NoteView.From(note);
    }

    public async Task<Outcome<NoteView>> ChangeAsync(Guid id, NoteDraft draft, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var note = await db.Notes.OwnedBy(user.Id).SingleOrDefaultAsync(n => n.Id == id, cancellation);
        if (note is null)
        {
            return Problem.NotFound("note");
        }

        if (IfMatch.Refuse(ifMatch, note.Version) is { } changed)
        {
            return changed;
        }

        if (await RefuseSubjectAsync(draft, cancellation) is { } problem)
        {
            return problem;
        }

        note.Write(draft, clock);
        await db.SaveChangesAsync(cancellation);
        return NoteView.From(note);
    }

    private async Task<Problem?> RefuseSubjectAsync(NoteDraft draft, CancellationToken cancellation)
    {
        bool exists;
        switch (draft.About)
        {
            case null:
                return null;
            case { Kind: "guide", Slug: var slug }:
                exists = await db.Guides.Published().AnyAsync(g => g.Slug == slug, cancellation);
                break;
            case { Kind: "question", Slug: var slug }:
                exists = await db.Questions.Published().AnyAsync(q => q.Slug == slug, cancellation);
                break;
            default:
                return Problem.Invalid("/about/kind", "unknown-kind", "A note is about a guide or a question.");
        }

        return exists ? null : Problem.Invalid("/about/slug", "unknown-subject", $"There is no {draft.About.Kind} with this slug.");
    }
}
