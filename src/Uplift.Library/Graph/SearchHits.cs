using Uplift.Library.Contracts;
using Uplift.Library.Search;

namespace Uplift.Library.Graph;

/// <summary>A match with the words of it that matched; of each kind, since a union tells its members by type.</summary>
internal abstract record SearchHit(string Slug, string Title, string Snippet, string TopicId, Level Level);

internal sealed record GuideHit(string Slug, string Title, string Snippet, string TopicId, Level Level)
    : SearchHit(Slug, Title, Snippet, TopicId, Level);

internal sealed record QuestionHit(string Slug, string Title, string Snippet, string TopicId, Level Level)
    : SearchHit(Slug, Title, Snippet, TopicId, Level);

internal static class SearchHits
{
    public static IReadOnlyList<SearchHit> Of(SearchResults? results) => [.. (results?.Matches ?? []).Select(Of)];

    private static SearchHit Of(SearchMatch match) => match.Kind == ItemKind.Guide
        ? new GuideHit(match.Slug, Plain(match.Title), Plain(match.Snippet), match.TopicId, match.Level)
        : new QuestionHit(match.Slug, Plain(match.Title), Plain(match.Snippet), match.TopicId, match.Level);

    private static string Plain(string text) => SearchLibrary.Plain(text);
}
