using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Audit;

/// <summary>Who did what to what, from where, when, and how it ended. Nothing here can be changed.</summary>
internal static class ListAuditEntries
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/audit-entries", GetAsync)
            .WithSummary("List the audit log")
            .RequirePermission(Permissions.ReadAudit)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/audit-entries/{entryId:guid}", GetOneAsync)
            .WithSummary("Read an entry of the audit log")
            .RequirePermission(Permissions.ReadAudit)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Ok<AuditEntryView>, ProblemHttpResult>> GetOneAsync(
        Guid entryId, AuditReader log, CancellationToken cancellation) =>
        await log.FindAsync(entryId, cancellation) is { } entry ? TypedResults.Ok(entry) : Problem.NotFound("audit-entry").ToResult();

    private static async Task<Results<Ok<Page<AuditEntryView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] AuditQuery query, AuditReader log, CancellationToken cancellation) =>
        (await log.ListAsync(query, cancellation)).ToOk();
}
