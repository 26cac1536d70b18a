using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Api;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Coaching.Stories;

/// <summary>One story of one's own.</summary>
internal sealed class ReadStory(AppDb db, CurrentUser user)
{
    public static void Map(IEndpointRouteBuilder stories) => stories
        .MapGet("/{id:guid}", GetAsync)
        .WithSummary("Read a story")
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound);

    private static async Task<Results<Ok<StoryView>, StatusCodeHttpResult, ProblemHttpResult>> GetAsync(
        Guid id, ReadStory read, HttpContext context, CancellationToken cancellation) =>
        (await read.HandleAsync(id, cancellation)).ToOk(context, story => story.Version);

    public async Task<Outcome<StoryView>> HandleAsync(Guid id, CancellationToken cancellation) =>
        await db.Stories.AsNoTracking().OwnedBy(user.Id).Where(s => s.Id == id).Select(StoryView.Of).SingleOrDefaultAsync(cancellation) is { } story
            ? story
            : Problem.NotFound("story");
}
