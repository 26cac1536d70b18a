using System.ComponentModel;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Uplift.Interviews.Answers;
using Uplift.Platform.Access;
using Uplift.Platform.Data;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;
using Uplift.Platform.Text;

namespace Uplift.Interviews.Coaching;

/// <summary>A learner and what they shared with the coach who asks; nothing else of them counts.</summary>
/// <param name="Shared">How many reports they share.</param>
/// <param name="Waiting">How many of those the coach said nothing to yet.</param>
/// <param name="First">The score of the first interview that they share.</param>
/// <param name="Last">The score of the last one; null while they share none.</param>
/// <param name="OpenTasks">Practice that the coach set and that is not done.</param>
public sealed record LearnerRow(
    Guid Id,
    string DisplayName,
    DateTimeOffset Since,
    int Shared,
    int Waiting,
    Score? First,
    Score? Last,
    DateTimeOffset? LastEndedAt,
    int OpenTasks,
    int DoneTasks);

public sealed record LearnerQuery
{
    [Description("-since, whose coach you became last first, or since.")]
    public string? Sort { get; set; }

    [Description("How many at most, 20 unless told, to 100.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

/// <summary>A coach's learners with their progress, as far as they share it: as a list, and as CSV.</summary>
internal sealed class ListLearners(AppDb db, CurrentUser user, Coaches coaches, Lists lists)
{
    private static readonly SortOrders<CoachedLearner> Orders = new SortOrders<CoachedLearner>()
        .Add("-since", by => by.Down(l => l.Since).Down(l => l.LearnerId))
        .Add("since", by => by.Up(l => l.Since).Up(l => l.LearnerId));

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/learners", GetAsync)
            .WithSummary("List the learners whom you coach")
            .RequirePermission(Permissions.CoachLearners)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapGet("/learners.csv", GetCsvAsync)
            .WithSummary("Download the learners whom you coach as CSV")
            .Produces<string>(contentType: "text/csv")
            .RequirePermission(Permissions.CoachLearners);
    }

    private static async Task<Results<Ok<Page<LearnerRow>>, ProblemHttpResult>> GetAsync(
        [AsParameters] LearnerQuery query, ListLearners list, CancellationToken cancellation) =>
        (await list.HandleAsync(query, cancellation)).ToOk();

    private static PushStreamHttpResult GetCsvAsync(ListLearners list, CancellationToken cancellation) =>
        TypedResults.Stream(stream => list.WriteAsync(stream, cancellation), "text/csv; charset=utf-8", "learners.csv");

    public async Task<Outcome<Page<LearnerRow>>> HandleAsync(LearnerQuery query, CancellationToken cancellation)
    {
        var (fields, unknown) = FieldSet.Parse<LearnerRow>(query.Fields);
        if (unknown is not null)
        {
            return unknown;
        }

        var slice = await SliceAsync(query, cancellation);
        return slice.Value is { } rows ? rows.ToPage() with { Fields = fields } : slice.Problem!;
    }

    public async Task<Outcome<Slice<LearnerRow>>> SliceAsync(LearnerQuery query, CancellationToken cancellation)
    {
        // The progress of a page of learners is read at once by their ids, so the wanted fields are picked afterwards.
        var slice = await lists.SliceAsync(
            coaches.LearnersOf(user.Id),
            Orders,
            l => new LearnerRow(l.LearnerId, l.DisplayName, l.Since, 0, 0, null, null, null, 0, 0),
            new ListRequest(query.Sort, query.Limit, query.After),
            Lists.Scope("learners", user.Id),
            cancellation);
        if (slice.Value is not { } found)
        {
            return slice.Problem!;
        }

        var rows = await WithProgressAsync([.. found.Rows.Select(position => position.Row)], cancellation);
        return found with { Rows = [.. found.Rows.Zip(rows, (position, row) => new Positioned<LearnerRow>(row, () => position.Cursor))] };
    }

    /// <summary>Three statements, however many learners.</summary>
    private async Task<IReadOnlyList<LearnerRow>> WithProgressAsync(IReadOnlyList<LearnerRow> learners, CancellationToken cancellation)
    {
        var (me, ids) = (user.Id, learners.Select(learner => learner.Id).ToList());
        var interviews = db.Interviews;
        var shared = coaches.SharedWith(me, ResourceKinds.Report).Where(s => ids.Contains(s.LearnerId))
            .Join(interviews, s => s.ResourceId, i => i.Id, (s, i) => new { s.LearnerId, s.AnsweredAt, i.StartedAt, i.EndedAt, i.Earned, i.Weight });
        var counts = await shared.GroupBy(row => row.LearnerId)
            .Select(group => new
            {
                LearnerId = group.Key,
                Shared = group.Count(),
                Waiting = group.Count(row => row.AnsweredAt == null),
                First = group.Min(row => row.StartedAt),
                Last = group.Max(row => row.StartedAt),
            })
            .ToDictionaryAsync(row => row.LearnerId, cancellation);
        var ends = counts.Values.SelectMany(row => new[] { row.First, row.Last }).Distinct().ToList();
        var scores = (await shared.Where(row => ends.Contains(row.StartedAt)).ToListAsync(cancellation)).ToLookup(row => (row.LearnerId, row.StartedAt));
        var tasks = await db.PracticeTasks.AsNoTracking().Where(t => t.CoachId == me && ids.Contains(t.LearnerId))
            .GroupBy(t => t.LearnerId)
            .Select(group => new { LearnerId = group.Key, Open = group.Count(t => t.DoneAt == null), All = group.Count() })
            .ToDictionaryAsync(row => row.LearnerId, cancellation);
        return
        [
            .. learners.Select(learner =>
            {
                var count = counts.GetValueOrDefault(learner.Id);
                var task = tasks.GetValueOrDefault(learner.Id);
                var first = count is null ? null : scores[(learner.Id, count.First)].First();
                var last = count is null ? null : scores[(learner.Id, count.Last)].First();
                return learner with
                {
                    Shared = count?.Shared ?? 0,
                    Waiting = count?.Waiting ?? 0,
                    First = first is null ? null : new Score(first.Earned, first.Weight),
                    Last = last is null ? null : new Score(last.Earned, last.Weight),
                    LastEndedAt = last?.EndedAt,
                    OpenTasks = task?.Open ?? 0,
                    DoneTasks = (task?.All ?? 0) - (task?.Open ?? 0),
                };
            }),
        ];
    }

    private async Task WriteAsync(Stream stream, CancellationToken cancellation)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        writer.NewLine = "\r\n";
        await writer.WriteLineAsync("name,since,shared,waiting,first,first of,last,last of,last ended,open tasks,done tasks".AsMemory(), cancellation);
        string? after = null;
        do
        {
            var page = (await HandleAsync(new LearnerQuery { Limit = Lists.MostRows, After = after, Sort = "since" }, cancellation)).Value!;
            foreach (var row in page.Items)
            {
                await writer.WriteLineAsync(Line(row).AsMemory(), cancellation);
            }

            after = page.Next;
        }
        while (after is not null);
    }

    internal static string Line(LearnerRow row) => Csv.Line(
        row.DisplayName,
        row.Since.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        row.Shared.ToString(CultureInfo.InvariantCulture),
        row.Waiting.ToString(CultureInfo.InvariantCulture),
        row.First?.Earned.ToString("0.#", CultureInfo.InvariantCulture),
        row.First?.Of.ToString(CultureInfo.InvariantCulture),
        row.Last?.Earned.ToString("0.#", CultureInfo.InvariantCulture),
        row.Last?.Of.ToString(CultureInfo.InvariantCulture),
        row.LastEndedAt?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        row.OpenTasks.ToString(CultureInfo.InvariantCulture),
        row.DoneTasks.ToString(CultureInfo.InvariantCulture));
}
