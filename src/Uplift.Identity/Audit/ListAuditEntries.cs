using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Platform.Access;
using Uplift.Platform.Audit;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Audit;

/// <summary>Who did what to what, from where, when, and how it ended. Nothing here can be changed.</summary>
internal static class ListAuditEntries
{
    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/audit-entries", GetAsync)
        .WithSummary("List the audit log")
        .RequirePermission(Permissions.ReadAudit);

    private static async Task<Ok<Page<AuditEntryView>>> GetAsync(
        [AsParameters] AuditQuery query, AuditReader log, CancellationToken cancellation) =>
        TypedResults.Ok(await log.ListAsync(query, cancellation));
}
