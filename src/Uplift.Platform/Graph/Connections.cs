using System.Globalization;
using Uplift.GraphQL.Building;
using Uplift.GraphQL.Execution;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Platform.Graph;

/// <summary>Lists after the Relay specification: edges with cursors, and what lies beyond.</summary>
public static class Connections
{
    public const int MostRows = 50;

    private const int FewRows = 20;

    /// <summary>The arguments of a field that gives a connection, to be written after its filters.</summary>
    public const string Arguments = "first: Int = 20, after: String";

    private static readonly Failure OutOfBounds = Problem.Invalid(
        "/first", "out-of-range", string.Create(CultureInfo.InvariantCulture, $"A part of a list has 1 to {MostRows} rows.")).ToFailure();

    /// <summary>The page that a connection's field was asked for.</summary>
    public static (int Size, string? After) Wanted(this FieldCall call) =>
        (call.Arguments.Get<int?>("first") ?? FewRows, call.Arguments.Get<string?>("after"));

    /// <summary>What stands in the way of a page of that size.</summary>
    public static Failure? RefusedSize(this FieldCall call) => call.Wanted().Size is < 1 or > MostRows ? OutOfBounds : null;

    /// <summary>The fields that are asked for of a connection's rows, whichever way.</summary>
    public static IReadOnlySet<string> SelectedOfRows(this FieldCall call) =>
        call.Selected("nodes").Union(call.Selected("edges", "node")).ToHashSet();

    /// <summary>The columns that a list has to read for the rows' fields of the same names; the first of them always.</summary>
    public static string ColumnsOfRows(this FieldCall call, IReadOnlyList<string> columns)
    {
        var fields = call.SelectedOfRows();
        return string.Join(',', columns.Where((name, at) => at == 0 || fields.Contains(name)));
    }

    /// <summary>Registers the connection and edge types of a node type.</summary>
    public static SchemaBuilder AddConnection<T>(this SchemaBuilder graph, string name, string node) => graph
        .Object<Slice<T>>($"{name}Connection", "Part of a list, and how to go on.", connection => connection
            .Field($"edges: [{name}Edge!]!", "The rows, each with its place.", slice => slice.Rows)
            .Field($"nodes: [{node}!]!", "The rows alone.", slice => slice.Rows.Select(row => row.Row))
            .Field("pageInfo: PageInfo!", "What lies beyond.", slice => PageInfo.Of(slice)))
        .Object<Positioned<T>>($"{name}Edge", "A row in its place.", edge => edge
            .Field("cursor: String!", "Goes into `after` to go on from here.", row => row.Cursor)
            .Field($"node: {node}!", "The row.", row => row.Row));

    /// <summary>Registers what all connections share; once.</summary>
    public static SchemaBuilder AddPageInfo(this SchemaBuilder graph) => graph
        .Object<PageInfo>("PageInfo", "What lies beyond a part of a list.", info => info
            .Field("hasNextPage: Boolean!", "Whether there is more.", page => page.HasMore)
            .Field("hasPreviousPage: Boolean!", "Always false: lists are read forwards.", _ => false)
            .Field("startCursor: String", "The place of the first row.", page => page.StartCursor)
            .Field("endCursor: String", "Goes into `after` for the next part.", page => page.EndCursor));
}

internal sealed record PageInfo(bool HasMore, string? StartCursor, string? EndCursor)
{
    public static PageInfo Of<T>(Slice<T> slice) =>
        new(slice.HasMore, slice.Rows.Count == 0 ? null : slice.Rows[0].Cursor, slice.Rows.Count == 0 ? null : slice.Rows[^1].Cursor);
}
