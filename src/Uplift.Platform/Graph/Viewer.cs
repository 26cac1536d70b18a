using Uplift.GraphQL.Building;
using Uplift.Platform.Identity;

namespace Uplift.Platform.Graph;

/// <summary>Whoever asks. Each module adds fields of what is theirs, and each field asks for what it needs.</summary>
public sealed record Viewer(bool IsGuest)
{
    /// <summary>The name of the type.</summary>
    public const string Type = "Me";
}

internal static class ViewerGraph
{
    public static SchemaBuilder AddViewer(this SchemaBuilder graph) => graph
        .Object<Downloads>(Downloads.Type, "Where your own files are, on this site: they are fetched at REST, with the same session or token.", files => files
            .Field("apiDocument: String!", "What REST offers, as OpenAPI.", _ => "/openapi/v1.json"))
        .Object<Viewer>(Viewer.Type, "Whoever asks, with all that is theirs.", me => me
            .Field("guest: Boolean!", "Whether it is somebody without an account, whose interviews are kept for a while.", v => v.IsGuest)
            .Field("downloads: Downloads", "Where your own files are.", (_, call) =>
                new ValueTask<object?>(call.RefusedToVisitors() ?? (object)new Downloads())))
        .Query(query => query.Field("me: Me", "You: with a session or a token, a guest's too.", (_, call) =>
            new ValueTask<object?>(call.RefusedToNobody() ?? (object)new Viewer(call.Service<CurrentUser>().IsGuest))));
}
