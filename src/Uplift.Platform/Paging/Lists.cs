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
    public async Task<Outcome<Slice<TRow>>> SliceAsync<TEntity, TRow>(
        IQueryable<TEntity> rows,
        SortOrders<TEntity> orders,
        Expression<Func<TEntity, TRow>> view,
        ListRequest request,
        string scope,
        CancellationToken cancellation)
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
        if (!string.IsNullOrEmpty(request.After))
        {
            if (Place(order, request.After, scope) is not { } place)
            {
                return BadCursor;
            }

            rows = order.After(rows, place);
        }

        return await ReadAsync(order.Sort(rows), order, view, fields, request.Limit ?? UsualRows, scope, cancellation);
    }

    /// <summary>Names a list with its filters.</summary>
    public static string Scope(string list, params IEnumerable<object?> filters) =>
        JsonSerializer.Serialize(filters.Select(filter => Convert.ToString(filter, CultureInfo.InvariantCulture)).Prepend(list));

    private async Task<Slice<TRow>> ReadAsync<TEntity, TRow>(
        IQueryable<TEntity> rows,
        SortOrder<TEntity> order,
        Expression<Func<TEntity, TRow>> view,
        FieldSet? fields,
        int size,
        string scope,
        CancellationToken cancellation)
    {
        var read = await rows.Take(size + 1)
            .Select(WithKeys(fields is null ? view : fields.Narrow(view), order))
            .ToListAsync(cancellation);
        return new Slice<TRow>(
            [.. read.Take(size).Select(found => new Positioned<TRow>(found.Row, () => seal.Seal(JsonSerializer.Serialize(found.Keys), scope)))],
            read.Count > size)
        {
            Fields = fields,
        };
    }

    /// <summary>The row, and the keys that its place is made of, which it need not show.</summary>
    private static Expression<Func<TEntity, Keyed<TRow>>> WithKeys<TEntity, TRow>(
        Expression<Func<TEntity, TRow>> view, SortOrder<TEntity> order)
    {
        var keys = order.KeysOf(view.Parameters[0]).Select(key => Expression.Convert(key, typeof(object)));
        return Expression.Lambda<Func<TEntity, Keyed<TRow>>>(
            Expression.New(Keyed<TRow>.Constructor, view.Body, Expression.NewArrayInit(typeof(object), keys)), view.Parameters);
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

    private sealed record Keyed<TRow>(TRow Row, object[] Keys)
    {
        public static readonly System.Reflection.ConstructorInfo Constructor =
            typeof(Keyed<TRow>).GetConstructor([typeof(TRow), typeof(object[])])!;
    }
}
