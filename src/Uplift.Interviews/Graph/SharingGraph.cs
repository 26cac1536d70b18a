using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Interviews.Sharing;
using Uplift.Platform.Access;
using Uplift.Platform.Graph;

namespace Uplift.Interviews.Graph;

/// <summary>Who sees the report of an interview. A link is made at REST, since its address is a secret.</summary>
internal static class SharingGraph
{
    private static readonly string[] CoachColumns = ["id", "displayName", "since", "until", "isShared"];
    private static readonly string[] LinkColumns = ["id", "label", "madeAt", "expiresAt", "hasPassphrase", "views", "lastViewedAt"];

    public static void Add(SchemaBuilder graph)
    {
        graph.Object<CoachView>("ReportCoach", "A coach of yours, and whether they see a report.", coach => coach
                .Field("id: ID!", "Names them.", c => c.Id)
                .Field("displayName: String!", "How they are called.", c => c.DisplayName)
                .Field("since: DateTime!", "Since when they coach you.", c => c.Since)
                .Field("until: DateTime", "Until when; null for no end.", c => c.Until)
                .Field("isShared: Boolean!", "Whether they see the report.", c => c.IsShared))
            .AddConnection<CoachView>("ReportCoach", "ReportCoach")
            .Object<ShareLinkView>("ReportLink", "A link by which a report is read, without its secret.", link => link
                .Field("id: ID!", "Names it among the links of the report.", l => l.Id)
                .Field("label: String!", "Your note of whom it is for.", l => l.Label)
                .Field("madeAt: DateTime!", "When it was made.", l => l.MadeAt)
                .Field("expiresAt: DateTime!", "Until when it works.", l => l.ExpiresAt)
                .Field("hasPassphrase: Boolean!", "Whether it asks for a passphrase.", l => l.HasPassphrase)
                .Field("views: Int!", "How often it was opened.", l => l.Views)
                .Field("lastViewedAt: DateTime", "When it was opened last.", l => l.LastViewedAt))
            .AddConnection<ShareLinkView>("ReportLink", "ReportLink")
            .AddChange<string>("SharedReport", "coachId: ID", "The coach who sees it, or sees it no longer.")
            .AddChange<string>("RevokedReportLink", "revokedId: ID", "The id that the link had.");
        graph.Query(AddQueries).Mutation(AddMutations);
    }

    private static void AddQueries(ObjectBuilder<object?> query) => query
        .Field($"reportCoaches(interview: ID!, sort: String, {Connections.Arguments}): ReportCoachConnection", "Your coaches, and whether each sees the report; `sort` is `displayName`, `-displayName`, `since` or `-since`.", async (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new CoachQuery { Sort = call.Argument<string?>("sort"), Limit = size, After = after, Fields = call.ColumnsOfRows(CoachColumns) };
            return call.RefusedWithout(Permissions.ShareReports)
                ?? await call.AskListAsync((ShareReport share) => share.SliceAsync(Interview(call), wanted, call.Cancellation));
        })
        .Field($"reportLinks(interview: ID!, sort: String, {Connections.Arguments}): ReportLinkConnection", "The links to a report; `sort` is `-madeAt` or `madeAt`.", async (_, call) =>
        {
            var (size, after) = call.Wanted();
            var wanted = new ReportLinkQuery { Sort = call.Argument<string?>("sort"), Limit = size, After = after, Fields = call.ColumnsOfRows(LinkColumns) };
            return call.RefusedWithout(Permissions.ShareReports)
                ?? await call.AskListAsync((ReportLinks links) => links.SliceAsync(Interview(call), wanted, call.Cancellation));
        });

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("shareReport(interview: ID!, coach: ID!): SharedReportChange", "Shows a report to a coach of yours; doing it twice changes nothing.", async (_, call) =>
        {
            var coach = Nodes.GuidOf(call.Argument<string>("coach"));
            return call.RefusedWithout(Permissions.ShareReports) ?? await call.ChangeAsync(
                async (ShareReport share) => CoachingGraph.Named(await share.HandleAsync(Interview(call), coach, call.Cancellation), coach.ToString()));
        })
        .Field("unshareReport(interview: ID!, coach: ID!): SharedReportChange", "Shows a report to a coach no longer.", async (_, call) =>
        {
            var coach = Nodes.GuidOf(call.Argument<string>("coach"));
            return call.RefusedWithout(Permissions.ShareReports) ?? await call.ChangeAsync(
                async (ShareReport share) => CoachingGraph.Named(await share.EndAsync(Interview(call), coach, call.Cancellation), coach.ToString()));
        })
        .Field("revokeReportLink(interview: ID!, link: ID!): RevokedReportLinkChange", "Revokes a link to a report.", async (_, call) =>
        {
            var link = Nodes.GuidOf(call.Argument<string>("link"));
            return call.RefusedWithout(Permissions.ShareReports) ?? await call.ChangeAsync(
                async (ReportLinks links) => CoachingGraph.Named(await links.RevokeAsync(Interview(call), link, call.Cancellation), link.ToString()));
        });

    private static Guid Interview(FieldCall call) => Nodes.GuidWithin(InterviewNode.Collection, call.Argument<string>("interview"));
}
