namespace Uplift.Examiner;

/// <summary>
/// The words by which a text is told from others about the same matter: names, numbers and things of its own, each by its stem
/// and with a weight from near 0, for what every text about software says, to 1.
/// </summary>
public static class DistinctiveWords
{
    private const int ShortestWord = 3;

    /// <returns>Stem, weight, and the word as it was first written.</returns>
    public static IReadOnlyDictionary<string, (double Weight, string Word)> Of(string text)
    {
        var words = new Dictionary<string, (double Weight, string Word)>(StringComparer.Ordinal);
        foreach (var token in Tokens.Read(text))
        {
            var word = text[token.Start..token.End];
            if (token.Kind == WordKind.Content && (word.Length >= ShortestWord || char.IsDigit(word[0])))
            {
                words.TryAdd(token.Stem, (Background.Shared.WeightOf(token.Stem), word));
            }
        }

        return words;
    }
}
