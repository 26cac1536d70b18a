using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Reports;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Outcomes;
using Uplift.Platform.RateLimits;

namespace Uplift.Interviews.Sharing;

public sealed record SharedReportQuery
{
    /// <summary>The last part of the link.</summary>
    [Required(ErrorMessage = "Send the link's token."), StringLength(100)]
    public string Token { get; set; } = "";

    [StringLength(128, ErrorMessage = "A passphrase has at most 128 characters.")]
    public string? Passphrase { get; set; }
}

/// <summary>Opens a link to a report. Whoever has the link, and its passphrase if it has one, may read; nothing else.</summary>
internal sealed class ReadSharedReport(AppDb db, ShareLinks links, WriteReport write)
{
    /// <summary>The token is in the body: addresses end up in logs and histories.</summary>
    public static void Map(IEndpointRouteBuilder api) => api
        .MapPost("/shared-reports", PostAsync)
        .WithSummary("Read a report by its link")
        .WithMetadata(new SignInLimitAttribute())
        .AllowAnonymous()
        .ProducesProblem(StatusCodes.Status403Forbidden)
        .ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<ReportView>, ProblemHttpResult>> PostAsync(
        SharedReportQuery query, ReadSharedReport read, CancellationToken cancellation) =>
        (await read.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<ReportView>> HandleAsync(SharedReportQuery query, CancellationToken cancellation)
    {
        var opened = await links.OpenAsync(query.Token, query.Passphrase, ResourceKinds.Report, Actions.ReadReport, cancellation);
        if (opened.Value is not { } linked)
        {
            return opened.Problem!;
        }

        if (!linked.Access.IsAllowed)
        {
            return linked.Access.Refusal ?? Problem.NotFound("link");
        }

        var interview = await db.Interviews.AsNoTracking()
            .Include(i => i.Turns.OrderBy(t => t.Ordinal))
            .SingleOrDefaultAsync(i => i.Id == linked.ResourceId && i.State == InterviewState.Ended, cancellation);
        return interview is null ? Problem.NotFound("link") : await write.HandleAsync(interview, cancellation);
    }
}
