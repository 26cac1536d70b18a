using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.GraphQL.Types;
using Uplift.Identity.Sessions;
using Uplift.Identity.Settings;
using Uplift.Platform.Graph;
using Uplift.Platform.Identity;
using Uplift.Platform.Outcomes;

namespace Uplift.Identity.Graph;

/// <summary>Who somebody is, in the graph. What decides who can sign in is left to REST and the pages.</summary>
internal static class IdentityGraph
{
    private const int FewSessions = 20;

    public static void Add(SchemaBuilder graph)
    {
        AddTypes(graph);
        graph.Extend<Viewer>(Viewer.Type, me => me
            .Field("account: Account", "Who you are.", (_, call) => AccountAsync(call))
            .Field("settings: Settings", "How pages look to you.", (_, call) => AccountAsync(call))
            .Field("sessions: [Session!]", "Where you are signed in, the latest used first.", async (_, call) => call.RefusedToVisitors()
                ?? await call.AskAsync((ListSessions list) => list.HandleAsync(call.Cancellation)), new FieldCost(ListSize: FewSessions)));
        graph.Mutation(mutation => mutation
            .Field("saveSettings(settings: SettingsInput!): SettingsChange", "Saves how you are called and how pages look to you.", async (_, call) =>
            {
                var draft = call.Argument<SettingsDraft>("settings");
                return call.RefusedToVisitors() ?? await call.ChangeAsync((SaveSettings save) => save.HandleAsync(draft, call.Cancellation), draft);
            })
            .Field("endSession(id: ID!): SessionChange", "Signs one of your browsers out.", async (_, call) => call.RefusedToVisitors()
                ?? await call.ChangeAsync(async (EndSession end) => Gone(
                    await end.HandleAsync(call.Argument<string>("id"), call.Cancellation), call.Argument<string>("id"))))
            .Field("endSessions: SessionsChange", "Signs all of your browsers out, the one that asks included.", async (_, call) => call.RefusedToVisitors()
                ?? await call.ChangeAsync((EndAllSessions end) => AllGoneAsync(end, call))));
        graph.Extend<Downloads>(Downloads.Type, files => files
            .Field("archive: String!", "All that is kept of you, as a zip.", _ => "/api/v1/me/archive"));
    }

    private static void AddTypes(SchemaBuilder graph) => graph
        .Enum("What a person may do in the product.", [
            (Role.Learner, "Learns."),
            (Role.Coach, "Sees what learners share with them."),
            (Role.Editor, "Writes the library."),
            (Role.Admin, "Runs the place."),
        ])
        .Object<MeView>("Account", "A person, or a guest.", account => account
            .Field("userId: ID!", "Yours, as REST has it.", a => a.Id)
            .Field("email: String", "Your address; a guest has none.", a => a.Email)
            .Field("displayName: String!", "How you are called.", a => a.DisplayName)
            .Field("role: Role!", "What you may do.", a => a.Role)
            .Field("guest: Boolean!", "Whether you have no account yet.", a => a.Guest))
        .Object<MeView>("Settings", "How pages look to a person.", settings => settings
            .Field("displayName: String!", "How you are called.", a => a.DisplayName)
            .Field("timeZone: String!", "An IANA name such as `Europe/Berlin`.", a => a.TimeZone)
            .Field("culture: String!", "A culture name such as `en-GB`, for dates.", a => a.Culture)
            .Field("theme: String!", "`system`, `light` or `dark`.", a => a.Theme))
        .Object<SettingsView>("SavedSettings", "Settings as they are now.", settings => settings
            .Field("displayName: String!", "How you are called.", s => s.DisplayName)
            .Field("timeZone: String!", "An IANA name such as `Europe/Berlin`.", s => s.TimeZone)
            .Field("culture: String!", "A culture name such as `en-GB`, for dates.", s => s.Culture)
            .Field("theme: String!", "`system`, `light` or `dark`.", s => s.Theme))
        .Object<SessionView>("Session", "A browser that is signed in.", session => session
            .Field("id: ID!", "Names it when it is to be ended; it opens nothing.", s => s.Id)
            .Field("device: String!", "Browser and system, as far as the browser says so.", s => s.Device)
            .Field("address: String!", "Where it last came from.", s => s.Address)
            .Field("createdAt: DateTime!", "When it began.", s => s.CreatedAt)
            .Field("lastSeenAt: DateTime!", "When it was last used.", s => s.LastSeenAt)
            .Field("expiresAt: DateTime!", "When it ends by itself.", s => s.ExpiresAt)
            .Field("current: Boolean!", "Whether it is the one that asks.", s => s.Current))
        .Input(
            "SettingsInput",
            "How a person is called and how pages look to them.",
            given => new SettingsDraft
            {
                DisplayName = given.Get<string>("displayName"),
                TimeZone = given.Get<string>("timeZone"),
                Culture = given.Get<string>("culture"),
                Theme = given.Get<string>("theme"),
            },
            [
                ("displayName: String!", "How you want to be called."),
                ("timeZone: String!", "An IANA name such as `Europe/Berlin`."),
                ("culture: String!", "A culture name such as `en-GB`."),
                ("theme: String!", "`system`, `light` or `dark`."),
            ])
        .AddChange<SettingsView>("Settings", "settings: SavedSettings", "The settings as they are now.")
        .AddChange<string>("Session", "endedId: ID", "The session that is over.")
        .AddChange<bool>("Sessions", "ended: Boolean", "Whether they are over.");

    /// <summary>Account and settings are one row, read once.</summary>
    private static async ValueTask<object?> AccountAsync(FieldCall call)
    {
        var loader = call.Loaders.Get<Guid, object>("account", async (ids, cancellation) => new Dictionary<Guid, object>
        {
            [ids[0]] = (await call.AskAsync((ReadMe read) => read.HandleAsync(cancellation)))!,
        });
        return await loader.LoadAsync(call.Service<CurrentUser>().Id);
    }

    private static async Task<Outcome<bool>> AllGoneAsync(EndAllSessions end, FieldCall call)
    {
        await end.HandleAsync(call.Cancellation);
        return true;
    }

    private static Outcome<string> Gone(Outcome<bool> outcome, string id) => outcome.Problem is { } problem ? problem : id;
}
