using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Notices;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Notices;

/// <summary>Marks one's notices as read: one, or all. Doing it twice changes nothing.</summary>
internal sealed class MarkNoticesRead(AppDb db, CurrentUser user, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder notices)
    {
        notices.MapPut("/reading", PutAllAsync).WithSummary("Mark all your notices as read");
        notices.MapPut("/{id:guid}/reading", PutAsync)
            .WithSummary("Mark a notice as read")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<NoContent> PutAllAsync(MarkNoticesRead mark, CancellationToken cancellation)
    {
        await mark.AllAsync(cancellation);
        return TypedResults.NoContent();
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> PutAsync(
        Guid id, MarkNoticesRead mark, CancellationToken cancellation) => (await mark.HandleAsync(id, cancellation)).ToNoContent();

    /// <returns>Where the notice leads.</returns>
    public async Task<Outcome<string>> HandleAsync(Guid id, CancellationToken cancellation)
    {
        var userId = user.Id;
        var notice = await db.Notices.SingleOrDefaultAsync(n => n.Id == id && n.UserId == userId, cancellation);
        if (notice is null)
        {
            return Problem.NotFound("notice");
        }

        notice.ReadAt ??= clock.GetUtcNow();
        await db.SaveChangesAsync(cancellation);
        return notice.Path;
    }

    public Task AllAsync(CancellationToken cancellation)
    {
        var (userId, now) = (user.Id, clock.GetUtcNow());
        return db.Notices.Where(n => n.UserId == userId && n.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, now), cancellation);
    }
}
