using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Answers;
using Uplift.Library.Contracts;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Paging;

namespace Uplift.Interviews.History;

/// <param name="FirstPrompt">The first question, by which people recognise an interview.</param>
/// <param name="Score">Null while it runs.</param>
public sealed record InterviewRow(
    Guid Id,
    InterviewMode Mode,
    Level Level,
    InterviewState State,
    DateTimeOffset StartedAt,
    int Of,
    string FirstPrompt,
    Score? Score);

/// <summary>A person's interviews, newest first.</summary>
internal sealed class ListInterviews(AppDb db, CurrentUser user)
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder interviews) => interviews
        .MapGet("/", GetAsync)
        .WithSummary("List your interviews");

    private static async Task<Ok<Page<InterviewRow>>> GetAsync(
        string? after, ListInterviews list, CancellationToken cancellation) =>
        TypedResults.Ok(await list.HandleAsync(after, cancellation));

    public async Task<Page<InterviewRow>> HandleAsync(string? after, CancellationToken cancellation)
    {
        var ownerId = user.Id;
        var interviews = db.Interviews.AsNoTracking().Where(i => i.OwnerId == ownerId);
        if (Guid.TryParse(Cursor.Decode(after), out var last))
        {
            interviews = interviews.Where(i => i.Id < last);
        }

        // Ids are in time order, so the newest come first without an index on the date.
        var rows = await interviews
            .OrderByDescending(i => i.Id)
            .Take(PageSize + 1)
            .Select(i => new InterviewRow(
                i.Id,
                i.Mode,
                i.Level,
                i.State,
                i.StartedAt,
                i.Length,
                i.Turns.Where(t => t.Ordinal == 1).Select(t => t.Prompt).FirstOrDefault() ?? "",
                i.State == InterviewState.Ended ? new Score(i.Earned, i.Weight) : null))
            .ToListAsync(cancellation);
        return Page<InterviewRow>.Of(rows, PageSize, row => row.Id.ToString());
    }

    /// <summary>How many there are on all pages together.</summary>
    public Task<int> CountAsync(CancellationToken cancellation)
    {
        var ownerId = user.Id;
        return db.Interviews.CountAsync(i => i.OwnerId == ownerId, cancellation);
    }
}
