using Uplift.Library.Contracts;
using Uplift.Library.Notes;
using Uplift.Library.Search;
using Uplift.Platform.Paging;

namespace Uplift.Library.Graph;

/// <summary>A match with the words of it that matched; of each kind, since a union tells its members by type.</summary>
internal abstract record SearchHit(string Slug, string Title, string Snippet, string TopicId, Level Level);

internal sealed record GuideHit(string Slug, string Title, string Snippet, string TopicId, Level Level)
    : SearchHit(Slug, Title, Snippet, TopicId, Level);

internal sealed record QuestionHit(string Slug, string Title, string Snippet, string TopicId, Level Level)
    : SearchHit(Slug, Title, Snippet, TopicId, Level);

/// <param name="Note">A note of whoever searches.</param>
/// <param name="Snippet">The words around what was found.</param>
internal sealed record NoteHit(NoteView Note, string Snippet);

internal static class SearchHits
{
    /// <summary>Of a person's notes the latest that hold the words.</summary>
    public const int MostNotes = 10;

    private const int SnippetBefore = 60;
    private const int SnippetLength = 200;

    public static IEnumerable<SearchHit> Of(SearchResults? results) => (results?.Matches ?? []).Select(Of);

    public static IEnumerable<NoteHit> Of(Slice<NoteView> notes, string text)
    {
        var words = ListNotes.WordsOf(text).ToList();
        return notes.Rows.Select(row => new NoteHit(row.Row, SnippetOf(row.Row.Body, words)));
    }

    private static string SnippetOf(string body, List<string> words)
    {
        var line = string.Join(' ', body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var first = words.Select(word => line.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(at => at >= 0).DefaultIfEmpty(0).Min();
        var from = first <= SnippetBefore ? 0 : line.LastIndexOf(' ', first - SnippetBefore) + 1;
        var to = Math.Min(line.Length, from + SnippetLength);
        to = to < line.Length && char.IsLowSurrogate(line[to]) ? to - 1 : to;
        return $"{(from > 0 ? "…" : "")}{line[from..to]}{(to < line.Length ? "…" : "")}";
    }

    private static SearchHit Of(SearchMatch match) => match.Kind == ItemKind.Guide
        ? new GuideHit(match.Slug, Plain(match.Title), Plain(match.Snippet), match.TopicId, match.Level)
        : new QuestionHit(match.Slug, Plain(match.Title), Plain(match.Snippet), match.TopicId, match.Level);

    private static string Plain(string text) => SearchLibrary.Plain(text);
}
