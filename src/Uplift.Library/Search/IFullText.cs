using Uplift.Library.Contracts;

namespace Uplift.Library.Search;

/// <param name="Kind">Null for guides and questions alike.</param>
internal sealed record SearchScope(ItemKind? Kind, string? Topic, Level? Level);

/// <summary>A match with <see cref="Highlight.Start"/> and <see cref="Highlight.End"/> around the words that matched.</summary>
public sealed record SearchMatch(ItemKind Kind, string Slug, string Title, string Snippet, string TopicId, Level Level);

/// <summary>Full-text search over the search documents; each database has its own way.</summary>
internal interface IFullText
{
    /// <param name="words">Lower-case words of letters and digits; each also matches longer words that begin with it.</param>
    /// <param name="scope">What to search in.</param>
    /// <param name="all">Whether a match holds all words, else any.</param>
    /// <param name="limit">The best this many.</param>
    /// <param name="cancellation">Ends the statement.</param>
    Task<List<SearchMatch>> FindAsync(
        IReadOnlyList<string> words, SearchScope scope, bool all, int limit, CancellationToken cancellation);
}

/// <summary>Control characters that no content holds, so that marking words needs no escaping.</summary>
internal static class Highlight
{
    public const char Start = '\u0002';
    public const char End = '\u0003';
}
