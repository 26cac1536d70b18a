using System.Buffers.Text;
using System.Text;
using System.Text.Json.Serialization;

namespace Uplift.Platform.Paging;

/// <summary>What every page of a list has, whatever it lists.</summary>
public interface IPage
{
    /// <summary>The cursor of the page after it, null on the last.</summary>
    string? Next { get; }
}

/// <summary>Where a page stands, as the API says it.</summary>
/// <param name="NextCursor">Sent as <c>after</c> it gives the page after this one; null on the last.</param>
public sealed record PagePlace(string? NextCursor);

/// <summary>One page of a list: <c>{"items": [...], "page": {"nextCursor": "..."}}</c>.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonIgnore] string? Next) : IPage
{
    [JsonPropertyName("page")]
    public PagePlace Place => new(Next);

    /// <summary>Makes a page of the first <paramref name="size"/> rows of a query that asked for one row more.</summary>
    public static Page<T> Of(List<T> rows, int size, Func<T, string> key) =>
        rows.Count > size
            ? new Page<T>(rows[..size], Cursor.Encode(key(rows[size - 1])))
            : new Page<T>(rows, null);
}

/// <summary>A keyset cursor: the sort key of the last row seen, opaque to clients.</summary>
public static class Cursor
{
    public static string Encode(string key) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key));

    /// <returns>The key, or null when the cursor is absent or was not made by <see cref="Encode"/>.</returns>
    public static string? Decode(string? cursor)
    {
        if (string.IsNullOrEmpty(cursor) || cursor.Length > 500 || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        var key = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor));
        return key.Contains('\0', StringComparison.Ordinal) ? null : key;
    }
}
