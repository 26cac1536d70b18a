using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Uplift.Platform.Outcomes;

namespace Uplift.Platform.Paging;

/// <summary>What every page of a list has, whatever it lists.</summary>
public interface IPage
{
    /// <summary>The cursor of the page after it, null on the last.</summary>
    string? Next { get; }

    /// <summary>The same page with the fields alone that were asked for; itself when all were.</summary>
    object AsAsked(JsonSerializerOptions json);
}

/// <summary>Where a page stands, as the API says it.</summary>
/// <param name="NextCursor">Sent as <c>after</c> it gives the page after this one; null on the last.</param>
/// <param name="Total">How many there are on all pages together; only where it was asked for.</param>
public sealed record PagePlace(
    string? NextCursor,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Total = null);

/// <summary>One page of a list: <c>{"items": [...], "page": {"nextCursor": "..."}}</c>.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, [property: JsonIgnore] string? Next) : IPage
{
    [JsonPropertyName("page")]
    public PagePlace Place => new(Next, Total);

    [JsonIgnore]
    public int? Total { get; init; }

    /// <summary>The fields that were asked for; null for all of them.</summary>
    [JsonIgnore]
    public FieldSet? Fields { get; init; }

    public object AsAsked(JsonSerializerOptions json) => Fields is null
        ? this
        : new SparsePage(Fields.Pick(Items, json), Place);
}

public static class Page
{
    /// <summary>For people: a cursor that is worth nothing, as in an old bookmark, leads to the first page.</summary>
    /// <param name="asked">What was asked.</param>
    /// <param name="first">The same from the beginning.</param>
    /// <param name="read">Reads the list.</param>
    public static async Task<Page<TRow>> FirstOrAsync<TQuery, TRow>(
        TQuery asked, TQuery first, Func<TQuery, Task<Outcome<Page<TRow>>>> read) =>
        (await read(asked)).Value ?? (await read(first)).Value ?? new Page<TRow>([], null);
}

/// <summary>A page of which only some fields were asked for.</summary>
public sealed record SparsePage(IReadOnlyList<JsonObject> Items, [property: JsonPropertyName("page")] PagePlace Place);
