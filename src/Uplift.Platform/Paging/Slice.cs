namespace Uplift.Platform.Paging;

/// <summary>A row with the cursor of the list that goes on after it.</summary>
public sealed record Positioned<T>(string Cursor, T Row);

/// <summary>Some rows of a list, each with its place, for doors that must be able to go on from any of them.</summary>
public sealed record Slice<T>(IReadOnlyList<Positioned<T>> Rows, bool HasMore)
{
    /// <summary>Makes a slice of the first <paramref name="size"/> rows of a query that asked for one row more.</summary>
    public static Slice<T> Of(IReadOnlyList<T> rows, int size, Func<T, string> key) =>
        new([.. rows.Take(size).Select(row => new Positioned<T>(Cursor.Encode(key(row)), row))], rows.Count > size);

    public Page<T> ToPage() => new([.. Rows.Select(position => position.Row)], HasMore ? Rows[^1].Cursor : null);
}
