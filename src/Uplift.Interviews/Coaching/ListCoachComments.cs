using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Interviews.Coaching;

/// <summary>Something that a coach said, without whom they said it to.</summary>
public sealed record OwnCommentView(Guid Id, string Question, string Text, DateTimeOffset At);

public sealed record CoachCommentQuery
{
    [Description("Only what was said to answers to this question, which its slug names.")]
    [StringLength(100)]
    public string? Question { get; set; }

    [Description("-at, newest first, or at.")]
    public string? Sort { get; set; }

    [Description("How many at most, 20 unless told, to 100.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>What a coach said before, to be said again to an answer like it.</summary>
internal sealed class ListCoachComments(AppDb db, CurrentUser user, Lists lists)
{
    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<CoachComment> Orders = new SortOrders<CoachComment>()
        .Add("-at", by => by.Down(c => c.Id))
        .Add("at", by => by.Up(c => c.Id));

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/coach-comments", GetAsync)
        .WithSummary("List what you said as a coach")
        .RequirePermission(Permissions.CoachLearners)
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<OwnCommentView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] CoachCommentQuery query, ListCoachComments list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<OwnCommentView>>> HandleAsync(CoachCommentQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<Slice<OwnCommentView>>> SliceAsync(CoachCommentQuery query, CancellationToken cancellation)
    {
        var me = user.Id;
        var comments = db.CoachComments.AsNoTracking().Where(c => c.CoachId == me);
        if (!string.IsNullOrEmpty(query.Question))
        {
            comments = comments.Where(c => c.QuestionSlug == query.Question);
        }

        return await lists.SliceAsync(
            comments,
            Orders,
            c => new OwnCommentView(c.Id, c.QuestionSlug, c.Text, c.At),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("coach-comments", me, query.Question),
            cancellation);
    }
}
