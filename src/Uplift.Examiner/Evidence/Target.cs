namespace Uplift.Examiner;

/// <summary>A statement, phrasing or claim to look for by its meaning.</summary>
/// <param name="Weights">For each term how much it says; little for a word that the question uses itself.</param>
/// <param name="Needle">Its words with their polarity and order.</param>
internal sealed record Target(IReadOnlyList<Term> Terms, double[] Weights, float[] Vector, Needle Needle)
{
    // A word that the question uses itself says little about who repeats it.
    public const double PromptWordWeight = 0.25;

    public static Target Of(string text, IReadOnlySet<string> promptStems, Lexicon lexicon, VectorCache vectors)
    {
        var terms = new StudiedText(text, lexicon).Terms;

        return new(
            terms, WeightsOf(terms, promptStems), vectors.VectorOf(text), Needle.OfStatement(text));
    }

    public static double[] WeightsOf(IReadOnlyList<Term> terms, IReadOnlySet<string> promptStems) =>
        [.. terms.Select(term => term.Surprise * (promptStems.Contains(term.Stem) ? PromptWordWeight : 1))];
}
