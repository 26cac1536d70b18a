using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Identity.Coaching;
using Uplift.Identity.Notices;
using Uplift.Platform.Graph;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Graph;

/// <summary>What happened for a person, and who coaches them, in the graph.</summary>
internal static class NoticeGraph
{
    private const string Notices = "notices";

    private static readonly string[] NoticeColumns = ["id", "text", "path", "at", "readAt"];
    private static readonly string[] CoachColumns = ["id", "displayName", "since", "until"];

    public static void Add(SchemaBuilder graph)
    {
        graph.Object<NoticeView>("Notice", "Something that happened while you were elsewhere.", notice => notice
                .Field("id: ID!", "Names it among your notices.", n => n.Id)
                .Field("text: String!", "What happened, in a sentence.", n => n.Text)
                .Field("path: String!", "Where it leads on this site.", n => n.Path)
                .Field("at: DateTime!", "When it happened.", n => n.At)
                .Field("readAt: DateTime", "When you read it; null while it is unread.", n => n.ReadAt))
            .AddConnection<NoticeView>("Notice", "Notice")
            .Object<MyCoachView>("Coach", "A coach of yours, who sees what you share with them.", coach => coach
                .Field("id: ID!", "Names them.", c => c.Id)
                .Field("displayName: String!", "How they are called.", c => c.DisplayName)
                .Field("since: DateTime!", "Since when they coach you.", c => c.Since)
                .Field("until: DateTime", "Until when; null for no end.", c => c.Until))
            .AddConnection<MyCoachView>("Coach", "Coach")
            .AddChange<string>("ReadNotice", "path: String", "Where the notice leads.")
            .AddChange<bool>("ReadNotices", "read: Boolean", "Whether all are read.")
            .AddChange<string>("PartedCoach", "partedId: ID", "The coach whom you parted from.");
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"notices(unread: Boolean, sort: String, {Connections.Arguments}): NoticeConnection", "What happened while you were elsewhere; `sort` is `-at` (newest first) or `at`.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListNotices list) => list.SliceAsync(WantedNotices(call), call.Cancellation)))
            .Field("unreadNotices: Int", "How many of them are unread.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskAsync((ListNotices list) => list.CountUnreadAsync(call.Cancellation)))
            .Field($"coaches(sort: String, {Connections.Arguments}): CoachConnection", "Your coaches; `sort` is `displayName` or `-since`.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListMyCoaches list) => list.SliceAsync(WantedCoaches(call), call.Cancellation))));
        graph.Mutation(mutation => mutation
            .Field("readNotice(id: ID!): ReadNoticeChange", "Marks a notice as read; doing it twice changes nothing.", async (_, call) => call.RefusedToVisitors()
                ?? await call.ChangeAsync((MarkNoticesRead mark) => mark.HandleAsync(Nodes.GuidWithin(Notices, call.Argument<string>("id")), call.Cancellation)))
            .Field("readNotices: ReadNoticesChange", "Marks all of your notices as read.", async (_, call) => call.RefusedToVisitors()
                ?? await call.ChangeAsync((MarkNoticesRead mark) => AllReadAsync(mark, call)))
            .Field("partFromCoach(coach: ID!): PartedCoachChange", "Parts from a coach, and from every share with them.", async (_, call) => call.RefusedToVisitors()
                ?? await call.ChangeAsync((ListMyCoaches list) => PartedAsync(list, call))));
    }

    private static NoticeQuery WantedNotices(FieldCall call)
    {
        var (size, after) = call.Wanted();
        return new NoticeQuery
        {
            Unread = call.Argument<bool?>("unread"),
            Sort = call.Argument<string?>("sort"),
            Limit = size,
            After = after,
            Fields = call.ColumnsOfRows(NoticeColumns),
        };
    }

    private static MyCoachQuery WantedCoaches(FieldCall call)
    {
        var (size, after) = call.Wanted();
        return new MyCoachQuery { Sort = call.Argument<string?>("sort"), Limit = size, After = after, Fields = call.ColumnsOfRows(CoachColumns) };
    }

    private static async Task<Outcome<bool>> AllReadAsync(MarkNoticesRead mark, FieldCall call)
    {
        await mark.AllAsync(call.Cancellation);
        return true;
    }

    private static async Task<Outcome<string>> PartedAsync(ListMyCoaches list, FieldCall call)
    {
        var coach = Nodes.GuidOf(call.Argument<string>("coach"));
        var outcome = await list.PartAsync(coach, call.Cancellation);
        return outcome.Problem is { } problem ? problem : coach.ToString();
    }
}
