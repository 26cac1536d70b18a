using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Uplift.Library.Content;
using Uplift.Library.Contracts;
using Uplift.Library.Topics;
using Uplift.Platform.Outcomes;
using Uplift.Platform.Paging;

namespace Uplift.Library.Search;

/// <param name="Words">What was searched for; differs from what was typed where a word was corrected.</param>
/// <param name="Typed">The words as typed, when at least one was corrected.</param>
public sealed record SearchResults(
    IReadOnlyList<SearchMatch> Matches, string Words, string? Typed, bool AllWords, IReadOnlyDictionary<string, string> TopicNames);

public sealed record SearchQuery
{
    [Description("The words.")]
    [Required(ErrorMessage = "Say what to search for."), StringLength(200, ErrorMessage = "A search has at most 200 characters.")]
    public string? Q { get; set; }

    [Description("Only guides, or only questions.")]
    [AllowedValues(null, "guide", "question", ErrorMessage = "A search finds guides and questions.")]
    public string? Kind { get; set; }

    [Description("The id of a topic.")]
    public string? Topic { get; set; }

    [Description("beginner, intermediate or advanced.")]
    [AllowedValues(null, "beginner", "intermediate", "advanced", ErrorMessage = "A level is beginner, intermediate or advanced.")]
    public string? Level { get; set; }

    [Description("How many at most, 50 unless told.")]
    public int? Limit { get; set; }

    [Description("The cursor of the page before.")]
    public string? After { get; set; }

    [Description("The wanted fields, with commas between them; all unless told.")]
    public string? Fields { get; set; }
}

public sealed record FoundItem(string Kind, string Slug, string Title, string Snippet, string TopicId, Level Level);

/// <param name="Words">What was searched for.</param>
/// <param name="Typed">The words as typed, when at least one was corrected.</param>
/// <param name="AllWords">Whether all of the words were found together.</param>
/// <param name="Items">The best fifty; nobody reads further.</param>
public sealed record SearchView(string Words, string? Typed, bool AllWords, IReadOnlyList<FoundItem> Items) : IPage
{
    [JsonIgnore]
    public string? Next { get; init; }

    [JsonPropertyName("page")]
    public PagePlace Place => new(Next);

    [JsonIgnore]
    public FieldSet? Fields { get; init; }

    public object AsAsked(JsonSerializerOptions json) => Fields is null ? this : new SparseSearchView(Words, Typed, AllWords, Fields.Pick(Items, json), Place);
}

/// <summary>A search of whose finds only some fields were asked for.</summary>
public sealed record SparseSearchView(
    string Words, string? Typed, bool AllWords, IReadOnlyList<JsonObject> Items, [property: JsonPropertyName("page")] PagePlace Place);

/// <summary>Finds guides and questions by words, forgiving slips of the keyboard.</summary>
internal sealed class SearchLibrary(IFullText fullText, Vocabulary vocabulary, ListTopics topics, Lists lists)
{
    private static readonly SortOrders<(int Place, FoundItem Item)> BestFirst =
        new SortOrders<(int Place, FoundItem Item)>().Add("best", by => by.Up(found => found.Place));

    /// <summary>The best this many are shown; nobody reads further, and no list is unbounded.</summary>
    public const int Most = 50;

    private const int MostWords = 12;
    private const int LongestWord = 40;

    public static void Map(IEndpointRouteBuilder api) => api
        .MapGet("/search", GetAsync)
        .AllowAnonymous()
        .WithSummary("Search the library")
        .ProducesProblem(StatusCodes.Status400BadRequest)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    private static async Task<Results<Ok<SearchView>, ProblemHttpResult>> GetAsync(
        [AsParameters] SearchQuery query, SearchLibrary search, CancellationToken cancellation) =>
        (await search.HandleAsync(query, cancellation)).ToOk();

    public async Task<Outcome<SearchView>> HandleAsync(SearchQuery query, CancellationToken cancellation)
    {
        ItemKind? kind = query.Kind is null ? null : query.Kind == "guide" ? ItemKind.Guide : ItemKind.Question;
        var found = await HandleAsync(query.Q, new SearchScope(kind, query.Topic, LevelNames.Parse(query.Level)), cancellation);
        // All that anybody may see is found at once, so a page is a part of that.
        var slice = await lists.SliceAsync(
            (found?.Matches ?? []).Select((match, place) => (Place: place, Item: Item(match))).ToList(),
            BestFirst,
            row => row.Item,
            new ListRequest(null, query.Limit ?? Most, query.After, query.Fields),
            Lists.Scope("search", query.Q, query.Kind, query.Topic, query.Level));
        return slice.Value is { } rows
            ? new SearchView(found?.Words ?? "", found?.Typed, found?.AllWords ?? false, [.. rows.Rows.Select(row => row.Row)])
            {
                Next = rows.HasMore ? rows.Rows[^1].Cursor : null,
                Fields = rows.Fields,
            }
            : slice.Problem!;
    }

    private static FoundItem Item(SearchMatch match) => new(
        match.Kind == ItemKind.Guide ? "guide" : "question", match.Slug, Plain(match.Title), Plain(match.Snippet), match.TopicId, match.Level);

    // The marks around words are for our pages; a client marks in its own way.
    internal static string Plain(string text) =>
        text.Replace($"{Highlight.Start}", "", StringComparison.Ordinal).Replace($"{Highlight.End}", "", StringComparison.Ordinal);

    /// <returns>Null when the text holds no word to search for.</returns>
    public async Task<SearchResults?> HandleAsync(string? text, SearchScope scope, CancellationToken cancellation)
    {
        var typed = Words.Of(text ?? "").Where(word => word.Length <= LongestWord).Take(MostWords).ToList();
        if (typed.Count == 0)
        {
            return null;
        }

        var names = (await topics.HandleAsync(cancellation)).ToDictionary(topic => topic.Id, topic => topic.Name);
        var words = await vocabulary.CorrectAsync(typed, cancellation);
        var matches = await fullText.FindAsync(words, scope, all: true, Most, cancellation);
        var allWords = matches.Count > 0 || words.Count == 1;
        if (!allWords)
        {
            matches = await fullText.FindAsync(words, scope, all: false, Most, cancellation);
        }

        var corrected = !words.SequenceEqual(typed);
        return new SearchResults(
            matches, string.Join(' ', words), corrected ? string.Join(' ', typed) : null, allWords, names);
    }
}
