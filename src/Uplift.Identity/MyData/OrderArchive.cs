using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Audit;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.MyData;

/// <param name="State"><c>preparing</c>, <c>ready</c> or <c>failed</c>.</param>
/// <param name="Content">Where the archive is; null until it is ready.</param>
/// <param name="ExpiresAt">When it is deleted.</param>
public sealed record ArchiveOrderView(Guid Id, string State, DateTimeOffset OrderedAt, string? Content, DateTimeOffset ExpiresAt);

/// <summary>
/// Prepares the archive of everything about a person while they do something else: 202 and a resource that says how far it is.
/// A person has one at a time, for a day.
/// </summary>
internal sealed class OrderArchive(AppDb db, CurrentUser user, ArchiveQueue queue, AuditLog audit, TimeProvider clock)
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/me/archives", PostAsync)
            .WithSummary("Have everything Uplift keeps about me prepared")
            .WithDescription("Follow the Location until its state is ready. The one before is deleted.")
            .RequireSignedIn();
        api.MapGet("/me/archives/{archiveId:guid}", GetAsync)
            .WithName("getMeArchiveOrder")
            .WithSummary("How far the archive is")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/me/archives/{archiveId:guid}/content", GetContentAsync)
            .WithSummary("Download the archive that was prepared")
            .Produces<Stream>(contentType: "application/zip")
            .RequireSignedIn()
            .ProducesProblem(StatusCodes.Status404NotFound)
            .DisableRequestTimeout();
    }

    private static async Task<Accepted<ArchiveOrderView>> PostAsync(OrderArchive order, CancellationToken cancellation)
    {
        var view = await order.HandleAsync(cancellation);
        return TypedResults.Accepted(Address(view.Id), view);
    }

    private static async Task<Results<Ok<ArchiveOrderView>, ProblemHttpResult>> GetAsync(
        Guid archiveId, OrderArchive order, CancellationToken cancellation) =>
        (await order.FindAsync(archiveId, cancellation)).ToOk();

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetContentAsync(
        Guid archiveId, OrderArchive order, CancellationToken cancellation) =>
        await order.ContentAsync(archiveId, cancellation) is { } content
            ? TypedResults.File(content, "application/zip", "uplift.zip")
            : Problem.NotFound("archive").ToResult();

    public async Task<ArchiveOrderView> HandleAsync(CancellationToken cancellation)
    {
        var ownerId = user.Id;
        await db.ArchiveOrders.Where(o => o.OwnerId == ownerId).ExecuteDeleteAsync(cancellation);
        var order = new ArchiveOrder { Id = Ids.Next(clock), OwnerId = ownerId, OrderedAt = clock.GetUtcNow() };
        db.Add(order);
        audit.Record("archive.ordered", AuditOutcome.Done);
        await db.SaveChangesAsync(cancellation);
        queue.Add(order.Id);
        return View(order.Id, order.OrderedAt, null, null);
    }

    public async Task<Outcome<ArchiveOrderView>> FindAsync(Guid id, CancellationToken cancellation)
    {
        var order = await Orders.Where(o => o.Id == id)
            .Select(o => new { o.OrderedAt, o.ReadyAt, o.FailedAt })
            .SingleOrDefaultAsync(cancellation);
        if (order is null)
        {
            return Problem.NotFound("archive");
        }

        if (order is { ReadyAt: null, FailedAt: null } && order.OrderedAt < clock.GetUtcNow() - ArchiveOrder.TakesAtMost)
        {
            // Whoever was at work on it was stopped; this node takes it over.
            queue.Add(id);
        }

        return View(id, order.OrderedAt, order.ReadyAt, order.FailedAt);
    }

    /// <returns>Null when there is none, or none yet.</returns>
    public async Task<byte[]?> ContentAsync(Guid id, CancellationToken cancellation)
    {
        var content = await Orders.Where(o => o.Id == id).Select(o => o.Content).SingleOrDefaultAsync(cancellation);
        if (content is not null)
        {
            await audit.RecordNowAsync("archive.downloaded", AuditOutcome.Done, cancellation);
        }

        return content;
    }

    /// <summary>Deletes archives past their day.</summary>
    public Task EraseOldAsync(CancellationToken cancellation)
    {
        var oldest = clock.GetUtcNow() - ArchiveOrder.KeptFor;
        return db.ArchiveOrders.Where(o => o.OrderedAt < oldest).ExecuteDeleteAsync(cancellation);
    }

    private IQueryable<ArchiveOrder> Orders
    {
        get
        {
            var (ownerId, oldest) = (user.Id, clock.GetUtcNow() - ArchiveOrder.KeptFor);
            return db.ArchiveOrders.AsNoTracking().Where(o => o.OwnerId == ownerId && o.OrderedAt > oldest);
        }
    }

    private static ArchiveOrderView View(Guid id, DateTimeOffset orderedAt, DateTimeOffset? readyAt, DateTimeOffset? failedAt) => new(
        id,
        readyAt is not null ? "ready" : failedAt is not null ? "failed" : "preparing",
        orderedAt,
        readyAt is null ? null : $"{Address(id)}/content",
        orderedAt + ArchiveOrder.KeptFor);

    private static string Address(Guid id) => $"/api/v1/me/archives/{id}";
}
