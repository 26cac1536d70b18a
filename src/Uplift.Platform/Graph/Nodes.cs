using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Graph;

/// <summary>
/// Where nodes of one kind come from. A node's id is its address below <c>/api/v1</c>, such as <c>notes/0199...</c>: one name
/// for one thing at both doors.
/// </summary>
/// <param name="Collection">The first part of the id.</param>
/// <param name="Read">Reads the node that the rest of the id names, for whoever asks.</param>
public sealed record NodeSource(string Collection, Func<FieldCall, string, ValueTask<object?>> Read);

/// <summary>Object identification after the Relay specification.</summary>
public static class Nodes
{
    /// <summary>The interface's name, and its one field's signature and description.</summary>
    public const string Interface = "Node";

    public const string Id = "id: ID!";

    public const string IdMeans = "Names it among all nodes; it is its address below `/api/v1`.";

    /// <summary>What an argument names within a collection: written as a node's id, or as REST names it there.</summary>
    public static string Within(string collection, string id) =>
        collection.Length > 0 && id.StartsWith($"{collection}/", StringComparison.Ordinal) ? id[(collection.Length + 1)..] : id;

    /// <summary>The same where things are named by a guid; a text that is none names nothing.</summary>
    public static Guid GuidWithin(string collection, string id) => GuidOf(Within(collection, id));

    public static Guid GuidOf(string id) => Guid.TryParse(id, out var guid) ? guid : Guid.Empty;

    internal static SchemaBuilder AddNodes(this SchemaBuilder graph) => graph
        .Interface(Interface, "What can be read again by its id alone.", (Id, IdMeans))
        .Query(query => query.Field("node(id: ID!): Node", "Anything that has an id, as far as you may read it.", (_, call) =>
        {
            var id = call.Argument<string>("id");
            var source = call.Service<IEnumerable<NodeSource>>().FirstOrDefault(one => id.StartsWith($"{one.Collection}/", StringComparison.Ordinal));
            return source is null
                ? new ValueTask<object?>(Problem.NotFound("node").ToFailure())
                : source.Read(call, Within(source.Collection, id));
        }));
}
