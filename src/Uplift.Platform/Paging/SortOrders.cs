using System.Linq.Expressions;
using System.Reflection;

namespace Uplift.Platform.Paging;

/// <summary>
/// The orders that a list may be read in, the first unless told otherwise. Each ends with a key that is unique, so that a place
/// in it is one place only, and each has an index that gives the rows in it.
/// </summary>
public sealed class SortOrders<T>
{
    private readonly List<SortOrder<T>> orders = [];

    public IEnumerable<string> Names => orders.Select(order => order.Name);

    /// <param name="name">As clients write it, such as <c>-updatedAt</c>.</param>
    /// <param name="keys">What it orders by.</param>
    /// <param name="otherNames">Names that it had before.</param>
    public SortOrders<T> Add(string name, Action<SortOrder<T>> keys, params string[] otherNames)
    {
        var order = new SortOrder<T>(name, otherNames);
        keys(order);
        orders.Add(order);
        return this;
    }

    /// <returns>Null when there is none of this name.</returns>
    internal SortOrder<T>? Find(string? name) =>
        string.IsNullOrEmpty(name) ? orders[0] : orders.Find(order => order.Name == name || order.OtherNames.Contains(name));
}

/// <summary>One order: its keys, each up or down.</summary>
public sealed class SortOrder<T>(string name, IReadOnlyList<string> otherNames)
{
    private static readonly MethodInfo BytesInOrder = typeof(SortOrder<T>).GetMethod(nameof(AreInOrder), BindingFlags.Static | BindingFlags.NonPublic)!;

    private readonly List<(LambdaExpression Key, bool IsDown)> keys = [];
    private IReadOnlyList<Func<T, object>>? values;

    public string Name => name;

    internal IReadOnlyList<string> OtherNames => otherNames;

    internal IReadOnlyList<(LambdaExpression Key, bool IsDown)> Keys => keys;

    public SortOrder<T> Up<TKey>(Expression<Func<T, TKey>> key) => With(key, isDown: false);

    public SortOrder<T> Down<TKey>(Expression<Func<T, TKey>> key) => With(key, isDown: true);

    private SortOrder<T> With(LambdaExpression key, bool isDown)
    {
        keys.Add((key, isDown));
        return this;
    }

    internal IQueryable<T> Sort(IQueryable<T> rows)
    {
        foreach (var ((key, isDown), position) in keys.Select((key, position) => (key, position)))
        {
            var method = (position, isDown) switch
            {
                (0, false) => nameof(Queryable.OrderBy),
                (0, true) => nameof(Queryable.OrderByDescending),
                (_, false) => nameof(Queryable.ThenBy),
                _ => nameof(Queryable.ThenByDescending),
            };
            rows = rows.Provider.CreateQuery<T>(Expression.Call(
                typeof(Queryable), method, [typeof(T), key.ReturnType], rows.Expression, Expression.Quote(key)));
        }

        return rows;
    }

    /// <summary>The rows behind the place that these values of the keys name.</summary>
    internal IQueryable<T> After(IQueryable<T> rows, IReadOnlyList<object> place)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var here = KeysOf(row);
        var there = place.Select(Value).ToList();

        // Written from the last key outwards: beyond on the first key, or level with it and beyond on the next.
        var last = keys.Count - 1;
        Expression beyond = Compare(here[last], there[last], keys[last].IsDown, orLevel: false);
        for (var position = last - 1; position >= 0; position--)
        {
            beyond = Expression.OrElse(
                Compare(here[position], there[position], keys[position].IsDown, orLevel: false),
                Expression.AndAlso(Expression.Equal(here[position], there[position]), beyond));
        }

        // Said once more of the first key alone, which is what an index can begin at.
        var from = Compare(here[0], there[0], keys[0].IsDown, orLevel: true);
        return rows.Where(Expression.Lambda<Func<T, bool>>(last == 0 ? beyond : Expression.AndAlso(from, beyond), row));
    }

    /// <summary>Of rows at hand those behind a place, in order, with their keys.</summary>
    internal IEnumerable<(T Row, object[] Keys)> Behind(IEnumerable<T> rows, IReadOnlyList<object>? place)
    {
        // Two at once make the same.
        values ??= [.. keys.Select(key => Expression.Lambda<Func<T, object>>(
            Expression.Convert(key.Key.Body, typeof(object)), key.Key.Parameters).Compile())];
        return rows
            .Select(row => (Row: row, Keys: values.Select(value => value(row)).ToArray()))
            .Where(found => place is null || CompareInMemory(found.Keys, place) > 0)
            .OrderBy(found => found.Keys, Comparer<object[]>.Create(CompareInMemory));
    }

    private int CompareInMemory(IReadOnlyList<object> left, IReadOnlyList<object> right)
    {
        for (var position = 0; position < keys.Count; position++)
        {
            var order = left[position] is string text
                ? string.CompareOrdinal(text, (string)right[position])
                : Comparer<object>.Default.Compare(left[position], right[position]);
            if (order != 0)
            {
                return keys[position].IsDown ? -order : order;
            }
        }

        return 0;
    }

    internal List<Expression> KeysOf(ParameterExpression row) =>
        [.. keys.Select(key => new Renaming(key.Key.Parameters[0], row).Visit(key.Key.Body))];

    private static BinaryExpression Compare(Expression here, Expression there, bool isDown, bool orLevel)
    {
        if (here.Type == typeof(string))
        {
            here = Expression.Call(typeof(string), nameof(string.Compare), [], here, there);
            there = Expression.Constant(0);
        }
        else if (here.Type.IsEnum)
        {
            var number = Enum.GetUnderlyingType(here.Type);
            (here, there) = (Expression.Convert(here, number), Expression.Convert(there, number));
        }

        var comparison = (isDown, orLevel) switch
        {
            (true, false) => ExpressionType.LessThan,
            (true, true) => ExpressionType.LessThanOrEqual,
            (false, false) => ExpressionType.GreaterThan,
            (false, true) => ExpressionType.GreaterThanOrEqual,
        };
        return Expression.MakeBinary(comparison, here, there, liftToNull: false, here.Type == typeof(byte[]) ? BytesInOrder : null);
    }

    /// <summary>Lets an expression compare bytes, for which C# has no operator; the databases have one.</summary>
    private static bool AreInOrder(byte[] left, byte[] right) => throw new NotSupportedException("Only a database compares bytes.");

    /// <summary>As a captured variable would be, so that it goes to the database as a parameter.</summary>
    private static Expression Value(object value) =>
        Expression.Field(Expression.Constant(Activator.CreateInstance(typeof(Captured<>).MakeGenericType(value.GetType()), value)), "Place");

    private sealed class Renaming(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}

file sealed class Captured<TValue>(TValue place)
{
    public readonly TValue Place = place;
}
