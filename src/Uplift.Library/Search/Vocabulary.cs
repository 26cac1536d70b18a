using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Uplift.Library.Content;
using Uplift.Platform.Data;
using Uplift.Platform.Http;

namespace Uplift.Library.Search;

/// <summary>Every word of the library, to correct slips in a search. Read once for each content version.</summary>
internal sealed class Vocabulary
{
    private const int ShortestCorrected = 4;
    private const int LongWord = 8;

    private readonly OncePerVersion<Snapshot> snapshot;

    public Vocabulary(IServiceScopeFactory scopes, ContentVersion version) =>
        snapshot = new OncePerVersion<Snapshot>(version, async () =>
        {
            await using var scope = scopes.CreateAsyncScope();
            return await ReadAsync(scope.ServiceProvider.GetRequiredService<AppDb>());
        });

    /// <summary>Replaces each word that the library does not know by the nearest one it knows, if one is near.</summary>
    public async Task<List<string>> CorrectAsync(IReadOnlyList<string> words, CancellationToken cancellation)
    {
        var current = await snapshot.GetAsync(cancellation);
        return [.. words.Select(word => current.Correct(word))];
    }

    private static async Task<Snapshot> ReadAsync(AppDb db)
    {
        var uses = new Dictionary<string, int>();
        await foreach (var text in db.SearchDocuments.AsNoTracking().Select(d => d.Title + " " + d.Body).AsAsyncEnumerable())
        {
            foreach (var word in Words.Of(text))
            {
                uses[word] = uses.GetValueOrDefault(word) + 1;
            }
        }

        return new Snapshot(uses);
    }

    private sealed class Snapshot(Dictionary<string, int> uses)
    {
        // Sorted, so that "is there a word that begins with this" is a binary search.
        private readonly string[] sorted = [.. uses.Keys.Order(StringComparer.Ordinal)];

        public string Correct(string word)
        {
            if (word.Length < ShortestCorrected || IsBeginning(word))
            {
                return word;
            }

            var allowed = word.Length >= LongWord ? 2 : 1;
            return sorted
                .Where(known => Math.Abs(known.Length - word.Length) <= allowed && known.Length >= ShortestCorrected)
                .Select(known => (Known: known, Distance: EditDistance.Between(word, known, allowed)))
                .Where(candidate => candidate.Distance <= allowed)
                .OrderBy(candidate => candidate.Distance)
                .ThenByDescending(candidate => uses[candidate.Known])
                .ThenBy(candidate => candidate.Known, StringComparer.Ordinal)
                .Select(candidate => candidate.Known)
                .FirstOrDefault(word);
        }

        private bool IsBeginning(string word)
        {
            var at = Array.BinarySearch(sorted, word, StringComparer.Ordinal);
            return at >= 0 || (~at < sorted.Length && sorted[~at].StartsWith(word, StringComparison.Ordinal));
        }
    }
}
