namespace Uplift.Examiner;

/// <summary>What stands between spaces, which is what the encoder reads.</summary>
internal static class SpokenWords
{
    /// <param name="firstSentence">What the first sentence is numbered as, where several texts are read together.</param>
    /// <param name="most">No more words than this, from the front.</param>
    public static List<SpokenWord> Of(TextIndex text, int firstSentence = 0, int most = int.MaxValue)
    {
        var words = new List<SpokenWord>();
        var sentence = 0;
        for (var at = 0; at < text.Text.Length && words.Count < most;)
        {
            if (char.IsWhiteSpace(text.Text[at]))
            {
                at++;
                continue;
            }

            var end = at;
            while (end < text.Text.Length && !char.IsWhiteSpace(text.Text[end]))
            {
                end++;
            }

            while (sentence < text.Sentences.Count - 1 && text.Sentences[sentence].End <= at)
            {
                sentence++;
            }

            words.Add(new(at, end, text.Text[at..end], firstSentence + sentence));
            at = end;
        }

        return words;
    }

    /// <summary>For each token the word it is in, or the last one where the words end before.</summary>
    public static int[] PlacesOf(TextIndex text, IReadOnlyList<SpokenWord> words, Chunk among)
    {
        var places = new int[text.Tokens.Count];
        var word = among.First;
        for (var at = 0; at < places.Length; at++)
        {
            while (word < among.Last && words[word].End <= text.Tokens[at].Start)
            {
                word++;
            }

            places[at] = word;
        }

        return places;
    }
}
