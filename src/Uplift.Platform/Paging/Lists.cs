using System.Globalization;
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Paging;

/// <summary>What every list may be asked, beside its own filters.</summary>
/// <param name="Sort">One of the list's orders; null for its first.</param>
/// <param name="Limit">How many rows; null for the list's usual page.</param>
/// <param name="After">The cursor of the page before.</param>
/// <param name="Fields">Names of the wanted fields, with commas between them; null for all.</param>
public sealed record ListRequest(string? Sort = null, int? Limit = null, string? After = null, string? Fields = null);

/// <summary>Reads lists by keyset: in one statement, which reads the wanted columns alone, from a place that no insert shifts.</summary>
public sealed class Lists(CursorSeal seal)
{
    public const int UsualRows = 20;
    public const int MostRows = 100;

    private static readonly Problem BadCursor = new(
        ProblemKind.Unreadable, "bad-cursor", "This cursor was not made by this list with this order and these filters. Begin again without it.");

    /// <param name="rows">The rows, filtered and not yet ordered.</param>
    /// <param name="orders">The orders that they may be read in.</param>
    /// <param name="view">What a row shows.</param>
    /// <param name="request">What was asked.</param>
    /// <param name="scope">The list and its filters, which a cursor is bound to; see <see cref="Scope"/>.</param>
    /// <param name="cancellation">Ends the statement.</param>
    public Task<Outcome<Slice<TRow>>> SliceAsync<TEntity, TRow>(
        IQueryable<TEntity> rows,
        SortOrders<TEntity> orders,
        Expression<Func<TEntity, TRow>> view,
        ListRequest request,
        string scope,
        CancellationToken cancellation) =>
        SliceAsync<TEntity, TRow>(orders, request, scope, wanted => ReadAsync(rows, view, wanted, cancellation));

    /// <summary>
    /// The same for rows that are all at hand: kept in memory, or few by nature and read by an index of their owner's. Text is
    /// put in order by code point, as the databases do it.
    /// </summary>
    public Task<Outcome<Slice<TRow>>> SliceAsync<TEntity, TRow>(
        IReadOnlyCollection<TEntity> rows, SortOrders<TEntity> orders, Func<TEntity, TRow> view, ListRequest request, string scope) =>
        SliceAsync<TEntity, TRow>(orders, request, scope, wanted => Task.FromResult(wanted.Order.Behind(rows, wanted.Place)
            .Take(wanted.Size)
            .Select(found => new KeyedRow<TRow>(view(found.Row), found.Keys))
            .ToList()));

    /// <summary>The same for a list that reads its rows in its own way.</summary>
    public async Task<Outcome<Slice<TRow>>> SliceAsync<TEntity, TRow>(
        SortOrders<TEntity> orders, ListRequest request, string scope, Func<WantedRows<TEntity>, Task<List<KeyedRow<TRow>>>> read)
    {
        if (request.Limit is < 1 or > MostRows)
        {
            return Problem.Invalid("/limit", "out-of-range", string.Create(CultureInfo.InvariantCulture, $"A page has 1 to {MostRows} rows."));
        }

        if (orders.Find(request.Sort) is not { } order)
        {
            return Problem.Invalid("/sort", "unknown-order", $"This list has these orders: {string.Join(" or ", orders.Names)}.");
        }

        var (fields, unknown) = FieldSet.Parse<TRow>(request.Fields);
        if (unknown is not null)
        {
            return unknown;
        }

        scope = $"{scope}\n{order.Name}";
        var place = string.IsNullOrEmpty(request.After) ? null : Place(order, request.After, scope);
        if (place is null && !string.IsNullOrEmpty(request.After))
        {
            return BadCursor;
        }

        var size = request.Limit ?? UsualRows;
        return ToSlice(await read(new WantedRows<TEntity>(order, place, fields, size + 1)), fields, size, scope);
    }

    /// <summary>Names a list with its filters.</summary>
    public static string Scope(string list, params IEnumerable<object?> filters) =>
        JsonSerializer.Serialize(filters.Select(filter => Convert.ToString(filter, CultureInfo.InvariantCulture)).Prepend(list));

    private Slice<TRow> ToSlice<TRow>(List<KeyedRow<TRow>> read, FieldSet? fields, int size, string scope) => new(
        [.. read.Take(size).Select(found => new Positioned<TRow>(found.Row, () => seal.Seal(JsonSerializer.Serialize(found.Keys), scope)))],
        read.Count > size)
    {
        Fields = fields,
    };

    public static Task<List<KeyedRow<TRow>>> ReadAsync<TEntity, TRow>(
        IQueryable<TEntity> rows, Expression<Func<TEntity, TRow>> view, WantedRows<TEntity> wanted, CancellationToken cancellation)
    {
        var (order, place, fields, size) = wanted;
        return order.Sort(place is null ? rows : order.After(rows, place))
            .Take(size)
            .Select(WithKeys(fields is null ? view : fields.Narrow(view), order))
            .ToListAsync(cancellation);
    }

    /// <summary>The row, and the keys that its place is made of, which it need not show.</summary>
    private static Expression<Func<TEntity, KeyedRow<TRow>>> WithKeys<TEntity, TRow>(
        Expression<Func<TEntity, TRow>> view, SortOrder<TEntity> order)
    {
        var keys = order.KeysOf(view.Parameters[0]).Select(key => Expression.Convert(key, typeof(object)));
        return Expression.Lambda<Func<TEntity, KeyedRow<TRow>>>(
            Expression.New(KeyedRow<TRow>.Constructor, view.Body, Expression.NewArrayInit(typeof(object), keys)), view.Parameters);
    }

    private List<object>? Place<TEntity>(SortOrder<TEntity> order, string cursor, string scope)
    {
        if (seal.Open(cursor, scope) is not { } sealedPlace)
        {
            return null;
        }

        using var place = JsonDocument.Parse(sealedPlace);
        return [.. place.RootElement.EnumerateArray().Zip(order.Keys, (value, key) => value.Deserialize(key.Key.ReturnType)!)];
    }
}

/// <summary>What a list is to read.</summary>
/// <param name="Order">The order.</param>
/// <param name="Place">The keys of the row after which it begins; null for the beginning.</param>
/// <param name="Fields">The fields that are wanted; null for all.</param>
/// <param name="Size">How many rows at most: one more than a page has, which says whether there is another.</param>
public sealed record WantedRows<TEntity>(SortOrder<TEntity> Order, IReadOnlyList<object>? Place, FieldSet? Fields, int Size);

/// <summary>A row, and the keys that its place is made of, which it need not show.</summary>
public sealed record KeyedRow<TRow>(TRow Row, object[] Keys)
{
    internal static readonly System.Reflection.ConstructorInfo Constructor =
        typeof(KeyedRow<TRow>).GetConstructor([typeof(TRow), typeof(object[])])!;
}
