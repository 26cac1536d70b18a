using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Platform.Api;
using Uplift.Platform.Graph;
using Uplift.Resumes.Applications;

namespace Uplift.Resumes.Graph;

/// <summary>A person's applications in the graph, through the handlers of REST and page.</summary>
internal static class ApplicationGraph
{
    public const string Collection = "applications";

    private static readonly string[] Columns =
        ["id", "employer", "role", "stage", "nextOn", "resumeId", "resumeVersion", "interviewId", "url", "createdAt", "updatedAt"];

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        AddInput(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field($"applications(sort: String, stage: ApplicationStage, {Connections.Arguments}): ApplicationConnection", "Your applications without adverts and notes; `sort` as REST has it: `-updatedAt` (the latest first), `updatedAt`, `employer`, `-employer`.", async (_, call) =>
                call.RefusedToVisitors() ?? await call.AskListAsync((ListApplications list) => list.SliceAsync(Wanted(call), call.Cancellation))));
        graph.Extend<Downloads>(Downloads.Type, files => files
            .Field("applicationsCsv: String!", "Your applications as CSV.", _ => "/api/v1/applications.csv"));
        graph.Query(query => query.Field("application(id: ID!): Application", "An application of yours.", (_, call) => FindAsync(call, call.Argument<string>("id"))));
        graph.Mutation(AddMutations);
    }

    public static async ValueTask<object?> FindAsync(FieldCall call, string id) => call.RefusedToVisitors()
        ?? await call.AskAsync((ReadApplication read) => read.HandleAsync(Nodes.GuidWithin(Collection, id), call.Cancellation));

    private static ApplicationQuery Wanted(FieldCall call)
    {
        var (size, after) = call.Wanted();
        var fields = call.SelectedOfRows();
        return new ApplicationQuery
        {
            Sort = call.Argument<string?>("sort"),
            Stage = call.Argument<ApplicationStage?>("stage")?.Word(),
            Limit = size,
            After = after,
            Fields = string.Join(',', Columns.Where(name => name == "id" || fields.Contains(name))),
        };
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Enum(
            "How far an application is.",
            (ApplicationStage.Wishlist, "It is only wanted."),
            (ApplicationStage.Applied, "It was sent."),
            (ApplicationStage.Interview, "They want to talk."),
            (ApplicationStage.Offer, "They want to hire."),
            (ApplicationStage.Closed, "It is over, either way."))
        .Object<StageChange>("StageChange", "That an application came to a stage.", change => change
            .Field("stage: ApplicationStage!", "The stage.", c => c.Stage)
            .Field("at: DateTime!", "When.", c => c.At))
        .Object<ApplicationRow>("ApplicationSummary", "An application in a list.", row => row
            .Field(Nodes.Id, Nodes.IdMeans, a => $"{Collection}/{a.Id}")
            .Field("employer: String!", "Who hires.", a => a.Employer)
            .Field("role: String!", "For what.", a => a.Role)
            .Field("stage: ApplicationStage!", "How far it is.", a => a.Stage)
            .Field("nextOn: Date", "The day on which something is to be done.", a => a.NextOn)
            .Field("resumeId: ID", "The resume for it.", a => a.ResumeId is { } id ? $"{ResumeGraph.Collection}/{id}" : null)
            .Field("resumeVersion: Int", "The version of the resume that was sent.", a => a.ResumeVersion)
            .Field("interviewId: ID", "The interview that prepares for it.", a => a.InterviewId is { } id ? $"interviews/{id}" : null)
            .Field("url: String", "Where the advert is.", a => a.Url)
            .Field("createdAt: DateTime!", "When it was begun.", a => a.CreatedAt)
            .Field("updatedAt: DateTime!", "When it was last changed.", a => a.UpdatedAt))
        .AddConnection<ApplicationRow>("Application", "ApplicationSummary")
        .Object<ApplicationView>("Application", "A job that a person applies for, with what belongs to it.", application => application
            .Implements(Nodes.Interface)
            .Field(Nodes.Id, Nodes.IdMeans, a => $"{Collection}/{a.Id}")
            .Field("employer: String!", "Who hires.", a => a.Employer)
            .Field("role: String!", "For what.", a => a.Role)
            .Field("stage: ApplicationStage!", "How far it is.", a => a.Stage)
            .Field("history: [StageChange!]!", "When it came to which stage, the first one first.", a => a.History)
            .Field("nextOn: Date", "The day on which something is to be done.", a => a.NextOn)
            .Field("resumeId: ID", "The resume for it.", a => a.ResumeId is { } id ? $"{ResumeGraph.Collection}/{id}" : null)
            .Field("resumeVersion: Int", "The version of the resume that was sent.", a => a.ResumeVersion)
            .Field("interviewId: ID", "The interview that prepares for it.", a => a.InterviewId is { } id ? $"interviews/{id}" : null)
            .Field("url: String", "Where the advert is.", a => a.Url)
            .Field("advert: String!", "The advert's own words.", a => a.Advert)
            .Field("notes: String!", "The person's notes.", a => a.Notes)
            .Field("createdAt: DateTime!", "When it was begun.", a => a.CreatedAt)
            .Field("updatedAt: DateTime!", "When it was last changed.", a => a.UpdatedAt)
            .Field("version: ID!", "Sent back with a change, so that nobody overwrites what they have not seen.", a => a.Version))
        .AddChange<ApplicationView>("Application", "application: Application", "The application as it is now.")
        .AddChange<string>("DeletedApplication", "deletedId: ID", "The id that it had.");

    private static void AddInput(SchemaBuilder graph) => graph.Input(
        "ApplicationInput",
        "An application as it is to be.",
        given => new ApplicationDraft
        {
            Employer = given.Get<string>("employer"),
            Role = given.Get<string>("role"),
            Stage = given.Get<ApplicationStage>("stage"),
            Url = given.Get<string?>("url"),
            Advert = given.Get<string?>("advert"),
            Notes = given.Get<string?>("notes"),
            NextOn = given.Get<string?>("nextOn") is { } day ? DayOf(day) : null,
            ResumeId = given.Get<string?>("resumeId") is { } resume ? Nodes.GuidWithin(ResumeGraph.Collection, resume) : null,
            ResumeVersion = given.Get<int?>("resumeVersion"),
            InterviewId = given.Get<string?>("interviewId") is { } interview ? Nodes.GuidWithin("interviews", interview) : null,
        },
        [
            ("employer: String!", "Who hires."),
            ("role: String!", "For what."),
            ("stage: ApplicationStage! = WISHLIST", "How far it is."),
            ("url: String", "Where the advert is."),
            ("advert: String", "The advert's own words."),
            ("notes: String", "The person's notes."),
            ("nextOn: Date", "The day on which something is to be done, as in `2026-11-23`."),
            ("resumeId: ID", "The resume for it, one of yours."),
            ("resumeVersion: Int", "The number of its version that was sent."),
            ("interviewId: ID", "The interview that prepares for it, one of yours."),
        ]);

    private static void AddMutations(ObjectBuilder<object?> mutation) => mutation
        .Field("createApplication(application: ApplicationInput!): ApplicationChange", "Keeps an application.", async (_, call) =>
        {
            var draft = call.Argument<ApplicationDraft>("application");
            return call.RefusedToVisitors() ?? await call.ChangeAsync((WriteApplication write) => write.AddAsync(draft, call.Cancellation), draft);
        })
        .Field("updateApplication(id: ID!, version: ID!, application: ApplicationInput!): ApplicationChange", "Writes an application anew, if it is still as you read it.", async (_, call) =>
        {
            var draft = call.Argument<ApplicationDraft>("application");
            var version = IfMatch.Version(Nodes.GuidOf(call.Argument<string>("version")));
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                (WriteApplication write) => write.ChangeAsync(Id(call), draft, version, call.Cancellation), draft);
        })
        .Field("moveApplication(id: ID!, stage: ApplicationStage!): ApplicationChange", "Moves an application to another stage.", async (_, call) =>
            call.RefusedToVisitors() ?? await call.ChangeAsync(
                (WriteApplication write) => write.MoveAsync(Id(call), call.Argument<ApplicationStage>("stage"), call.Cancellation)))
        .Field("deleteApplication(id: ID!, version: ID): DeletedApplicationChange", "Deletes an application for good; with a version, only if it is still as you read it.", async (_, call) =>
        {
            var version = call.Argument<string?>("version") is { } sent ? IfMatch.Version(Nodes.GuidOf(sent)) : null;
            return call.RefusedToVisitors() ?? await call.ChangeAsync(
                async (WriteApplication write) => ResumeGraph.Gone(Collection, await write.RemoveAsync(Id(call), version, call.Cancellation)));
        });

    private static Guid Id(FieldCall call) => Nodes.GuidWithin(Collection, call.Argument<string>("id"));

    // The day that no calendar has is as good as none: the field is optional.
    private static DateOnly? DayOf(string day) => DateOnly.TryParse(day, System.Globalization.CultureInfo.InvariantCulture, out var date) ? date : null;
}
