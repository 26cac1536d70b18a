namespace Uplift.Examiner;

/// <summary>The sentences of the model answer: what it says itself is no misconception.</summary>
internal sealed class ReferenceSentences
{
    private const double NearlyAll = 0.8;

    private readonly List<HashSet<string>> sentences;

    public ReferenceSentences(string reference)
    {
        var text = new TextIndex(reference);
        sentences = [.. Enumerable.Range(0, text.Tokens.Count)
            .GroupBy(text.SentenceOf, at => text.Tokens[at].Stem)
            .Select(sentence => sentence.ToHashSet(StringComparer.Ordinal))];

        // A stretch may reach over two.
        sentences.AddRange([.. sentences.Zip(sentences.Skip(1), (left, right) => left.Union(right).ToHashSet(StringComparer.Ordinal))]);
    }

    public bool Says(TextIndex answer, Chunk chunk)
    {
        var words = Enumerable.Range(chunk.First, chunk.Last - chunk.First + 1)
            .Where(at => answer.Tokens[at].Kind == WordKind.Content)
            .Select(at => answer.Tokens[at].Stem)
            .ToList();

        return sentences.Exists(sentence => words.Count(sentence.Contains) >= NearlyAll * words.Count);
    }
}
