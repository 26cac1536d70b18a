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

namespace Uplift.Coaching.Stories;

/// <summary>Writes a story: a new one, or one's own anew; deletes one.</summary>
internal sealed class WriteStory(AppDb db, CurrentUser user, FollowStories follow, TimeProvider clock)
{
    public const int MostStories = 100;

    public static void Map(IEndpointRouteBuilder stories)
    {
        stories.MapPost("/", PostAsync)
            .WithSummary("Write a story")
            .AcceptsIdempotencyKey()
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        stories.MapPut("/{id:guid}", PutAsync).WithSummary("Write a story anew").ChangesAVersion();
        stories.MapPatch("/{id:guid}", PatchAsync)
            .WithSummary("Change some members of a story (JSON Merge Patch, RFC 7396)")
            .Accepts<StoryDraft>("application/merge-patch+json", "application/json")
            .ChangesAVersion();
        stories.MapDelete("/{id:guid}", DeleteAsync)
            .WithSummary("Delete a story")
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<Results<Created<StoryView>, ProblemHttpResult>> PostAsync(
        StoryDraft draft, WriteStory write, HttpContext context, CancellationToken cancellation) =>
        (await write.AddAsync(draft, cancellation)).ToCreated(context, made => $"/api/v1/stories/{made.Id}", made => made.Version);

    private static async Task<Results<Ok<StoryView>, StatusCodeHttpResult, ProblemHttpResult>> PutAsync(
        Guid id, StoryDraft draft, IfMatch? ifMatch, WriteStory write, HttpContext context, CancellationToken cancellation) =>
        (await write.ChangeAsync(id, draft, ifMatch, cancellation)).ToOk(context, story => story.Version);

    private static async Task<Results<Ok<StoryView>, StatusCodeHttpResult, ProblemHttpResult>> PatchAsync(
        Guid id,
        JsonObject patch,
        IfMatch? ifMatch,
        ReadStory read,
        WriteStory write,
        IOptions<JsonOptions> json,
        HttpContext context,
        CancellationToken cancellation)
    {
        var outcome = await MergePatch.ChangeAsync(
            await read.HandleAsync(id, cancellation),
            story => story.ToDraft(),
            patch,
            json.Value.SerializerOptions,
            draft => write.ChangeAsync(id, draft, ifMatch, cancellation));
        return outcome.ToOk(context, story => story.Version);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(
        Guid id, IfMatch? ifMatch, WriteStory write, CancellationToken cancellation) =>
        (await write.RemoveAsync(id, ifMatch, cancellation)).ToNoContent();

    public async Task<Outcome<StoryView>> AddAsync(StoryDraft draft, CancellationToken cancellation)
    {
        if (Refuse(draft) is { } problem)
        {
            return problem;
        }

        var ownerId = user.Id;
        if (await db.Stories.CountAsync(s => s.OwnerId == ownerId, cancellation) >= MostStories)
        {
            return Problem.Conflict("too-many-stories", "You have a hundred stories. Delete those that you would not tell any more.");
        }

        var story = new Story { Id = Ids.Next(clock), OwnerId = ownerId, CreatedAt = clock.GetUtcNow() };
        story.Write(draft, clock);
        db.Stories.Add(story);
        await follow.LookBackAsync(story, cancellation);
        await db.SaveChangesAsync(cancellation);
        return StoryView.From(story);
    }

    public async Task<Outcome<StoryView>> ChangeAsync(Guid id, StoryDraft draft, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var found = await FindAsync(id, ifMatch, needsMatch: true, cancellation);
        if (found.Value is not { } story)
        {
            return found.Problem!;
        }

        if (Refuse(draft) is { } problem)
        {
            return problem;
        }

        story.Write(draft, clock);
        await follow.LookBackAsync(story, cancellation);
        await db.SaveChangesAsync(cancellation);
        return StoryView.From(story);
    }

    public async Task<Outcome<Guid>> RemoveAsync(Guid id, IfMatch? ifMatch, CancellationToken cancellation)
    {
        var found = await FindAsync(id, ifMatch, needsMatch: false, cancellation);
        if (found.Value is not { } story)
        {
            return found.Problem!;
        }

        db.Stories.Remove(story);
        await db.SaveChangesAsync(cancellation);
        return id;
    }

    private async Task<Outcome<Story>> FindAsync(Guid id, IfMatch? ifMatch, bool needsMatch, CancellationToken cancellation)
    {
        var story = await db.Stories.OwnedBy(user.Id).SingleOrDefaultAsync(s => s.Id == id, cancellation);
        return story is null ? Problem.NotFound("story")
            : (needsMatch || ifMatch is not null) && IfMatch.Refuse(ifMatch, story.Version) is { } changed ? changed
            : story;
    }

    private static Problem? Refuse(StoryDraft draft) =>
        draft.Competences is null ? Problem.Invalid("/competences", "missing", "Name the competences, or none with an empty list.")
        : draft.Competences.Any(one => !Enum.IsDefined(one)) ? Problem.Invalid("/competences", "unknown-competence", "A competence is one of the ten.")
        : null;
}
