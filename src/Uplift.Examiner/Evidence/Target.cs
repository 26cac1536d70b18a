using System.Collections.Concurrent;

namespace Uplift.Examiner;

/// <summary>A statement, phrasing or claim to look for by its meaning.</summary>
/// <param name="Needle">Its words with their polarity and order.</param>
internal sealed record Target(IReadOnlyList<Term> Terms, float[] Vector, Needle Needle)
{
    // A word that the question uses itself says little about who repeats it.
    private const double PromptWordWeight = 0.25;

    /// <summary>For each term how much it says.</summary>
    public static double[] WeightsOf(IReadOnlyList<Term> terms, IReadOnlySet<string> promptStems) =>
        [.. terms.Select(term => term.Surprise * (promptStems.Contains(term.Stem) ? PromptWordWeight : 1))];
}

/// <summary>
/// The targets of questions, which every answer is compared with. Texts of answers never come in here, so what is kept is
/// bounded by the library and, for one-off questions, by the limit.
/// </summary>
internal sealed class Targets(Lexicon lexicon, SentenceEncoder encoder)
{
    // Some 4 KB each. A full library has about ten thousand phrasings.
    private const int MostKept = 16_384;

    private readonly ConcurrentDictionary<string, Target> targets = new(StringComparer.Ordinal);

    public Target Of(string text)
    {
        if (!targets.TryGetValue(text, out var known))
        {
            targets[text] = known = Read(text, encoder.VectorOf(text));
        }

        return known;
    }

    /// <summary>Reads those that are new together, which takes the encoder a fraction of the time.</summary>
    public void Prepare(IEnumerable<string> texts)
    {
        if (targets.Count >= MostKept)
        {
            targets.Clear();
        }

        var missing = texts.Where(text => !targets.ContainsKey(text)).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (text, vector) in missing.Zip(encoder.VectorsOf(missing)))
        {
            targets[text] = Read(text, vector);
        }
    }

    private Target Read(string text, float[] vector) =>
        new(new StudiedText(text, lexicon).Terms, vector, Needle.OfStatement(text));
}
