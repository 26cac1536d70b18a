using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Notices;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Identity.Notices;

/// <param name="Path">Where it leads on this site.</param>
/// <param name="ReadAt">Null while it is unread.</param>
public sealed record NoticeView(Guid Id, string Text, string Path, DateTimeOffset At, DateTimeOffset? ReadAt);

public sealed record NoticeQuery
{
    [Description("-at, newest first, or at.")]
    public string? Sort { get; set; }

    [Description("Only those that are unread, or only the others.")]
    public bool? Unread { get; set; }

    [Description("How many at most, 20 unless told, to 100.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>What happened for a person while they were elsewhere, newest first.</summary>
internal sealed class ListNotices(AppDb db, CurrentUser user, Lists lists)
{
    // Ids are in time order, so no index on the date is needed.
    private static readonly SortOrders<Notice> Orders = new SortOrders<Notice>()
        .Add("-at", by => by.Down(n => n.Id))
        .Add("at", by => by.Up(n => n.Id));

    public static void Map(IEndpointRouteBuilder notices) => notices
        .MapGet("/", GetAsync)
        .WithSummary("List your notices")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<Page<NoticeView>>, ProblemHttpResult>> GetAsync(
        [AsParameters] NoticeQuery query, ListNotices list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<Page<NoticeView>>> HandleAsync(NoticeQuery query, CancellationToken cancellation)
    {
        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() : slice.Problem!;
    }

    public async Task<Outcome<Slice<NoticeView>>> SliceAsync(NoticeQuery query, CancellationToken cancellation)
    {
        var userId = user.Id;
        var notices = db.Notices.AsNoTracking().Where(n => n.UserId == userId);
        if (query.Unread is { } unread)
        {
            notices = notices.Where(n => n.ReadAt == null == unread);
        }

        return await lists.SliceAsync(
            notices,
            Orders,
            n => new NoticeView(n.Id, n.Text, n.Path, n.At, n.ReadAt),
            new ListRequest(query.Sort, query.Limit, query.After, query.Fields),
            Lists.Scope("notices", userId, query.Unread),
            cancellation);
    }

    /// <summary>How many are unread; the bell says so.</summary>
    public Task<int> CountUnreadAsync(CancellationToken cancellation)
    {
        var userId = user.Id;
        return db.Notices.CountAsync(n => n.UserId == userId && n.ReadAt == null, cancellation);
    }
}
