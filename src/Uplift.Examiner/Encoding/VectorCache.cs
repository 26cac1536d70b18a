using System.Collections.Concurrent;

namespace Uplift.Examiner;

/// <summary>
/// The vectors of statements and phrasings, which every answer to a question is compared with. Texts of answers never
/// come in here, so what is kept is bounded by the library and, for one-off questions, by the limit.
/// </summary>
internal sealed class VectorCache(SentenceEncoder encoder)
{
    // 2 KB each. A full library has some ten thousand phrasings.
    private const int MostKept = 16_384;

    private readonly ConcurrentDictionary<string, float[]> vectors = new(StringComparer.Ordinal);

    public float[] VectorOf(string text)
    {
        if (vectors.TryGetValue(text, out var known))
        {
            return known;
        }

        if (vectors.Count >= MostKept)
        {
            vectors.Clear();
        }

        return vectors[text] = encoder.VectorOf(text);
    }
}
