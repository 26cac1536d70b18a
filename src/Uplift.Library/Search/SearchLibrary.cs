using Uplift.Library.Content;
using Uplift.Library.Topics;

namespace Uplift.Library.Search;

/// <param name="Words">What was searched for; differs from what was typed where a word was corrected.</param>
/// <param name="Typed">The words as typed, when at least one was corrected.</param>
public sealed record SearchResults(
    IReadOnlyList<SearchMatch> Matches, string Words, string? Typed, bool AllWords, IReadOnlyDictionary<string, string> TopicNames);

/// <summary>Finds guides and questions by words, forgiving slips of the keyboard.</summary>
internal sealed class SearchLibrary(IFullText fullText, Vocabulary vocabulary, ListTopics topics)
{
    /// <summary>The best this many are shown; nobody reads further, and no list is unbounded.</summary>
    public const int Most = 50;

    private const int MostWords = 12;
    private const int LongestWord = 40;

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
