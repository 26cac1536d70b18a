namespace Uplift.Platform.Paging;

/// <summary>A row with the cursor of the list that goes on after it, which is made when somebody wants it.</summary>
public sealed class Positioned<T>(T row, Func<string> makeCursor)
{
    public T Row => row;

    public string Cursor => makeCursor();
}

/// <summary>Some rows of a list, each with its place, for doors that must be able to go on from any of them.</summary>
public sealed record Slice<T>(IReadOnlyList<Positioned<T>> Rows, bool HasMore)
{
    /// <summary>The fields that were asked for; null for all of them.</summary>
    public FieldSet? Fields { get; init; }

    public Page<T> ToPage(int? total = null) =>
        new([.. Rows.Select(position => position.Row)], HasMore ? Rows[^1].Cursor : null) { Fields = Fields, Total = total };
}
